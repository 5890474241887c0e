"""`plaudit serve` as an operator meets it: a process, its port, its signals, its memory."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import psutil
import pytest

from commandline import PLAUDIT, plaudit
from plaudit.server.static_files import collect_static

# How long to wait before a test is given up; `bench/serve.py` measures how long it takes.
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 30
MEGABYTES = 350


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(environment, port, *options):
    command = [*PLAUDIT, "serve", "--port", str(port), *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, start_new_session=True, **pipes) as process:
        try:
            yield process
        finally:
            for each in family(process):
                each.kill()


def family(process):
    """The server's process and its workers; empty once it has ended."""
    if process.poll() is not None:
        return []
    server = psutil.Process(process.pid)
    return [server, *server.children()]


def answer(process, port, path="/healthz"):
    """The status of an answer, waiting for the first one for as long as a start may take."""
    until = time.monotonic() + SECONDS_TO_ANSWER
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
                return response.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)
    raise AssertionError(f"the server has ended: {process.stderr.read()}")


def test_the_server_answers(environment, port):
    with serving(environment, port) as process:
        assert answer(process, port) == 200
        assert answer(process, port, "/") == 200


def test_the_server_says_where_it_is(environment, port):
    with serving(environment, port) as process:
        assert process.stdout.readline() == (f"Plaudit is running at http://127.0.0.1:{port}/. Press Ctrl+C to stop.\n")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_cleanly(environment, port, ending):
    with serving(environment, port) as process:
        answer(process, port)  # of one worker: the other may still be starting
        _server, *workers = family(process)
        process.send_signal(ending)
        _out, err = process.communicate(timeout=SECONDS_TO_STOP)
    assert process.returncode == 0
    assert err == ""
    assert len(workers) == 3
    assert not any(worker.is_running() for worker in workers)


def test_ctrl_c_in_a_terminal_reaches_the_workers_too_and_is_no_error(environment, port):
    with serving(environment, port) as process:
        answer(process, port)
        os.killpg(process.pid, signal.SIGINT)
        _out, err = process.communicate(timeout=SECONDS_TO_STOP)
    assert process.returncode == 0
    assert err == ""


def test_a_worker_that_dies_is_replaced(environment, port):
    with serving(environment, port, "--workers", "1", "--no-background") as process:
        answer(process, port)
        _server, first = family(process)
        first.kill()
        first.wait(timeout=SECONDS_TO_STOP)
        assert answer(process, port) == 200
        _server, second = family(process)
        assert second.pid != first.pid


def test_the_background_worker_is_started_again_when_it_dies(environment, port):
    with serving(environment, port) as process:
        answer(process, port)
        before = {each.pid for each in family(process)}
        background = max(psutil.Process(process.pid).children(), key=is_background)
        background.kill()
        background.wait(timeout=SECONDS_TO_STOP)
        until = time.monotonic() + SECONDS_TO_STOP
        while {each.pid for each in family(process)} <= before and time.monotonic() < until:
            time.sleep(0.05)
        assert len(family(process)) == 4


def is_background(process):
    """Whether a child of the server is its background worker: the only one that does not listen."""
    return not process.net_connections("tcp")


def test_workers_end_with_a_server_that_was_killed(environment, port):
    with serving(environment, port) as process:
        answer(process, port)
        _server, *workers = family(process)
        process.kill()
        _gone, left = psutil.wait_procs(workers, timeout=SECONDS_TO_STOP)
        for each in left:
            each.kill()
    assert len(workers) == 3
    assert left == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process's share of memory")
def test_two_workers_and_the_background_take_under_350_megabytes(environment, port):
    with serving(environment, port) as process:
        for _ in range(50):
            answer(process, port, "/")
        shares = [each.memory_full_info().pss for each in family(process)]
    assert len(shares) == 4
    assert sum(shares) < MEGABYTES * 10**6


def test_a_port_in_use_is_a_sentence(environment, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        refused = plaudit(environment, "serve", "--port", str(port))
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} on 127.0.0.1 cannot be used (Address already in use): choose another with --port.\n"
    )


def test_a_second_server_does_not_share_the_first_ones_port(environment, port):
    with serving(environment, port) as process:
        answer(process, port)
        refused = plaudit(environment, "serve", "--port", str(port))
    assert refused.returncode == 1
    assert "cannot be used" in refused.stderr


def test_two_servers_that_start_at_once_gather_the_static_files_together(environment, port):
    with serving(environment, port) as one, serving(environment, port + 1) as other:
        assert answer(one, port) == 200
        assert answer(other, port + 1) == 200


def test_a_database_without_tables_is_a_sentence(environment, tmp_path, port):
    empty = {**environment, "PLAUDIT_DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    refused = plaudit(empty, "serve", "--port", str(port))
    assert refused.returncode == 1
    assert "run `plaudit migrate`" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--port", "eighty"], "a port is a number from 1 to 65535."),
        (["--port", "65536"], "a port is a number from 1 to 65535."),
        (["--workers", "0"], "there can be 1 to 64 workers."),
    ],
)
def test_wrong_usage_is_a_sentence_and_status_2(environment, options, told):
    refused = plaudit(environment, "serve", *options)
    assert refused.returncode == 2
    assert told in refused.stderr


def test_a_host_that_is_not_this_machine_is_a_sentence(environment, port):
    refused = plaudit(environment, "serve", "--port", str(port), "--host", "192.0.2.1")
    assert refused.returncode == 1
    assert "192.0.2.1" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.fixture
def static(settings, tmp_path):
    """A site with one style sheet of its own; gives the sheet and the folder where it is gathered."""
    (tmp_path / "own").mkdir()
    sheet = tmp_path / "own" / "look.css"
    sheet.write_text("a{}")
    settings.STATICFILES_DIRS = [sheet.parent]
    settings.STATIC_ROOT = tmp_path / "static"
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    return sheet, settings.STATIC_ROOT


def test_static_files_are_gathered_once(static):
    _sheet, gathered = static
    assert collect_static()
    assert len(list(gathered.glob("look.*.css"))) == 1
    assert not collect_static()


def test_a_changed_static_file_is_gathered_anew_and_the_older_one_stays_for_older_pages(static):
    sheet, gathered = static
    collect_static()
    sheet.write_text("b{}")
    os.utime(sheet, (1, 1))  # as old as only an installed package's file can be

    assert collect_static()
    assert {each.read_text() for each in gathered.glob("look.*.css")} == {"a{}", "b{}"}
