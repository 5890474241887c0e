"""What somebody at the desk does, each action with the permissions that it needs."""

from datetime import date, timedelta
from fractions import Fraction

from django.utils import timezone

from examples.example import Example, arguments
from examples.rows import (
    NUMBERS,
    ORIGIN,
    imported_name,
    make_category,
    make_company,
    make_genre,
    make_offer,
    make_quote,
    make_submission,
    member_with,
    png_file,
    publication_with_another_scale,
    publication_with_unread_ratings,
    renamed,
    two_people,
    two_titles,
    unique,
    withdrawn_review,
)
from factories import (
    BylineFactory,
    CreditFactory,
    CriticFactory,
    MemberFactory,
    PersonFactory,
    PublicationFactory,
    TitleFactory,
    review,
)
from factories_newsroom import author
from factories_offers import ProviderFactory
from factories_photos import hung_photo, photo
from factories_television import make_series
from plaudit.audience.actions import moderation
from plaudit.audience.actions import reviews as audience_reviews
from plaudit.catalog.actions import details, offers, people, photos, quotes, reference_data, television, titles
from plaudit.catalog.models import (
    Award,
    Credit,
    Genre,
    Offer,
    Provider,
)
from plaudit.critics.actions import bylines, consensus, critics, review_edits, reviews, verdicts
from plaudit.critics.models import Byline, Critic, Publication
from plaudit.desk.photos import deletion
from plaudit.listing import title_edits
from plaudit.members import actions as members
from plaudit.members.models import Member
from plaudit.members.roles import Role
from plaudit.merging import actions as merging
from plaudit.newsroom import actions as newsroom
from plaudit.newsroom.models import Author
from plaudit.scoring.verdict import Verdict

