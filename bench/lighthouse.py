"""What Lighthouse thinks of the pages: its four columns, at least 95 in each, on a phone as it imagines one.

Loads the demo into a site of its own, serves it as an operator would, and asks Lighthouse (npm's package of that name,
installed into a folder of its own below the temporary one) with the system's Chromium. Prints Markdown. Status 0 where
every figure is met, else 1; left out with a word where npm or Chromium is not there.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import serve

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import surroundings

COLUMNS = ("performance", "accessibility", "best-practices", "seo")
ENOUGH = 95
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
TITLE = "/title/letters-from-iwo-jima-2006/"
TOOL = Path(tempfile.gettempdir()) / "plaudit-lighthouse"


def main() -> int:
    """Measure and print; the exit status."""
    chromium = surroundings.browser()
    if chromium is None or shutil.which("npm") is None:
        print("Left out: lighthouse.py (it needs npm and Chromium)")
        return 0
    lighthouse = installed()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PLAUDIT_HOME": home, "PLAUDIT_DATABASE_URL": ""}
        for words in (["migrate", "--verbosity", "0"], ["demo"]):
            subprocess.run([*serve.PLAUDIT, *words], env=environment, check=True, stdout=subprocess.DEVNULL)
        with serve.serving(environment) as (_server, address):
            serve.wait_for(f"{address}/healthz")
            pages = {"home": "/", "browse": "/browse/", "title": TITLE, "article": article(address)}
            found = {name: measured(lighthouse, chromium, address + path) for name, path in pages.items()}
    print("| page | performance | accessibility | best practices | search engines |\n|---|---|---|---|---|")
    for name, figures in found.items():
        print(f"| {name} | {' | '.join(str(figure) for figure in figures)} |")
    return int(any(figure < ENOUGH for figures in found.values() for figure in figures))


def installed() -> Path:
    """The program, installed if it is not there yet."""
    program = TOOL / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        TOOL.mkdir(exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--silent"]
        subprocess.run(["npm", "install", *quiet, "--prefix", str(TOOL), "lighthouse"], check=True)
    return program


def article(address: str) -> str:
    """The address of an article of the demo: the first that the index of news links."""
    index = serve.read(f"{address}/news/")
    return next(part.split('"')[0] for part in index.split('href="')[1:] if is_article(part.split('"')[0]))


def is_article(link: str) -> bool:
    parts = link.strip("/").split("/")
    return len(parts) == 2 and parts[0] == "news" and link.endswith("/")


def measured(lighthouse: Path, chromium: str, url: str) -> list[int]:
    """The four figures of a page, 0 to 100."""
    with tempfile.TemporaryDirectory() as profile:
        flags = f"{FLAGS} --user-data-dir={profile}"
        command = [str(lighthouse), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
        told = subprocess.run(
            command, env={**os.environ, "CHROME_PATH": chromium}, check=True, capture_output=True, text=True
        )
    report = json.loads(told.stdout)
    keep = os.environ.get("LIGHTHOUSE_REPORTS")
    if keep:
        name = url.strip("/").split("/")[-1].replace(":", "-")
        (Path(keep) / f"{name}.json").write_text(told.stdout)
    return [round(100 * (report["categories"][column]["score"] or 0)) for column in COLUMNS]


if __name__ == "__main__":
    sys.exit(main())
