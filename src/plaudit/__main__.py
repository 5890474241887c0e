"""The command line: `plaudit` knows every Django management command of the installed packages.

What a person can cause ends in a sentence and a status: 0 done, 1 failed or stopped, 2 wrong usage.
"""

import os
import sys

from plaudit import __version__

DONE, FAILED, WRONG_USAGE = 0, 1, 2
UNEXPECTED = "Plaudit did not expect this: {error}. With --traceback it shows where; please report it."


def main() -> None:
    """Run one command; its exit status is the process's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaudit.settings")
    sys.exit(run(sys.argv))


def run(arguments: list[str]) -> int:
    """The exit status of one command line, whose first word is the program."""
    try:
        return _answer(arguments)
    except KeyboardInterrupt:
        return _fail("Stopped.")
    except BrokenPipeError:
        # The reader went away, as `head` does: nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if "--traceback" in arguments:
            raise
        return _fail(_told(error), getattr(error, "returncode", FAILED))


def _answer(arguments: list[str]) -> int:
    command = arguments[1:]
    if command[:1] in (["--version"], ["version"], ["-V"]):
        print(f"Plaudit {__version__}")
        return DONE
    # Django may only be imported once the settings module is named.
    import django  # noqa: PLC0415

    django.setup()
    return _execute(arguments)


def _execute(arguments: list[str]) -> int:
    from django.core.management import ManagementUtility  # noqa: PLC0415

    from plaudit.maintenance import command_help  # noqa: PLC0415

    name = arguments[1] if arguments[1:] else "help"
    if name in {"help", "--help", "-h"} and not arguments[2:]:
        print(command_help.overview())
        return DONE
    if name != "help" and not command_help.is_known(name):
        return _fail(command_help.unknown(name), WRONG_USAGE)
    utility = ManagementUtility(_raising(arguments))
    utility.prog_name = "plaudit"
    utility.execute()
    return DONE


def _raising(arguments: list[str]) -> list[str]:
    """The same command told to raise what it would print, so that `run` says it in one way."""
    if arguments[1] == "help":
        return arguments
    return [*arguments[:2], "--traceback", *arguments[2:]]


def _told(error: Exception) -> str:
    from plaudit.errors import sentence  # noqa: PLC0415

    return sentence(error) or UNEXPECTED.format(error=f"{type(error).__name__}: {error}")


def _fail(told: str, status: int = FAILED) -> int:
    print(told, file=sys.stderr)
    return status


if __name__ == "__main__":
    main()
