"""What a rating counts: stars, points. The words say nothing about its scale."""

_STARS = (
    *("star", "stars", "★", "*"),
    *("stern", "sterne", "sternen", "étoile", "étoiles", "etoile", "etoiles"),
    *("estrella", "estrellas", "estrela", "estrelas", "stella", "stelle"),
    *("stjerne", "stjerner", "stjärna", "stjärnor", "ster", "sterren"),
)
_POINTS = (
    *("point", "points", "pts", "punkt", "punkte", "punkten"),
    *("punto", "puntos", "punti", "ponto", "pontos"),
)
_LONGEST_FIRST = sorted((*_STARS, *_POINTS), key=len, reverse=True)


def strip_unit(text: str) -> tuple[str, bool]:
    """A tidied and case-folded text without the unit at its end, and whether there was one."""
    for unit in _LONGEST_FIRST:
        if text.endswith(unit) and len(text) > len(unit):
            return text.removesuffix(unit).rstrip(" -" if unit.isalpha() else None), True
    return text, False
