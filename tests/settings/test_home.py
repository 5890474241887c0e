"""The folder of what must not be lost, and the key in it."""

import os
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from plaudit.settings.home import UnusableHomeError, folder, home, secret_key


def test_the_folder_chosen_is_made(tmp_path):
    assert home(str(tmp_path / "a" / "b")).is_dir()


def test_a_checkout_keeps_its_things_in_var():
    assert folder("") == Path(__file__).resolve().parents[2] / "var"


def test_a_file_in_place_of_the_folder_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UnusableHomeError, match="there is a file in its place: let PLAUDIT_HOME name"):
            home(str(path))


def test_a_folder_that_may_not_be_written_to_is_a_sentence(tmp_path, monkeypatch):
    # Where the tests run as an administrator, no permission would keep them out.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(UnusableHomeError, match="this user may not write there"):
        home(str(tmp_path))


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path):
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_processes_that_start_at_once_agree_on_the_key(tmp_path):
    asked = [sys.executable, "-c", "from plaudit import settings; print(settings.SECRET_KEY)"]
    environment = {**os.environ, "PLAUDIT_HOME": str(tmp_path / "home")}
    start = partial(subprocess.Popen, asked, env=environment, stdout=subprocess.PIPE)
    keys = {child.communicate()[0] for child in [start() for _ in range(6)]}
    assert keys == {f"{secret_key(tmp_path / 'home')}\n".encode()}


def test_without_hard_links_the_key_is_made_all_the_same(tmp_path, monkeypatch):
    def refuse(self, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert secret_key(tmp_path) == secret_key(tmp_path)


def test_an_empty_key_is_a_sentence(tmp_path):
    (tmp_path / "secret_key").touch()
    with pytest.raises(UnusableHomeError, match="the file secret_key there is empty; remove it"):
        secret_key(tmp_path)
