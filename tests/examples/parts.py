"""What is a part of an action, and must be called within its transaction."""

from functools import partial

from django.utils import timezone

from examples.example import Example, arguments
from examples.rows import (
    ORIGIN,
    add_title_to_index,
    add_word_without_entry,
    critic_standings,
    locked_scores,
    log_notes,
    miscounted,
    miscounted_series,
    score_with_another_count,
    title_with_old_index_entry,
    unique,
)
from factories import (
    TitleFactory,
    review,
)
from factories_offers import ProviderFactory
from factories_photos import hung_photo
from plaudit.catalog.actions import renditions
from plaudit.catalog.ingest import companies, genres, title_names, titles, unnamed_credits, upsert
from plaudit.catalog.ingest import offers as ingest_offers
from plaudit.catalog.ingest.credits import credits_by_name, upsert_credits
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import (
    Job,
    Offer,
    Synopsis,
    Title,
    TitleName,
)
from plaudit.changes import actions as changes
from plaudit.critics.actions import bylines, recount
from plaudit.members import actions as members
from plaudit.names import actions as names
from plaudit.names.models import NameEntry
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoring.tally import AudienceCounts
from plaudit.search import actions as search

# What is a part of an action, and must be full_name within its transaction.
IN_THE_CALLERS_TRANSACTION = [
    Example(changes.record, lambda _: arguments("title:1")),
    Example(changes.record_all, lambda _: arguments(["title:1"])),
    Example(changes.record_titles, lambda _: arguments([1])),
    Example(scoreboard.lock, lambda _: arguments([TitleFactory().pk])),
    Example(scoreboard.lock_with_recheck, lambda _: arguments(partial(set, [TitleFactory().pk]))),
    Example(scoreboard.lock_critics, lambda _: arguments(partial(set, [TitleFactory().pk]))),
    Example(scoreboard.lock_audience, lambda _: arguments([TitleFactory().pk])),
    Example(
        scoreboard.store_critic_totals,
        lambda world: arguments(
            critic_standings(world.title),
            locked_scores(*Title.objects.filter(pk__in=miscounted(world.title))),
            notes={},
            at=timezone.now(),
        ),
    ),
    Example(
        scoreboard.update_series,
        lambda _: arguments([(series := miscounted_series()).pk], locked_scores(series), at=timezone.now()),
    ),
    Example(
        scoreboard.store_audience_counts,
        lambda world: arguments({world.title.pk: AudienceCounts()}, locked_scores(world.title), at=timezone.now()),
    ),
    Example(scoreboard.write_log, lambda world: arguments(locked_scores(world.title)[world.title.pk], **log_notes())),
    Example(scoreboard.erase_from_log, lambda world: arguments([world.title.pk], [], "The editors")),
    Example(scoreboard.save_scores, lambda world: arguments([score_with_another_count(world.title)])),
    Example(
        recount.store_counts,
        lambda world: arguments(
            recount.Recount.of(miscounted(world.title)), locked_scores(world.title), notes={}, at=timezone.now()
        ),
    ),
    Example(bylines.get_or_create_bylines, lambda _: arguments([(unique("Ada"), unique("The Paper"))])),
    Example(bylines.ensure_top_status, lambda world: arguments([review(world.title).byline])),
    Example(
        ingest_offers.upsert_providers,
        lambda _: arguments([ingest_offers.ProviderInput(unique("Service"))], origin=ORIGIN),
    ),
    Example(
        upsert.upsert_rows,
        lambda world: arguments(
            [Offer(title=world.title, provider=ProviderFactory(), type="buy", region="FR")], origin=ORIGIN
        ),
    ),
    Example(
        upsert.upsert_rows,
        lambda _: arguments([Synopsis(title=TitleFactory(), language="fr", text="Une île.")], origin=ORIGIN),
    ),
    Example(
        title_names.upsert_names,
        lambda world: arguments([TitleName(title=world.title, name=unique("Un film"), language="fr")], origin=ORIGIN),
    ),
    Example(
        companies.upsert_companies,
        lambda world: arguments(
            [companies.CompanyInput(title_id=world.title.pk, name=unique("A studio"))], origin=ORIGIN
        ),
    ),
    Example(titles.upsert_titles, lambda _: arguments([TitleCandidate("archive", unique("A film"), 1931)])),
    Example(genres.upsert_genres, lambda _: arguments([(TitleFactory(), [unique("Genre")])])),
    Example(
        upsert_credits,
        lambda world: arguments(credits_by_name(world.title, [unique("Ada Lens")], Job.EDITOR), origin=ORIGIN),
    ),
    Example(
        unnamed_credits.upsert_credits_by_id,
        lambda world: arguments(
            [unnamed_credits.UnnamedCreditInput(world.title.pk, Job.EDITOR, unique("7"))], source=ORIGIN
        ),
    ),
    Example(renditions.record_photos, lambda world: arguments([hung_photo(world.title).pk])),
    Example(members.get_or_create_members, lambda _: arguments(ORIGIN, {unique("1"): "Ada"})),
    Example(search.update_entries, lambda _: arguments("title", [title_with_old_index_entry().pk])),
    Example(
        names.replace_entries,
        lambda _: arguments(
            [], [NameEntry(kind="title", object_id=1, name="Fargo", sort_key=1, tokens="fargo", fingerprint=1)]
        ),
    ),
    Example(names.replace_blocks, lambda _: arguments(range(3_000))),
    Example(names.clear, lambda _: arguments(*add_title_to_index())),
    Example(names.optimize, lambda _: arguments(*add_word_without_entry(), entries_written=0)),
]
