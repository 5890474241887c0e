"""From a draft to a published article with a picture: what editors do at the desk, by mouse, and by keys alone."""

import gc
import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import FilePayload, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from factories import MemberFactory, TitleFactory
from factories_photos import SVG, bomb, pixels
from plaudit.catalog.models import Photo
from plaudit.desk.setup import ensure_desk
from plaudit.members.roles import Role
from plaudit.newsroom.actions import ensure_pages

OpenPage = Callable[..., Page]
PASSWORD = "a long enough word"
ARTICLE, TITLE = "/news/a-talk-in-the-dark/", "/title/letters-from-a-test-2006/"
SUBMIT = "Submit to Approval by a second editor"

# Wagtail leaves the files open in which it makes its own small pictures.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


@pytest.fixture(autouse=True)
def _left_open() -> Iterator[None]:
    """They are closed before another test runs, which would have to answer for them."""
    yield
    gc.collect()


@pytest.fixture
def newsroom(live_server: LiveServer) -> str:
    """A running site with a title, and with two editors, Ann and Ben."""
    ensure_pages()
    ensure_desk()
    TitleFactory(name="Letters from a Test")
    for name in ("ann", "ben"):
        member = MemberFactory(username=name)
        member.set_password(PASSWORD)
        member.save()
        member.groups.add(Group.objects.get(name=Role.EDITOR))
    return live_server.url


@pytest.fixture
def picture() -> FilePayload:
    written = BytesIO()
    pixels(1280, 720).save(written, "JPEG")
    return sent("cave.jpg", written.getvalue(), "image/jpeg")


def sent(name: str, content: bytes, type_: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": type_, "buffer": content}


def test_an_editor_writes_and_another_publishes(newsroom, open_page, picture):
    page = open_page()
    sign_in(page, newsroom, "ann")
    page.goto(f"{newsroom}/desk/pages/add/newsroom/article/{ensure_pages().pk}/")
    page.get_by_role("textbox", name="Title").fill("A talk in the dark")
    page.get_by_role("combobox", name="Kind").select_option("Interview")
    page.get_by_role("textbox", name="Standfirst").fill("With the one who held the lamp.")
    page.get_by_role("button", name="Choose an image").click()
    page.get_by_role("tab", name="Upload").click()
    page.get_by_label("File").set_input_files(picture)
    expect(named_after_its_file(page)).to_have_value("cave")
    page.get_by_role("textbox", name="Description", exact=True).fill("A cave by lamplight")
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.locator(".image-chooser").get_by_text("cave")).to_be_visible()
    page.get_by_role("button", name="Insert a block").click()
    page.get_by_role("option", name="Text").click()
    expect(writing(page)).to_be_focused()
    page.keyboard.type("We sat in a cave.")
    page.get_by_role("button", name="Add Title").click()
    page.get_by_role("button", name="Choose title").click()
    page.get_by_role("link", name="Letters from a Test").click()
    expect(page.locator(".chooser").get_by_text("Letters from a Test")).to_be_visible()
    page.get_by_role("button", name="Save draft").click()
    expect(said(page)).to_contain_text("A talk in the dark")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=SUBMIT).click()
    expect(said(page)).to_contain_text("submitted for moderation")
    assert page.request.get(newsroom + ARTICLE).status == 404

    other = open_page()
    sign_in(other, newsroom, "ben")
    other.get_by_role("link", name="A talk in the dark").click()
    other.get_by_role("button", name="More actions").click()
    other.get_by_role("button", name="Approve", exact=True).click()
    other.wait_for_url(re.compile(r"/desk/pages/\d+/$"))

    read_by_everybody(open_page(), newsroom, "We sat in a cave.")


