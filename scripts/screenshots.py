"""The pictures in docs/screenshots/: pages of a running site, wide and narrow, light and dark.

plaudit demo && plaudit serve --port 8000 &
python scripts/screenshots.py http://127.0.0.1:8000 --desk NAME PASSWORD
"""

import argparse
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
TITLE = "/title/letters-from-iwo-jima-2006/"
SERIES = "/title/fawlty-towers-1975/"
PAGES = {
    "home": "/",
    "browse": "/browse/",
    "title": TITLE,
    "titlefrench": f"/fr{TITLE}",
    "series": SERIES,
    "reviews": f"{TITLE}reviews/",
    "person": "/person/clint-eastwood/",
    "article": "/news/the-other-side-of-the-map/",
    "best": "/best/",
    "about": "/about/scores/",
}
# These in every size and scheme; the others wide in light and narrow in dark.
IN_ALL = {"home", "title"}
ALONE = {(1280, "light"), (360, "dark")}
SIZES = {1280: 960, 360: 780}
COLOURS = 256
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
    parser.add_argument("--desk", nargs=2, metavar=("NAME", "PASSWORD"), help="an administrator, for the desk too")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    site = given.site.rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for width in SIZES:
            for scheme in ("light", "dark"):
                shoot(browser, site, given.folder / f"{{}}-{width}-{scheme}.png")
        shoot_whole_title(browser, site, given.folder / "title-whole-1280-light.png")
        if given.desk:
            shoot_desk(browser, site, given.folder, *given.desk)
        browser.close()


def chromium() -> str:
    """The system's browser."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("No Chromium was found: install it first.")
    return path


def shoot(browser: Browser, site: str, pictures: Path) -> None:
    """Pages at one size in one scheme, which the names of the pictures tell."""
    _name, width, scheme = pictures.stem.split("-")
    page = opened(browser, int(width), scheme)
    for name, address in {**PAGES, "critic": a_critic(page, site)}.items():
        if name in IN_ALL or (int(width), scheme) in ALONE:
            visit(page, f"{site}{address}")
            keep(page, pictures.with_name(pictures.name.format(name)))
    page.context.close()


def shoot_whole_title(browser: Browser, site: str, picture: Path) -> None:
    """The title's page from its head to its foot."""
    page = opened(browser, 1280, "light")
    visit(page, f"{site}{TITLE}")
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 1280, "height": height})
    page.wait_for_load_state("networkidle")
    keep(page, picture)
    page.context.close()


def shoot_desk(browser: Browser, site: str, folder: Path, name: str, password: str) -> None:
    """The desk: what stands there of a title, and an article in the making."""
    page = opened(browser, 1280, "light")
    page.goto(f"{site}/desk/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    for shown, search, found in (
        ("title", "/desk/titles/?q=letters+from+iwo", "Letters from Iwo Jima"),
        ("article", "/desk/pages/search/?q=other+side", "The other side of the map"),
    ):
        visit(page, f"{site}{search}")
        page.get_by_role("link", name=found).first.click()
        page.wait_for_load_state("networkidle")
        keep(page, folder / f"desk-{shown}-1280.png")
    page.context.close()


def opened(browser: Browser, width: int, scheme: str) -> Page:
    """A new page of a width, in a scheme."""
    viewport: ViewportSize = {"width": width, "height": SIZES[width]}
    return browser.new_context(viewport=viewport, color_scheme="dark" if scheme == "dark" else "light").new_page()


def visit(page: Page, address: str) -> None:
    """Goes to a page and waits for its letters and pictures."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")


def keep(page: Page, picture: Path) -> None:
    """Writes the picture with few enough colours to be small."""
    page.screenshot(path=picture)
    with Image.open(picture) as full:
        small = full.convert("RGB").quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    small.save(picture, optimize=True)
    print(picture)


def a_critic(page: Page, site: str) -> str:
    """The address of whoever stands first among the reviews of the title."""
    page.goto(f"{site}{PAGES['reviews']}")
    return str(page.get_attribute(".byline-critic", "href"))


if __name__ == "__main__":
    main()
