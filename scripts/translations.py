"""Gathers the texts of the interface for translators, and says what a translation still lacks.

    python scripts/translations.py            # bring the template and every translation up to date, and compile them
    python scripts/translations.py --check    # change nothing; say what is missing or broken

A new language is begun by its code: `python scripts/translations.py --begin de`.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src"
LOCALE = SOURCE / "plaudit" / "locale"
TEMPLATE = LOCALE / "django.pot"
LAZY: dict[str, Any] = {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)([sd])")
TAG = re.compile(r"</?\w+[^>]*>")
WIDTH = 110
# Without what changes at each run, such as the day.
HEADER = r"""# The texts of Plaudit's interface: {language}.
msgid ""
msgstr ""
"Project-Id-Version: Plaudit\n"
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def django_template(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """The texts of one of Django's own templates, as Babel takes them: they are the desk's."""
    if not settings.configured:
        settings.configure()
    # What is between the texts becomes letters, which stand indented like HTML: to Python that means something.
    code = "\n".join(line.strip() for line in templatize(file.read().decode()).splitlines())
    return extract_python(BytesIO(code.encode()), keywords, comment_tags, options)


def gathered() -> Catalog:
    """Every text of the interface, with the files that it stands in."""
    with (CHECKOUT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog(project="Plaudit", charset="utf-8")
    found = extract_from_dir(str(SOURCE), methods, options, keywords={**DEFAULT_KEYWORDS, **LAZY})
    for path, _line, message, comments, context in found:
        catalog.add(message, locations=[(f"src/{path}", 0)], auto_comments=comments, context=context)
    return catalog


def translations() -> dict[str, Path]:
    """The file of each translation by its language."""
    return {path.parents[1].name: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))}


def read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(path: Path) -> Catalog:
    with path.with_suffix(".mo").open("rb") as file:
        catalog = read_mo(file)
    for message in catalog:
        context: Any = message.context
        if isinstance(context, bytes):  # as Babel leaves it
            message.context = context.decode()
    return catalog


def bring_up_to_date(wanted: Iterable[str] = ()) -> None:
    """Write the template, then each translation with the new texts (empty) and without those that are gone."""
    template = gathered()
    with TEMPLATE.open("wb") as file:
        write_po(file, template, omit_header=True, width=WIDTH, include_lineno=False, sort_by_file=True)
    for language in {*translations(), *wanted}:
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = read(path, language) if path.exists() else Catalog(language)
        # A translation of a similar text would look finished and be wrong.
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            file.write(HEADER.format(language=language, plurals=catalog.plural_forms).encode())
            write_po(file, catalog, omit_header=True, width=WIDTH, include_lineno=False, sort_by_file=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _complete(path, language))


def _complete(path: Path, language: str) -> Catalog:
    """A translation without its empty texts: they would be shown as nothing instead of in English."""
    catalog = read(path, language)
    for message in list(catalog):
        if message.id and not all(_forms(message.string)):
            catalog.delete(_first(message.id), message.context)
    return catalog


def template_problems(template: Catalog) -> Iterator[str]:
    """What the template lacks of the texts in the source, or has beside them."""
    known = read(TEMPLATE)
    yield from (f"django.pot lacks: {shown(key)}" for key in sorted(keys(template) - keys(known)))
    yield from (f"django.pot has what is gone: {shown(key)}" for key in sorted(keys(known) - keys(template)))


def problems(language: str, template: Catalog) -> Iterator[str]:
    """What a translation lacks, has broken, or has kept of texts that are gone."""
    path = translations()[language]
    catalog = read(path, language)
    yield from (f"{language} has what is gone: {shown(key)}" for key in sorted(keys(catalog) - keys(template)))
    for message in template:
        if message.id:
            theirs = catalog.get(_first(message.id), message.context)
            yield from (f"{language}, {shown(key_of(message))}: {what}" for what in _wrong_with(message, theirs))
    if _strings(compiled(path)) != _strings(catalog):
        yield f"{language}: django.mo is not what django.po says; run `make messages`."


def keys(catalog: Catalog) -> set[tuple[str, str]]:
    return {key_of(message) for message in catalog if message.id}


def key_of(message: Message) -> tuple[str, str]:
    """The text and its context, by which a translation is found."""
    return _first(message.id), message.context or ""


def shown(key: tuple[str, str]) -> str:
    text, context = key
    return f"“{text}” ({context})" if context else f"“{text}”"


def _wrong_with(message: Message, theirs: Message | None) -> Iterator[str]:
    if theirs is None or not all(_forms(theirs.string)) or not theirs.string:
        yield "not translated."
        return
    if theirs.fuzzy:
        yield "marked as fuzzy."
    if isinstance(message.id, str) == isinstance(theirs.string, tuple):
        yield "has plural forms in one and not in the other."
        return
    ours, forms = _forms(message.id), _forms(theirs.string)
    allowed = {name for form in ours for name in PLACEHOLDER.findall(form)}
    for form in forms:
        named = set(PLACEHOLDER.findall(form))
        if named - allowed:
            yield f"has a placeholder that the text has not: {sorted(named - allowed)}."
        if "%(" in PLACEHOLDER.sub("", form):
            yield f"has a broken placeholder: {form}"
        if len(TAG.findall(form)) != len(TAG.findall(ours[-1])):
            yield f"has other tags than the text: {form}"
    # One of a thing may go without its number; many may not.
    if set(PLACEHOLDER.findall(forms[-1])) != set(PLACEHOLDER.findall(ours[-1])):
        yield f"lacks a placeholder: {forms[-1]}"


def _strings(catalog: Catalog) -> dict[tuple[str, str], tuple[str, ...]]:
    told = (message for message in catalog if message.id)
    return {key_of(message): _forms(message.string) for message in told if all(_forms(message.string))}


def _forms(text: Any) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _first(text: Any) -> str:
    return _forms(text)[0]


def main() -> int:
    parser = argparse.ArgumentParser(description="The texts of the interface, for translators.")
    parser.add_argument("--check", action="store_true", help="change nothing and say what is missing or broken")
    parser.add_argument("--begin", metavar="LANGUAGE", action="append", default=[], help="begin another language")
    asked = parser.parse_args()
    if not asked.check:
        bring_up_to_date(asked.begin)
    template = gathered()
    found = [*template_problems(template), *(line for code in translations() for line in problems(code, template))]
    print("\n".join(found) or "Every text is translated.")
    return 1 if asked.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
