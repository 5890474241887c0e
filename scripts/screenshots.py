"""The pictures in docs/screenshots/: pages of a running site, wide and narrow, light and dark.

plaudit demo && plaudit serve --port 8000 &
python scripts/screenshots.py http://127.0.0.1:8000
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
TITLE = "/title/letters-from-iwo-jima-2006/"
PAGES = {
    "home": "/",
    "browse": "/browse/",
    "title": TITLE,
    "reviews": f"{TITLE}reviews/",
    "about": "/about/scores/",
}
SIZES = {1280: 960, 360: 780}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", help="the address of a running site with the demo")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for width in SIZES:
            for scheme in ("light", "dark"):
                shoot(browser, given.site.rstrip("/"), given.folder / f"{{}}-{width}-{scheme}.png")
        browser.close()


def chromium() -> str:
    """The system's browser."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("No Chromium was found: install it first.")
    return path


def shoot(browser: Browser, site: str, pictures: Path) -> None:
    """Every page at one size in one scheme, which the names of the pictures tell."""
    _name, width, scheme = pictures.stem.split("-")
    viewport: ViewportSize = {"width": int(width), "height": SIZES[int(width)]}
    context = browser.new_context(viewport=viewport, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for name, address in {**PAGES, "critic": a_critic(page, site)}.items():
        page.goto(f"{site}{address}", wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        picture = pictures.with_name(pictures.name.format(name))
        page.screenshot(path=picture)
        print(picture)
    context.close()


def a_critic(page: Page, site: str) -> str:
    """The address of whoever stands first among the reviews of the title."""
    page.goto(f"{site}{PAGES['reviews']}")
    return str(page.get_attribute(".byline-critic", "href"))


if __name__ == "__main__":
    main()
