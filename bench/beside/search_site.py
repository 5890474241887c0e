"""A site with so many titles to search in: loading it, asking it, and a bare view to measure its suggestions against.

    python bench/beside/search_site.py load TITLES PEOPLE | quality | alone

Each word is a leg of `bench/search.py` in a process of its own, and prints JSON. As a WSGI module it serves the site
with the bare view beside it.
"""

import csv
import gzip
import json
import os
import random
import string
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import django

DATA = Path(os.environ["DATA"])
ASKED = 1_000
SHOWN = 8
FIRST = 5


# ---- Loading --------------------------------------------------------------------------------------------------------


def load(titles: str, people: str) -> dict[str, Any]:
    """Fill the tables with so many titles and people, then the index by its own action."""
    from django.db import transaction  # noqa: PLC0415 - needs Django

    from plaudit.search.actions import update_index  # noqa: PLC0415

    with transaction.atomic():
        add_titles(int(titles))
        add_people(int(people))
    start = time.perf_counter()
    done = update_index()
    filled = time.perf_counter()
    update_index()
    return {"entries": done.written, "seconds": filled - start, "idle": time.perf_counter() - filled}


def add_titles(count: int) -> None:
    """The first titles in a random order that is always the same, with as many ratings as the file tells of."""
    from plaudit import bulk  # noqa: PLC0415
    from plaudit.catalog.models import Title  # noqa: PLC0415
    from plaudit.catalog.slugs import assign_slugs  # noqa: PLC0415 - needs Django
    from plaudit.names.folding import slugify, title_key  # noqa: PLC0415
    from plaudit.scoreboard.models import Score  # noqa: PLC0415

    rows, rated = basics()[:count], ratings()
    made = [
        Title(
            name=row["primary_title"][:300],
            original_name=row["original_title"][:300] if row["original_title"] != row["primary_title"] else "",
            name_key=title_key(row["primary_title"]),
            year=int(row["start_year"]) if row["start_year"] else None,
        )
        for row in rows
    ]
    assign_slugs(Title, [(title, slugify(title.name, title.year, fallback="title")) for title in made])
    bulk.create(made)
    scores = [
        Score(title=title, **{f"stars_{max(1, round(float(found[0])))}": int(found[1])})
        for row, title in zip(rows, made, strict=True)
        if (found := rated.get(row["tconst"]))
    ]
    fields = [field for field in Score._meta.concrete_fields if not field.generated and not field.has_db_default()]
    columns = [field.attname for field in fields]
    bulk.insert(Score, columns, ([getattr(score, column) for column in columns] for score in scores))