def test_the_same_by_keys_alone(newsroom, open_page, picture):
    page = open_page()
    sign_in_by_keys(page, newsroom, "ann")
    press(page, page.get_by_role("button", name="Pages"))
    press(page, page.get_by_role("link", name="Plaudit"))
    press(page, page.get_by_role("link", name="Add a child page to 'News'"))
    press(page, page.get_by_role("link", name=re.compile("^Article")))
    tab_to(page, page.get_by_role("textbox", name="Title"))
    page.keyboard.type("A talk in the dark")
    tab_to(page, page.get_by_role("combobox", name="Kind"))
    page.keyboard.type("Inter")
    tab_to(page, page.get_by_role("textbox", name="Standfirst"))
    page.keyboard.type("With the one who held the lamp.")
    upload_by_keys(page, picture)
    press(page, page.get_by_role("button", name="Insert a block"))
    tab_to(page, page.get_by_placeholder("Search options"))
    page.keyboard.type("Text")
    expect(page.get_by_role("option", name="Text")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(writing(page)).to_be_focused()
    page.keyboard.type("We sat in a ")
    page.keyboard.press("Control+b")
    page.keyboard.type("cave.")
    press(page, page.get_by_role("button", name="Add Title"))
    press(page, page.get_by_role("button", name="Choose title"))
    press(page, page.get_by_role("link", name="Letters from a Test"))
    expect(page.locator(".chooser").get_by_text("Letters from a Test")).to_be_visible()
    press(page, page.get_by_role("button", name="Save draft"))
    expect(said(page)).to_contain_text("A talk in the dark")
    press(page, page.get_by_role("button", name="More actions"))
    press(page, page.get_by_role("button", name=SUBMIT))
    expect(said(page)).to_contain_text("submitted for moderation")
    assert page.request.get(newsroom + ARTICLE).status == 404

    other = open_page()
    sign_in_by_keys(other, newsroom, "ben")
    press(other, other.get_by_role("link", name="A talk in the dark"))
    press(other, other.get_by_role("button", name="More actions"))
    press(other, other.get_by_role("button", name="Approve", exact=True))
    other.wait_for_url(re.compile(r"/desk/pages/\d+/$"))

    read_by_everybody(open_page(), newsroom, "We sat in a cave.")


def test_many_at_once_and_each_bad_one_is_refused_with_a_sentence(newsroom, open_page, picture):
    page = open_page()
    sign_in(page, newsroom, "ann")
    page.goto(f"{newsroom}/desk/images/multiple/add/")
    drawing, large = sent("drawing.png", SVG), sent("large.png", bomb(9_000, 9_000))
    half = sent("half.jpg", picture["buffer"][:5000], "image/jpeg")
    page.locator("input[type=file]").set_input_files([drawing, large, half, picture])
    listed = page.locator("#upload-list > li")
    for name, sentence in (("drawing.png", "SVG"), ("large.png", "9000 × 9000"), ("half.jpg", "incomplete")):
        expect(listed.filter(has_text=name)).to_contain_text(sentence)
    expect(page.get_by_role("button", name="Update")).to_be_visible()
    assert list(Photo.objects.values_list("title", flat=True)) == ["cave"]


def sign_in(page: Page, newsroom: str, name: str) -> None:
    page.goto(f"{newsroom}/desk/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{newsroom}/desk/")


def sign_in_by_keys(page: Page, newsroom: str, name: str) -> None:
    page.goto(f"{newsroom}/desk/")
    tab_to(page, page.get_by_label("Username"))
    page.keyboard.type(name)
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{newsroom}/desk/")


def upload_by_keys(page: Page, picture: FilePayload) -> None:
    press(page, page.get_by_role("button", name="Choose an image"))
    tab_to(page, page.get_by_role("tab", name="Search"))
    page.keyboard.press("ArrowRight")
    with page.expect_file_chooser() as chooser:
        press(page, page.get_by_label("File"))
    chooser.value.set_files(picture)
    expect(named_after_its_file(page)).to_have_value("cave")
    tab_to(page, page.get_by_role("textbox", name="Description", exact=True))
    page.keyboard.type("A cave by lamplight")
    press(page, page.get_by_role("button", name="Upload", exact=True))
    expect(page.locator(".image-chooser").get_by_text("cave")).to_be_visible()


def press(page: Page, wanted: Locator) -> None:
    """Go to something by Tab, and press Enter."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus, unless it has it already."""
    expect(wanted.first).to_be_visible()
    page.wait_for_load_state()
    found = wanted.element_handles()
    for _press in range(150):
        if page.evaluate("(found) => found.includes(document.activeElement)", found):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {wanted}.")


def named_after_its_file(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("textbox", name="Title")


def writing(page: Page) -> Locator:
    """The text of the first block of the body."""
    return page.locator("[contenteditable=true]")


def said(page: Page) -> Locator:
    """What the desk answered to what was done."""
    return page.locator(".messages")


def read_by_everybody(page: Page, newsroom: str, text: str) -> None:
    """The article stands at its address with its picture, and on the page of the title that it is about."""
    page.goto(newsroom + ARTICLE)
    expect(page.get_by_role("heading", name="A talk in the dark")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(text)
    shown = page.get_by_role("img", name="A cave by lamplight")
    expect(shown).to_have_js_property("complete", value=True)
    assert re.search(r"/media/renditions/.+\.avif$", shown.evaluate("(image) => image.currentSrc"))
    assert shown.evaluate("(image) => image.naturalWidth") > 0
    page.goto(newsroom + TITLE)
    news = page.get_by_role("region", name="News & interviews")
    expect(news.get_by_role("link", name="A talk in the dark")).to_have_attribute("href", ARTICLE)
