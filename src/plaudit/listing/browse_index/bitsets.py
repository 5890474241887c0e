"""Sets of places on the shelf: whole numbers in which the bit of a place says whether it belongs to the set."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import compress, islice
from operator import or_

Bits = int
# The digits "0" and "1" of a number written out become false and true.
_TRUTH = bytes.maketrans(b"01", b"\x00\x01")


def of(places: Iterable[int], size: int) -> Bits:
    """The set of these places, all below `size`."""
    octets = bytearray(size // 8 + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def union(sets: Iterable[Bits]) -> Bits:
    """What belongs to any of the sets."""
    return reduce(or_, sets, 0)


def count(bits: Bits) -> int:
    return bits.bit_count()


def in_order(bits: Bits, order: Sequence[int], start: int, stop: int) -> list[int]:
    """Those places of an order that belong to the set, from the one numbered `start` to before `stop`."""
    return list(islice(_in_order(bits, order), start, stop))


def _in_order(bits: Bits, order: Sequence[int]) -> Iterator[int]:
    belongs = f"{bits:0{len(order)}b}"[::-1].encode().translate(_TRUTH)
    return compress(order, map(belongs.__getitem__, order))
