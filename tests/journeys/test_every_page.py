"""Every page, as everybody who may see it: found by its links, looked at by axe in light and dark, on the narrowest phone, by thumb."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Page, ViewportSize

from samesky.kit.access import row_for
from samesky.kit.cast import PASSPHRASE
from tests.harness.browser import NewPage, come_to_rest, sign_in
from tests.harness.site import NewSite
from tests.journeys.conftest import no_sideways_scroll

VISITOR = ""
WALKS = {
    VISITOR: ["/", "/join/not-yet", "/left", "/way-back", "/proof", "/nowhere"],
    "Amara": ["/today", "/me/", "/first", "/exit"],
    "Dara": ["/groups/", "/today", "/groups/after-a-death/join"],
    "Elif": ["/desk/"],
    "Farid": ["/desk/circles/keeperless"],
    "Grace": ["/host/", "/groups/new"],
}
"""Who walks, and where from; the rest is found by links. Somebody later in the list looks only at what nobody saw before."""
SHE_KEEPS = """
from samesky.gatherings.models import Duty
from samesky.gatherings.queries.next_times import next_of
from samesky.kit.clock import now
print(next_of(Duty.objects.filter(person__pen_name="Dara", part="keeps").first().series, now(), 1)[0].address + "hold")
"""
"""The page of those who hold it, of one time that Dara keeps."""
SEEN_AGAIN = {
    "groups:group",
    "circles:circles",
    "gatherings:group",
    "web:today",
    "web:start",
}
"""Pages that differ so much between a visitor, a member and a facilitator that each looks at them."""
NOT_PAGES = {
    "api:alive": "a machine reads it",
    "api:ready": "a machine reads it",
    "patterns": "samesky/design/tests look at it",
    "patterns-room": "samesky/design/tests look at it",
    "exit": "goes to another site at once",
    "account_login": "another name of /sign-in",
    "web:answers": "a part of /today",
    "web:asked": "a part of /today",
    "web:my-groups": "a part of /today",
    "circles:came-up": "after a rehearsal",
    "circles:open-now": "a part of a group's page",
    "circles:room": "in a circle that is open; tests.journeys.test_circle_room looks at it",
    **dict.fromkeys(
        [f"circles:{part}" for part in ("table", "earlier", "door", "frame")], "a part of a circle's page"
    ),
    **dict.fromkeys(
        [f"circles:{name}" for name in ("leaving", "after", "wrong", "thank", "sealed")],
        "after a circle: test_after_circle looks at them",
    ),
    "gatherings:paper": "after a circle: test_paper looks at it",
    "gatherings:proof-keys": "a machine reads it",
    "circles:run-sheet": "in a circle that is open",
    "circles:close": "in a circle that is open",
    "circles:line": "in a circle that is open",
    "circles:line-words": "in a circle that is open",
    "circles:not-all-right": "in a circle that is open",
    "circles:for-watch": "once somebody in a circle is not all right",
    "circles:outside": "in a circle that is open",
    "circles:panel": "in a circle that is open",
    "circles:remove": "in a circle that is open",
    "circles:someone": "in a circle that is open",
    "circles:without-keeper": "in a circle that is open",
    **dict.fromkeys(
        [f"circles:coffee-{part}" for part in ("people", "card", "words", "frame", "close")],
        "at the tables of a coffee chat that is open",
    ),
    **dict.fromkeys(
        [
            f"gatherings:{name}"
            for name in ("meetings", "services", "open-calendar", "own-calendar", "group-calendar")
        ],
        "a machine reads it; tests/feeds look at it",
    ),
    **dict.fromkeys(["gatherings:series-file", "gatherings:time-file"], "a file for a calendar"),
    "gatherings:brought": "once a host brought a list over: test_subscribing looks at it",
    "circles:bring": "in a workshop that is going on",
    "circles:change-brought": "once somebody brought a method to a workshop",
    "circles:withdraw-brought": "once somebody brought a method to a workshop",
    "circles:script": "once somebody kept a script",
    "circles:change-script": "once somebody kept a script",
    "circles:withdraw-script": "once somebody kept a script",
    **dict.fromkeys(
        [
            f"gatherings:{name}"
            for name in (
                "series",
                "occurrence",
                "change",
                "cancel",
                "change-one",
                "change-after",
                "cancel-one",
            )
        ],
        "once somebody planned a gathering: test_planning looks at them",
    ),
    "notices:newest": "a part of /notices",
    "safety:reports": "a part of /desk/",
    "shares:newest": "a part of /shares/",
    "shares:group-shares": "a part of a group's page",
    "shares:card": "a part of a list",
    "shares:thread": "a part of a share's page",
    "people:way_back_code": "shown once, after joining",
    "people:way_back_by_email": "in a place that sends e-mail",
    "people:way_back_link": "in a place that sends e-mail",
    "people:confirm_email": "in a place that sends e-mail",
    "notices:confirm": "in a place that sends e-mail",
    "notices:stop": "in a place that sends e-mail",
    "groups:invitation": "needs a link that was just made",
    "safety:sent": "after telling us something",
    "safety:concern": "after telling us something",
    "mfa_authenticate": "with a second factor",
    "mfa_login_webauthn": "a passkey's own exchange",
    "mfa_reauthenticate": "with a second factor",
    "mfa_reauthenticate_webauthn": "with a passkey",
    "mfa_deactivate_totp": "with a second factor",
    "mfa_generate_recovery_codes": "with a second factor",
    "mfa_view_recovery_codes": "with a second factor",
    "mfa_remove_webauthn": "with a passkey",
}
"""Named addresses that this walk leaves out, and why; tests about each look at them."""
TOO_SMALL = """() => [...document.querySelectorAll(
    ".button, .door, .nav a, .nav summary, .act, .choice, .tick, .fold > summary, .area > summary, input.input, select.input"
  )].filter((thing) => thing.checkVisibility() && thing.getBoundingClientRect().height < 43.5)
    .map((thing) => thing.outerHTML.slice(0, 160))"""
HARD_TO_SEE = """() => axe.run(document, {runOnly: ["color-contrast"]}).then(
    (found) => found.violations.flatMap((wrong) => wrong.nodes.map((node) => node.html.slice(0, 160)))
  )"""
"""Asks the axe that is on the page already."""
UNTIED = """() => [...document.querySelectorAll("[aria-describedby], [aria-labelledby]")].flatMap(
    (thing) => `${thing.getAttribute("aria-describedby") ?? ""} ${thing.getAttribute("aria-labelledby") ?? ""}`
      .split(" ").filter((id) => id && !document.getElementById(id)))"""
ORDER = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName[1]))"
NARROW, WIDE = ViewportSize(width=320, height=640), ViewportSize(width=1280, height=900)


@dataclass
class Walk:
    """One person's way through the place: which kinds of pages were seen, and what was wrong with them."""

    page: Page
    site: str
    seen: set[str]
    mine: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def from_here(self, addresses: list[str]) -> None:
        """Follow every link to a kind of page that was not seen yet."""
        ahead = deque(addresses)
        while ahead:
            address = ahead.popleft()
            name = name_of(address)
            if name in self.mine or (name in self.seen and name not in SEEN_AGAIN) or name in NOT_PAGES:
                continue
            self.mine.add(name)
            self._open(address)
            ahead.extend(links_on(self.page, self.site))
            self.wrong += wrong_with(self.page)
        self.seen |= self.mine

    def _open(self, address: str) -> None:
        self.page.goto(self.site + address)
        if urlsplit(self.page.url).path == "/me/again":
            self.mine.add("account_reauthenticate")
            self.wrong += wrong_with(self.page)
            self.page.locator("main input[type=password]").fill(PASSPHRASE)
            self.page.get_by_role("button", name="Go on").click()
            self.page.wait_for_url(f"**{urlsplit(address).path}")


