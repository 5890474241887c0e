"""What TMDB's names of jobs are here: the job, and what stands beside the name where the job alone says too little."""

from plaudit.catalog.models import Job

NAMED = {
    "Director": Job.DIRECTOR,
    "Writer": Job.WRITER,
    "Producer": Job.PRODUCER,
    "Executive Producer": Job.EXECUTIVE_PRODUCER,
    "Original Music Composer": Job.COMPOSER,
    "Composer": Job.COMPOSER,
    "Director of Photography": Job.CINEMATOGRAPHER,
    "Cinematography": Job.CINEMATOGRAPHER,
    "Editor": Job.EDITOR,
    "Production Design": Job.PRODUCTION_DESIGNER,
    "Costume Design": Job.COSTUME_DESIGNER,
    "Casting": Job.CASTING,
    "Creator": Job.CREATOR,
    "Sound": Job.SOUND,
    "Visual Effects": Job.VISUAL_EFFECTS,
}
# Kinds of a job above: the same job, with TMDB's name of it beside the person's.
KINDS_OF = {
    Job.DIRECTOR: {"Co-Director", "Series Director"},
    Job.WRITER: {
        "Screenplay", "Story", "Teleplay", "Novel", "Book", "Author", "Characters", "Co-Writer", "Adaptation",
        "Original Story", "Original Concept", "Screenstory", "Scenario Writer", "Short Story", "Theatre Play",
        "Comic Book", "Graphic Novel", "Dialogue", "Idea", "Series Composition", "Original Series Creator",
    },
    Job.COMPOSER: {"Music", "Main Title Theme Composer", "Theme Song Performance"},
    Job.EDITOR: {"Co-Editor", "Supervising Film Editor", "Supervising Editor"},
    Job.CASTING: {"Casting Director", "Original Casting", "Additional Casting"},
    Job.SOUND: {
        "Sound Designer", "Sound Mixer", "Sound Editor", "Sound Effects Editor", "Sound Re-Recording Mixer",
        "Production Sound Mixer", "Supervising Sound Editor", "Sound Supervisor", "Sound Director",
    },
    Job.VISUAL_EFFECTS: {
        "Visual Effects Supervisor", "VFX Supervisor", "Special Effects Supervisor", "Visual Effects Producer",
        "Visual Effects Designer", "VFX Director of Photography", "Animation Director",
    },
}  # fmt: skip
BY_KIND = {name: job for job, names in KINDS_OF.items() for name in names}


def job_of(printed: str) -> tuple[Job, str]:
    """The job that TMDB calls so, and what to print beside the name ("" where the job says it all).

    A job that has no word of its own here is the crew's, under TMDB's name for it.
    """
    if printed in NAMED:
        return NAMED[printed], ""
    return BY_KIND.get(printed, Job.CREW), printed
