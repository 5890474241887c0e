"""Every import format."""

import pkgutil
from importlib import import_module
from typing import Any

from plaudit.imports import formats
from plaudit.imports.importer import Importer, registered


def importers() -> dict[str, type[Importer[Any]]]:
    """Return every import format by the name that `plaudit import` knows it by, in alphabetical order."""
    for module in pkgutil.walk_packages(formats.__path__, f"{formats.__name__}."):
        import_module(module.name)
    return dict(sorted(registered.items()))
