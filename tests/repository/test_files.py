"""What the repository's files say, and what they never say."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from plaudit import __version__

CHECKOUT = Path(__file__).resolve().parents[2]
# In pieces, so that this file does not hold them itself.
MACHINE_PATHS = ["/".join(("", place, "")) for place in ("work", "root", "home")]
REGISTRIES = [
    ".".join(name)
    for name in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("golang", "org"),
        ("crates", "io"),
        ("deb", "debian", "org"),
    )
]


def files():
    """Every file that is, or would be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    paths = [CHECKOUT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("needle", [*MACHINE_PATHS, *REGISTRIES])
def test_no_file_names_a_machine_or_a_registry(needle):
    # A path of a machine begins with its slash; "wagtailadmin/home/" is none.
    named = re.compile(rb"(?<!\w)" * needle.startswith("/") + re.escape(needle.encode()))
    assert not [str(path) for path in files() if named.search(path.read_bytes())]


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_what_is_installed_is_pinned_with_hashes_and_from_no_index_in_particular(name):
    pinned = (CHECKOUT / "requirements" / name).read_text()
    packages = re.split(r"\n(?=\w)", re.sub(r"^#.*\n", "", pinned, flags=re.MULTILINE))
    assert len(packages) > 5
    assert not [package for package in packages if "==" not in package or "--hash=" not in package]
    assert "index-url" not in pinned
    assert "://" not in pinned


def test_whatever_is_asked_for_is_pinned():
    for name in ("base", "dev"):
        asked = (CHECKOUT / "requirements" / f"{name}.in").read_text()
        pinned = (CHECKOUT / "requirements" / f"{name}.txt").read_text()
        for package in re.findall(r"^[a-z][\w-]*", asked, re.MULTILINE):
            assert re.search(rf"^{package}(\[.*\])?==", pinned, re.MULTILINE), package


def test_the_package_needs_what_the_requirements_ask_for():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    needed = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}
    asked = (CHECKOUT / "requirements" / "base.in").read_text()
    assert needed | {"setuptools"} == set(re.findall(r"^[a-z][\w-]*", asked, re.MULTILINE))


def test_the_package_has_one_version():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    assert project["version"] == __version__


def test_the_changelog_has_a_place_for_what_is_new():
    assert re.search(r"^## \[Unreleased\]$", (CHECKOUT / "CHANGELOG.md").read_text(), re.MULTILINE)


def test_the_installed_package_carries_whatever_the_site_reads():
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["setuptools"]
    carried = {pattern.removeprefix("**/*") for pattern in settings["package-data"]["plaudit"]}
    read = [path for path in files() if path.is_relative_to(CHECKOUT / "src" / "plaudit")]
    for_translators = {".pot"}
    missing = {path.suffix for path in read} - carried - {".py", ".typed"} - for_translators
    assert "py.typed" in carried
    assert not missing
