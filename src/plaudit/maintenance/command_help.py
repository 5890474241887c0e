"""What `plaudit` says by itself: the commands, Plaudit's own first."""

from difflib import get_close_matches

from django.core.management import get_commands, load_command_class

FROM_DJANGO = ("migrate", "createsuperuser", "changepassword", "check", "shell", "dbshell")


def overview() -> str:
    """Every command that an operator types, with what it does."""
    commands = get_commands()
    known = set(commands) - set(FROM_DJANGO)
    own = sorted(name for name in known if str(commands[name]).startswith("plaudit."))
    others = sorted(known - set(own))
    return "\n".join(
        [
            "Plaudit, an open review aggregator. Usage: plaudit COMMAND [options]",
            "",
            *_lines(own),
            "",
            "From Django:",
            *_lines([name for name in FROM_DJANGO if name in commands]),
            "",
            f"Also: {', '.join(others)}.",
            "",
            "plaudit COMMAND --help explains one; --traceback shows where one failed.",
        ]
    )


def is_known(name: str) -> bool:
    return name in get_commands()


def unknown(name: str) -> str:
    """What to say of a command that there is none of."""
    near = get_close_matches(name, get_commands(), n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    return f"There is no command {name!r}.{meant} `plaudit` alone lists them all."


def _lines(names: list[str]) -> list[str]:
    return [f"  {name:<17}{_about(name)}" for name in names]


def _about(name: str) -> str:
    """The first sentence of a command's help."""
    app = get_commands()[name]
    command = load_command_class(app, name) if isinstance(app, str) else app
    return str(command.help).split(". ")[0].strip().rstrip(".")
