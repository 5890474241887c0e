"""The languages that the interface is translated into."""

# By code: the language's own name, as a reader looks for it.
NAMES = {"en": "English", "fr": "Français"}


def languages(printed: str) -> list[str]:
    """The codes of the languages of the pages, the site's own first."""
    codes = list(dict.fromkeys(code.strip().lower() for code in printed.split(",") if code.strip()))
    for code in codes:
        if code not in NAMES:
            raise ValueError(f"there is no translation into {code!r}; write some of {', '.join(NAMES)}, with commas.")
    if not codes:
        raise ValueError(f"name at least one language: {', '.join(NAMES)}.")
    return codes