def basics() -> list[dict[str, str]]:
    with gzip.open(DATA / "imdb/imdb.title.basics.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["primary_title"].strip()]
    random.Random(3).shuffle(rows)  # noqa: S311 - the same every time
    return rows


def ratings() -> dict[str, tuple[str, str]]:
    with gzip.open(DATA / "imdb/imdb.title.ratings.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return {row["tconst"]: (row["averagerating"], row["numvotes"]) for row in csv.DictReader(file)}


def add_people(count: int) -> None:
    """The people of the tables of films, and others whose names are made of theirs."""
    from plaudit import bulk  # noqa: PLC0415
    from plaudit.catalog.models import Person  # noqa: PLC0415
    from plaudit.catalog.slugs import assign_slugs  # noqa: PLC0415 - needs Django
    from plaudit.names.folding import person_key, slugify  # noqa: PLC0415

    made = [Person(name=name, name_key=person_key(name)) for name in names_of_people(count)]
    assign_slugs(Person, [(person, slugify(person.name, fallback="person")) for person in made])
    bulk.create(made)


def names_of_people(count: int) -> list[str]:
    found: dict[str, None] = {}
    with (DATA / "films/imdb-movie-data.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            found |= dict.fromkeys(name.strip() for name in f"{row['Director']},{row['Actors']}".split(","))
    with (DATA / "films/duke-movies.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            found |= dict.fromkeys(row[column].strip() for column in ("director", *(f"actor{n}" for n in range(1, 6))))
    real = [name for name in found if " " in name]
    chance = random.Random(5)  # noqa: S311 - the same every time
    while len(found) < count:
        found[f"{chance.choice(real).split()[0]} {chance.choice(real).split()[-1]}"] = None
    return [name for name in found if name][:count]


# ---- What is asked --------------------------------------------------------------------------------------------------


def asked_titles() -> list[str]:
    """A thousand of the titles, by chance, each with at least one letter."""
    names = [row["primary_title"][:300] for row in basics()]
    sample = random.Random(7).sample(names, 2 * ASKED)  # noqa: S311 - the same every time
    return [name for name in sample if any(char.isalnum() for char in name)][:ASKED]


def with_one_letter_wrong(name: str) -> str:
    """A letter replaced, left out, put in, or swapped with the next, at any place where a letter stands."""
    chance = random.Random(f"wrong {name}")  # noqa: S311 - the same every time
    places = [place for place, char in enumerate(name) if char.isalpha()] or [0]
    place, letter = chance.choice(places), chance.choice(string.ascii_lowercase)
    before, here, after = name[:place], name[place], name[place + 1 :]
    match chance.randrange(4):
        case 0:
            return before + letter + after
        case 1:
            return before + after
        case 2:
            return before + letter + here + after
    return before + after[:1] + here + after[1:]


def plainly(name: str) -> str:
    """Without accents, capitals, articles in front, and punctuation."""
    from plaudit.names.folding import LEADING_ARTICLES  # noqa: PLC0415 - needs Django

    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    kept = "".join(char if char.isalnum() or char.isspace() else "" for char in bare.lower()).split()
    while len(kept) > 1 and kept[0] in LEADING_ARTICLES:
        del kept[0]
    return " ".join(kept)


def typed() -> list[str]:
    """Beginnings of titles and people as somebody types them, two letters or more; one in ten has a wrong letter."""
    chance = random.Random(11)  # noqa: S311 - the same every time
    names = [row["primary_title"] for row in basics()[:1_000]] + names_of_people(1_000)[:250]
    found = []
    for name in chance.sample(names, len(names)):
        cut = name[: chance.randint(2, max(2, min(len(name), 24)))]
        found.append(with_one_letter_wrong(cut) if chance.random() < 0.1 and len(cut) > 4 else cut)
    return [text for text in found if any(char.isalnum() for char in text)]


# ---- Quality, beside tantivy and plain FTS5 -------------------------------------------------------------------------

Search = Callable[[str], list[str]]


def quality() -> dict[str, Any]:
    """How often each index gives the title that was asked for, and how long it takes for one question."""
    names = asked_titles()
    return {name: judged(search, names) for name, search in searches().items()}


def judged(search: Search, names: Sequence[str]) -> dict[str, Any]:
    from plaudit.names.folding import title_key  # noqa: PLC0415 - needs Django

    def first(asked: str, name: str) -> bool:
        return bool(found := search(asked)) and title_key(found[0]) == title_key(name)

    def among(asked: str, name: str) -> bool:
        return title_key(name) in [title_key(each) for each in search(asked)[:FIRST]]

    share = {
        "exact": share_of(first(name, name) for name in names),
        "wrong": share_of(among(with_one_letter_wrong(name), name) for name in names),
        "plain": share_of(among(plainly(name), name) for name in names if plainly(name)),
    }
    return share | seconds_of(search, typed())


def share_of(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found)


def seconds_of(ask: Callable[[str], Any], texts: Sequence[str]) -> dict[str, float]:
    """Milliseconds for one question at a time: the middle and the 99th percentile."""
    times = []
    for text in texts[:50]:
        ask(text)
    for text in texts:
        start = time.perf_counter()
        ask(text)
        times.append(1000 * (time.perf_counter() - start))
    return {"median": median(times), "p99": quantiles(times, n=100)[98]}


def searches() -> dict[str, Search]:
    """Each index as a function from a text to the names it finds, best first."""
    from plaudit.names.models import NameEntry  # noqa: PLC0415 - needs Django
    from plaudit.search.queries import find  # noqa: PLC0415

    names = list(NameEntry.objects.order_by("sort_key").values_list("name", flat=True))
    return {
        "Plaudit": lambda text: [record.name for record in find(text, limit=SHOWN)],
        "tantivy": tantivy_search(names),
        "plain FTS5": plain_search(names),
    }


def tantivy_search(names: Sequence[str]) -> Search:
    """Words without accents, best known first among equals; where nothing has them all, each with one slip."""
    import tantivy  # noqa: PLC0415 - only here
    from tantivy import Filter, Occur, Query, Tokenizer  # noqa: PLC0415

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("name", stored=True, tokenizer_name="folded")
    schema = schema.build()
    index = tantivy.Index(schema)
    folding = tantivy.TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.ascii_fold())
    analyzer = folding.build()
    index.register_tokenizer("folded", analyzer)
    writer = index.writer()
    for name in names:
        writer.add_document(tantivy.Document(name=name))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def matching(words: list[str], slips: int) -> list[str]:
        parts = [Query.fuzzy_term_query(schema, "name", word, distance=slips) for word in words[:-1]]
        last = Query.fuzzy_term_query(schema, "name", words[-1], distance=slips, prefix=True)
        # The same words in full count more than begun ones: what is called so comes first.
        whole = Query.boolean_query([(Occur.Should, Query.term_query(schema, "name", word)) for word in words])
        wanted = Query.boolean_query(
            [*((Occur.Must, part) for part in parts), (Occur.Must, last), (Occur.Should, whole)]
        )
        return [str(searcher.doc(hit)["name"][0]) for _score, hit in searcher.search(wanted, SHOWN).hits]

    def search(text: str) -> list[str]:
        words = analyzer.analyze(text)
        return (matching(words, 0) or matching(words, 1)) if words else []

    return search


def plain_search(names: Sequence[str]) -> Search:
    """FTS5 as it comes: words without accents, the last one begun, ordered by its own rank."""
    import sqlite3  # noqa: PLC0415 - only here

    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(name, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    database.executemany("INSERT INTO plain VALUES (?)", [(name,) for name in names])
    database.execute("INSERT INTO plain (plain) VALUES ('optimize')")

    def search(text: str) -> list[str]:
        words = "".join(char if char.isalnum() else " " for char in text).split()
        if not words:
            return []
        match = " ".join(f'"{word}"' for word in words) + "*"
        sql = "SELECT name FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in database.execute(sql, (match, SHOWN))]

    return search


# ---- One at a time, in this process ---------------------------------------------------------------------------------


def alone() -> dict[str, Any]:
    """Milliseconds of the suggestion's view and of the bare one, through the whole of Django, in turn."""
    from django.test import Client  # noqa: PLC0415 - needs Django

    client = Client()
    addresses = {"suggestion": "/search/suggest", "bare": "/bare"}
    return {
        name: seconds_of(lambda text, at=at: client.get(at, {"q": text}), typed()) for name, at in addresses.items()
    }


def queries_asked() -> list[str]:
    return typed()


# ---- The site with the bare view ------------------------------------------------------------------------------------


def start() -> Any:
    """Django with the bare view among its addresses; gives the WSGI application."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from django.conf import settings  # noqa: PLC0415 - reads the environment

    settings.ROOT_URLCONF = "bare_search"
    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    django.setup()
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415 - needs Django

    return WSGIHandler()


application = start()
LEGS: dict[str, Callable[..., Any]] = {"load": load, "quality": quality, "alone": alone, "typed": queries_asked}

if __name__ == "__main__":
    print(json.dumps(LEGS[sys.argv[1]](*sys.argv[2:])))
