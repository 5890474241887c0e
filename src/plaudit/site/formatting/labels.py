"""Words that the pages show for what the tables hold as keys."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plaudit.catalog.models import Job, Kind

KINDS: dict[str, str | Promise] = {kind.value: kind.label for kind in Kind}
MANY: dict[str, str | Promise] = {
    "film": _("Films"),
    "series": pgettext_lazy("several", "Series"),
    "season": _("Seasons"),
    "episode": _("Episodes"),
}
# As what search finds something that is no title.
FOUND: dict[str, str | Promise] = {
    "person": _("Person"),
    "critic": _("Critic"),
    "publication": _("Publication"),
    "article": _("Article"),
}
JOBS: dict[str, tuple[str | Promise, str | Promise]] = {
    Job.DIRECTOR: (_("Director"), _("Directors")),
    Job.WRITER: (_("Writer"), _("Writers")),
    Job.PRODUCER: (_("Producer"), _("Producers")),
    Job.COMPOSER: (_("Music"), _("Music")),
    Job.CINEMATOGRAPHER: (_("Cinematography"), _("Cinematography")),
    Job.EDITOR: (pgettext_lazy("job", "Editing"), pgettext_lazy("job", "Editing")),
    Job.ACTOR: (_("Cast"), _("Cast")),
    Job.CREATOR: (_("Creator"), _("Creators")),
    Job.EXECUTIVE_PRODUCER: (_("Executive producer"), _("Executive producers")),
    Job.PRODUCTION_DESIGNER: (_("Production design"), _("Production design")),
    Job.COSTUME_DESIGNER: (_("Costumes"), _("Costumes")),
    Job.CASTING: (_("Casting"), _("Casting")),
    Job.SOUND: (_("Sound"), _("Sound")),
    Job.VISUAL_EFFECTS: (_("Visual effects"), _("Visual effects")),
    Job.CREW: (_("Further crew"), _("Further crew")),
}
# As what a person took part in a title.
PARTS: dict[str, str | Promise] = {
    Job.DIRECTOR: _("Directed"),
    Job.WRITER: _("Wrote"),
    Job.PRODUCER: _("Produced"),
    Job.COMPOSER: _("Composed the music"),
    Job.CINEMATOGRAPHER: _("Photographed"),
    Job.EDITOR: pgettext_lazy("job", "Edited"),
    Job.ACTOR: _("Played"),
    Job.CREATOR: pgettext_lazy("job", "Created"),
    Job.EXECUTIVE_PRODUCER: _("Executive producer"),
    Job.PRODUCTION_DESIGNER: _("Designed the sets"),
    Job.COSTUME_DESIGNER: _("Designed the costumes"),
    Job.CASTING: _("Cast the parts"),
    Job.SOUND: _("Made the sound"),
    Job.VISUAL_EFFECTS: _("Made the visual effects"),
    Job.CREW: _("Of the crew"),
}
# As what a person is.
PEOPLE: dict[str, str | Promise] = {
    Job.DIRECTOR: _("Director"),
    Job.WRITER: _("Writer"),
    Job.PRODUCER: _("Producer"),
    Job.COMPOSER: _("Composer"),
    Job.CINEMATOGRAPHER: _("Cinematographer"),
    Job.EDITOR: _("Editor"),
    Job.ACTOR: _("Actor"),
    Job.CREATOR: _("Creator"),
    Job.EXECUTIVE_PRODUCER: _("Executive producer"),
    Job.PRODUCTION_DESIGNER: _("Production designer"),
    Job.COSTUME_DESIGNER: _("Costume designer"),
    Job.CASTING: _("Casting director"),
    Job.SOUND: _("Sound"),
    Job.VISUAL_EFFECTS: _("Visual effects"),
    Job.CREW: _("Crew"),
}
GENRES: dict[str, str | Promise] = {
    "action": pgettext_lazy("genre", "Action"),
    "adventure": pgettext_lazy("genre", "Adventure"),
    "animation": pgettext_lazy("genre", "Animation"),
    "art-house": pgettext_lazy("genre", "Art house"),
    "biography": pgettext_lazy("genre", "Biography"),
    "children": pgettext_lazy("genre", "Children"),
    "comedy": pgettext_lazy("genre", "Comedy"),
    "crime": pgettext_lazy("genre", "Crime"),
    "documentary": pgettext_lazy("genre", "Documentary"),
    "drama": pgettext_lazy("genre", "Drama"),
    "family": pgettext_lazy("genre", "Family"),
    "fantasy": pgettext_lazy("genre", "Fantasy"),
    "film-noir": pgettext_lazy("genre", "Film noir"),
    "history": pgettext_lazy("genre", "History"),
    "horror": pgettext_lazy("genre", "Horror"),
    "music": pgettext_lazy("genre", "Music"),
    "musical": pgettext_lazy("genre", "Musical"),
    "mystery": pgettext_lazy("genre", "Mystery"),
    "romance": pgettext_lazy("genre", "Romance"),
    "sci-fi": pgettext_lazy("genre", "Science fiction"),
    "science-fiction": pgettext_lazy("genre", "Science fiction"),
    "sport": pgettext_lazy("genre", "Sport"),
    "thriller": pgettext_lazy("genre", "Thriller"),
    "war": pgettext_lazy("genre", "War"),
    "western": pgettext_lazy("genre", "Western"),
}
DECIDED: dict[str, str | Promise] = {
    "curator": _("Verdict by a curator"),
    "outlet": _("Verdict by the outlet's own cut-off"),
    "rule": _("Verdict by the general rule"),
    "model": _("Verdict suggested by a model and confirmed"),
}


def genre(slug: str, name: str) -> str:
    """A genre's name in the language of the page; the stored one where it has no translation."""
    return str(GENRES.get(slug, name))


def credited(job: str, people: int) -> str:
    """The heading of those who did a job, for one person or several."""
    one, many = JOBS[job]
    return str(one if people == 1 else many)
