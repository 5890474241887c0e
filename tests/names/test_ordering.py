"""Sort keys: the most popular first, then the newest, in blocks that grow."""

from plaudit.names.ordering import block_number, first_sort_keys, popularity, popularity_at, sort_key


def test_entries_are_in_the_order_of_their_popularity_then_of_the_year():
    title, person = 0, 1
    ordered = [sort_key(title, 5, 9, 1980), sort_key(title, 5, 3, 2020), sort_key(title, 6, 3, 2020)]
    ordered += [sort_key(person, 1, 3, 2019), sort_key(title, 5, 0, None)]

    assert ordered == sorted(ordered)
    assert [popularity_at(key) for key in ordered] == [9, 3, 3, 3, 0]


def test_popularity_grows_with_the_count_and_has_a_limit():
    assert popularity(0) == 0 < popularity(1) < popularity(1_000) < popularity(10**9) < popularity(10**30) <= 255


def test_blocks_hold_ten_times_as_many_each():
    sort_keys = list(range(25_000))
    starts = first_sort_keys(sort_keys)

    assert starts == [2_000, 20_000]
    assert [block_number(key, starts) for key in (0, 1_999, 2_000, 19_999, 20_000)] == [0, 0, 1, 1, 2]
    assert first_sort_keys([1, 2, 3]) == []