def name_of(address: str) -> str:
    """The name of the view behind an address; "nothing" where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "nothing"


def links_on(page: Page, site: str) -> list[str]:
    """The addresses in this place that a page leads to."""
    hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    whole = [urljoin(page.url, href) for href in hrefs]
    return [link.removeprefix(site).split("#")[0] for link in whole if link.startswith(f"{site}/")]


def wrong_with(page: Page) -> Iterator[str]:
    """What nobody should meet on a page, in sentences that name its address."""
    where = urlsplit(page.url).path
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    come_to_rest(page)
    found = Axe().run(page)
    if found.violations_count:
        yield f"{where}\n{found.generate_report()}"
    page.emulate_media(color_scheme="dark")
    come_to_rest(page)
    yield from (f"{where} in the dark: {thing}" for thing in page.evaluate(HARD_TO_SEE))
    page.set_viewport_size(NARROW)
    try:
        no_sideways_scroll(page)
    except AssertionError as why:
        yield str(why)
    yield from (f"{where}: too small for a thumb: {thing}" for thing in page.evaluate(TOO_SMALL))
    yield from (f"{where}: nothing is called {name}" for name in page.evaluate(UNTIED))
    levels = page.evaluate(ORDER)
    steps = zip([0, *levels], levels, strict=False)
    if levels.count(1) != 1 or any(after > before + 1 for before, after in steps):
        yield f"{where}: headings {levels}"
    for door in ("a.door-help", "button.door-exit"):
        if not page.locator(door).is_visible():
            yield f"{where}: no {door}"


def asked_for_by_get() -> set[str]:
    """The names of everything in this place that somebody may open."""
    return {name for name in pages_of(get_resolver().url_patterns) if row_for(name, "GET")}


def pages_of(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all addresses of the place."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from pages_of(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}"


@pytest.mark.browser
def test_every_page_can_be_seen_touched_and_heard_by_whoever_may_open_it(
    new_site: NewSite, new_page: NewPage
) -> None:
    place = new_site(serve=False, cast=False)
    place.samesky("demo")
    place.serve()
    seen: set[str] = set()
    wrong: list[str] = []
    for name, addresses in WALKS.items():
        page = new_page(reduced_motion="reduce")
        page.set_default_timeout(30_000)
        if name != VISITOR:
            sign_in(page, place.url, name, PASSPHRASE)
        walk = Walk(page, place.url, seen)
        walk.from_here([*addresses, place.python(SHE_KEEPS).strip()] if name == "Dara" else addresses)
        wrong += walk.wrong
        page.context.close()
    assert not wrong, "\n".join(wrong)
    assert sorted(asked_for_by_get() - seen - set(NOT_PAGES)) == []