BY_PERMISSION = [
    Example(
        moderation.set_hidden,
        lambda world: arguments(
            audience_reviews.save_audience_review(member=MemberFactory(), title=world.title, text="Awful words."),
            hidden=True,
        ),
        ("audience.change_audiencereview",),
    ),
    Example(
        reference_data.save_reference_data,
        lambda _: arguments(Genre(name=unique("Genre"))),
        ("catalog.add_genre",),
        "a new genre",
    ),
    Example(
        reference_data.save_reference_data,
        lambda _: arguments(renamed(make_genre())),
        ("catalog.change_genre",),
        "a genre",
    ),
    Example(
        reference_data.save_reference_data,
        lambda _: arguments(Provider(name=unique("Provider"))),
        ("catalog.add_provider",),
        "a new provider",
    ),
    Example(
        reference_data.save_reference_data,
        lambda _: arguments(renamed(make_company())),
        ("catalog.change_company",),
        "a company",
    ),
    Example(
        reference_data.delete_reference_data, lambda _: arguments(make_genre()), ("catalog.delete_genre",), "a genre"
    ),
    Example(
        reference_data.delete_reference_data,
        lambda _: arguments(make_company()),
        ("catalog.delete_company",),
        "a company",
    ),
    Example(
        offers.save_offer,
        lambda world: arguments(Offer(title=world.title, provider=ProviderFactory(), type="buy", region="FR")),
        ("catalog.change_offer",),
        "a new offer",
    ),
    Example(
        offers.save_offer,
        lambda world: arguments(make_offer(world.title, origin=ORIGIN)),
        ("catalog.change_offer",),
        "an offer of a source",
    ),
    Example(
        offers.end_offer, lambda world: arguments(make_offer(world.title)), ("catalog.change_offer",), "one that runs"
    ),
    Example(
        offers.end_offer,
        lambda world: arguments(make_offer(world.title, starts_at=timezone.now() + timedelta(days=9))),
        ("catalog.change_offer", "catalog.delete_offer"),
        "one that has not begun",
    ),
    Example(
        offers.delete_offer,
        lambda world: arguments(make_offer(world.title, origin=ORIGIN)),
        ("catalog.delete_offer",),
    ),
    Example(
        details.save_detail,
        lambda world: arguments(Award(title=world.title, body=unique("The Prize"), category="Best Test", year=2007)),
        ("catalog.change_title",),
        "a new award",
    ),
    Example(
        details.save_detail,
        lambda world: arguments(renamed(imported_name(world.title))),
        ("catalog.change_title",),
        "a name that a source told",
    ),
    Example(
        details.delete_detail,
        lambda world: arguments(imported_name(world.title)),
        ("catalog.change_title",),
    ),
    Example(people.add_person, lambda _: arguments({"name": unique("Ada")}), ("catalog.add_person",)),
    Example(
        people.edit_person,
        lambda world: arguments(CreditFactory(title=world.title).person, {"name": unique("Ada")}),
        ("catalog.change_person",),
    ),
    Example(people.delete_person, lambda _: arguments(PersonFactory()), ("catalog.delete_person",)),
    Example(
        people.save_credit,
        lambda world: arguments(Credit(title=world.title, person=PersonFactory(), job="editor")),
        ("catalog.change_credit",),
    ),
    Example(
        people.delete_credit,
        lambda world: arguments(CreditFactory(title=world.title)),
        ("catalog.delete_credit",),
    ),
    Example(photos.add_photo, lambda _: arguments(png_file()), ("catalog.add_photo",), in_pieces=True),
    Example(
        photos.add_photos_to_title,
        lambda world: arguments([photo(40, 30), photo(40, 30)], world.title),
        ("catalog.change_title",),
    ),
    Example(
        photos.set_title_photos,
        lambda world: arguments(world.title, [hung_photo(world.title).pk, hung_photo(world.title).pk][::-1]),
        ("catalog.change_title",),
    ),
    Example(
        photos.set_people_in_photo,
        lambda world: arguments(hung_photo(world.title, people=[PersonFactory()]), [PersonFactory()]),
        ("catalog.change_photo",),
    ),
    Example(
        photos.set_poster,
        lambda _: arguments(TitleFactory(), photo(40, 30)),
        ("catalog.change_title",),
    ),
    Example(
        photos.set_portrait,
        lambda _: arguments(PersonFactory(), photo(40, 30)),
        ("catalog.change_person",),
    ),
    Example(
        photos.delete_photos,
        lambda world: arguments([hung_photo(world.title, people=[PersonFactory()]).pk]),
        ("catalog.delete_photo",),
    ),
    Example(
        deletion.delete_and_log,
        lambda world: arguments([hung_photo(world.title)]),
        ("catalog.delete_photo",),
    ),
    Example(
        photos.add_trailer,
        lambda world: arguments(world.title, "Trailer", f"https://videos.example/{next(NUMBERS)}"),
        ("catalog.change_title",),
    ),
    Example(quotes.save_quote, lambda world: arguments(make_quote(TitleFactory())), ("catalog.change_quote",)),
    Example(
        quotes.delete_quote,
        lambda world: arguments(make_quote(world.title)),
        ("catalog.delete_quote",),
    ),
    Example(television.add_season, lambda _: arguments(make_series(1)[0], 2), ("catalog.add_title",)),
    Example(
        television.add_episode,
        lambda _: arguments(make_series(1)[1][0], 1),
        ("catalog.add_title",),
    ),
    Example(
        titles.add_title,
        lambda _: arguments({"name": unique("A film"), "kind": "film", "genres": [make_genre()]}),
        ("catalog.add_title",),
    ),
    Example(
        titles.edit_title,
        lambda _: arguments(CreditFactory().title, {"name": unique("Another name"), "genres": [make_genre()]}),
        ("catalog.change_title",),
    ),
    Example(
        titles.delete_title,
        lambda _: arguments(CreditFactory().title),
        ("catalog.delete_title",),
    ),
    Example(
        title_edits.change_title,
        lambda world: arguments(
            review(TitleFactory(), dated_on=None).title,
            {"name": unique("Another name"), "release_class": "limited"},
        ),
        ("catalog.change_title",),
    ),
    Example(
        bylines.add_top_status,
        lambda world: arguments(review(world.title).byline, starts_on=None),
        ("critics.add_topstatus",),
        "a byline",
    ),
    Example(
        bylines.add_top_status,
        lambda world: arguments(review(world.title).publication, starts_on=None),
        ("critics.add_topstatus",),
        "a publication",
    ),
    Example(
        bylines.edit_top_status,
        lambda world: arguments(
            bylines.add_top_status(review(world.title).byline, starts_on=None), starts_on=date(2020, 1, 1)
        ),
        ("critics.change_topstatus",),
    ),
    Example(
        bylines.delete_top_status,
        lambda world: arguments(bylines.add_top_status(review(world.title).publication, starts_on=None)),
        ("critics.delete_topstatus",),
    ),
    Example(
        consensus.publish_consensus,
        lambda world: arguments(world.title, unique("All agree."), author="The editors"),
        ("critics.change_consensus",),
    ),
    Example(
        consensus.withdraw_consensus,
        lambda world: arguments(world.title),
        ("critics.change_consensus",),
    ),
    Example(
        review_edits.edit_review,
        lambda world: arguments(review(world.title), make_submission(world.other)),
        ("critics.change_review",),
    ),
    Example(review_edits.reassess_reviews, publication_with_unread_ratings, ("critics.change_publication",)),
    Example(
        verdicts.decide_verdict,
        lambda world: arguments(review(world.title), Verdict.ROTTEN),
        ("critics.change_review",),
    ),
    Example(
        verdicts.withdraw_review,
        lambda world: arguments(review(world.title), reason="entered twice"),
        ("critics.delete_review",),
    ),
    Example(
        verdicts.restore_review,
        lambda world: arguments(withdrawn_review(world.title), reason="it is another"),
        ("critics.delete_review",),
    ),
    Example(
        critics.save_critic,
        lambda _: arguments(Critic(name=unique("Critic"))),
        ("critics.add_critic",),
        "a new critic",
    ),
    Example(
        critics.save_critic,
        lambda world: arguments(renamed(review(world.title).critic)),
        ("critics.change_critic",),
        "a critic",
    ),
    Example(
        critics.save_publication,
        lambda _: arguments(Publication(name=unique("Paper")), cutoff=Fraction(3, 5)),
        ("critics.add_publication",),
        "a new publication",
    ),
    Example(
        critics.save_publication,
        lambda world: arguments(renamed(review(world.title).publication)),
        ("critics.change_publication",),
        "a publication",
    ),
    Example(
        critics.save_publication,
        publication_with_another_scale,
        ("critics.change_publication",),
        "a publication with another scale",
    ),
    Example(critics.remove_name, lambda _: arguments(CriticFactory()), ("critics.delete_critic",), "a critic"),
    Example(
        critics.remove_name,
        lambda _: arguments(PublicationFactory()),
        ("critics.delete_publication",),
        "a publication",
    ),
    Example(critics.remove_name, lambda _: arguments(BylineFactory()), ("critics.delete_byline",), "a byline"),
    Example(
        critics.add_byline,
        lambda _: arguments(Byline(critic=CriticFactory(), publication=PublicationFactory())),
        ("critics.add_byline",),
    ),
    Example(
        reviews.publish_review,
        lambda world: arguments(make_submission(world.title)),
        ("critics.add_review",),
        in_pieces=True,
    ),
    Example(
        reviews.publish_reviews,
        lambda world: arguments([make_submission(world.title), make_submission(world.other)]),
        ("critics.add_review",),
    ),
    Example(
        reviews.publish_reviews_in_transaction,
        lambda world: arguments([make_submission(world.title), make_submission(world.other)]),
        ("critics.add_review",),
        ends_the_callers=True,
    ),
    Example(
        members.save_member,
        lambda _: arguments(Member(username=f"ada-{next(NUMBERS)}")),
        ("members.add_member",),
        "a new member",
    ),
    Example(
        members.save_member,
        lambda _: arguments(renamed(MemberFactory())),
        ("members.change_member",),
        "a member",
    ),
    Example(
        members.set_roles,
        lambda _: arguments(member_with(Role.CURATOR), [Role.EDITOR]),
        ("members.change_member",),
    ),
    Example(
        members.set_suspended,
        lambda _: arguments(MemberFactory(), suspended=True),
        ("members.suspend_member",),
        "a member",
    ),
    Example(
        members.set_suspended,
        lambda _: arguments(member_with(Role.CURATOR), suspended=True),
        ("members.suspend_member", "members.change_member"),
        "a member who works at the desk",
    ),
    Example(
        newsroom.save_author_or_category,
        lambda _: arguments(Author(name="Ann", slug=f"ann-{next(NUMBERS)}")),
        ("newsroom.add_author",),
        "a new author",
    ),
    Example(
        newsroom.save_author_or_category,
        lambda _: arguments(renamed(make_category())),
        ("newsroom.change_category",),
        "a category",
    ),
    Example(
        newsroom.delete_author_or_category,
        lambda _: arguments(make_category()),
        ("newsroom.delete_category",),
        "a category",
    ),
    Example(
        newsroom.delete_author_or_category,
        lambda _: arguments(author("Bo", f"bo-{next(NUMBERS)}")),
        ("newsroom.delete_author",),
        "an author",
    ),
    Example(
        merging.merge,
        lambda world: arguments(*two_titles()),
        ("merging.add_merge",),
        "two titles",
    ),
    Example(
        merging.merge,
        lambda world: arguments(*two_people()),
        ("merging.add_merge",),
        "two people",
    ),
    Example(
        merging.undo,
        lambda world: arguments(merging.merge(*two_titles())),
        ("merging.change_merge",),
        "two titles",
    ),
    Example(
        merging.undo,
        lambda world: arguments(merging.merge(*two_people())),
        ("merging.change_merge",),
        "two people",
    ),
]
