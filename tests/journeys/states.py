"""Every page of the portal in every state a visitor can bring it into."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys import walking

START = walking.START
ANSWERS = "/digitale-beratung/antworten"
RESUME = "/digitale-beratung/weiter"
OFFERS = "/pflege-und-wohnangebote/"
LIST = "/merkliste"
HITS = f"{OFFERS}?ort=13599+Berlin&art=stationaer&umkreis=50"
MAP = f"{OFFERS}karte?ort=13599+Berlin&art=stationaer&umkreis=50"
PLAIN = (
    "/",
    "/anmelden",
    "/registrieren",
    "/neues-passwort",
    "/impressum",
    "/datenschutz",
    "/nutzungsbedingungen",
    "/barrierefreiheit",
    "/reihenfolge",
    "/beratung",
    "/informationsportal/",
    "/informationsportal/verhinderungs-und-kurzzeitpflege",
    "/informationsportal/?suche=xyzzyqq",
    "/informationsportal/pflegegrade/einfach",
    "/haeufige-fragen",
    "/pflegehilfsmittel/",
    "/pflegehilfsmittel/?gruppe=HM_ROLLSTUHL&zahlt=pflegekasse&ohne_rezept=ja",
    "/pflegehilfsmittel/vergleich?hilfe=rollstuhl&hilfe=hausnotruf",
    "/weiterleitung/rehadat",
    f"{OFFERS}20",
    f"{OFFERS}40",
    f"{OFFERS}80",
    f"{OFFERS}260",
    f"{OFFERS}40/druck",
    "/vergleich?e=40&e=100",
    f"{OFFERS}1/bewertungen",
    f"{OFFERS}1/bewerten",
    f"{OFFERS}1/bewerten/gesendet",
    f"{OFFERS}1/angabe-stimmt-nicht",
    "/anfrage",
    "/anfrage?e=1&e=2",
    "/anfrage/gesendet",
    "/anfrage/verworfen",
    f"{OFFERS}1/warteliste",
    f"{OFFERS}1/warteliste/gesendet",
    "/warteliste-verlassen",
    "/orte?ort=Frank",
    "/orte?ort=Xyzzq",
    OFFERS,
    HITS,
    MAP,
    f"{HITS}&filter=mehr",
    f"{HITS}&frei=ja&platz=dauerpflege",
    f"{OFFERS}?ort=19370+Parchim&art=wohnen&umkreis=5",
)
"""Pages that a mere address shows and that answer 200."""
REFUSED = (
    f"{OFFERS}?ort=Xyzzq",
    f"{OFFERS}?ort=Frankfurt",
)
"""Searches that answer 422: an unknown and an ambiguous place."""
WRONG = ("/gibt-es-nicht", "/digitale-beratung/widerrufen")
"""Pages that are not there (404) or take no visits (405)."""

Look = Callable[[Page], None]


def visit_plain(page: Page, *, look: Look) -> None:
    """See the pages that need no form, one Hilfsmittel and one profile among them."""
    for address in (*PLAIN, *REFUSED):
        page.goto(address)
        look(page)
    page.goto("/pflegehilfsmittel/")
    with page.expect_navigation():
        page.locator(".grid a").first.click()
    look(page)
    page.goto(HITS)
    with page.expect_navigation():
        page.locator(".card .button").first.click()
    look(page)


def visit_watchlist(page: Page, *, look: Look) -> None:
    """See the Merkliste empty and with two homes, those compared, and what cannot be compared."""
    page.goto(LIST)
    look(page)
    for number in (0, 1):
        page.goto(HITS)
        with page.expect_navigation():
            page.get_by_role("link", name="Mehr Informationen").nth(number).click()
        walking.follow(page, "Merken")
        look(page)
        walking.press(page, "Auf die Merkliste setzen")
        page.wait_for_url(f"**{LIST}?*")
        look(page)
    for box in page.get_by_label("Vergleichen").all():
        box.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Angekreuzte vergleichen").click()
    look(page)
    page.get_by_text("Bei allen gleich").click()
    look(page)
    page.goto("/vergleich")
    look(page)


def visit_start(page: Page, *, look: Look) -> None:
    """See Robin's start page: fresh, with errors, with a place that exists twice."""
    page.goto(START)
    look(page)
    press_begin(page)
    look(page)
    page.locator("#ort").fill("Frankfurt")
    page.locator("#einwilligung").check()
    press_begin(page)
    look(page)


def press_begin(page: Page) -> None:
    """Press „Los geht´s“."""
    with page.expect_navigation():
        page.get_by_role("button", name="Los geht´s").click()


def visit_questions(page: Page, *, look: Look) -> None:
    """See every topic, the first also with errors, then a result and its further hits."""
    walking.begin(page)
    walking.go_on(page)
    look(page)
    page.goto("/digitale-beratung/frage/s02")
    walking.walk(page, choices=walking.LONG, visit=look)
    look(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Alle Treffer ansehen").first.click()
    look(page)
    for address in (ANSWERS, RESUME, START):
        page.goto(address)
        look(page)


def visit_empty_result(page: Page, *, look: Look) -> None:
    """See a result with both reasons, „Trotzdem anzeigen“, and the page after deleting."""
    walking.begin(page, place="19370 Parchim")
    walking.walk(page, choices=walking.SHORT)
    look(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Trotzdem anzeigen").first.click()
    look(page)
    delete_answers(page)
    look(page)


def delete_answers(page: Page) -> None:
    """Revoke the consent, which deletes all answers."""
    page.get_by_text("Neu beginnen oder Einwilligung widerrufen", exact=True).click()
    page.get_by_role("button", name="Einwilligung widerrufen", exact=True).click()
    page.wait_for_url("**/geloescht")
