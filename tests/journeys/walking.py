"""Going through Robin as people do: choose, type, press „Weiter“."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from playwright.sync_api import Locator, Page, expect

START = "/digitale-beratung/"
PLACE = "13599 Berlin"
QUESTION = re.compile(r"/digitale-beratung/frage/s\d\d")
RESULT = re.compile(r"/digitale-beratung/ergebnis$")
MOST_PAGES = 60
BEFORE_REQUEST_MS = 300
"""A choice waits a moment for the next one before the page asks for its questions."""
FIELDS = (
    "pflege", "haushalt", "mobil", "essen", "krankheit", "hilfsmittel", "betreuung", "wohnen",
    "demenz", "gesellschaft", "praevention", "zuhause", "entlastung", "finanzen", "recht",
)  # fmt: skip

Choices = Mapping[str, tuple[str, ...]]

SHORT: Choices = MappingProxyType(
    {
        "fuer_wen": ("selbst",),
        "pg_status": ("ja",),
        "pg": ("2",),
        "hilfebedarf": ("taeglich",),
        "alter": ("75_84",),
        "wohnt": ("allein",),
        "wunsch": ("zuhause",),
        "wann": ("sofort",),
        "wer_hilft": ("niemand",),
        "interessen": ("pflege",),
        "pflege.bereiche": ("waschen_duschen",),
        "pflege.haeufig": ("1x",),
    }
)
"""The shortest way: everything mandatory, one field."""

LONG: Choices = MappingProxyType(
    {
        "fuer_wen": ("eltern",),
        "rolle": ("einverstanden",),
        "pg_status": ("ja",),
        "pg": ("3",),
        "pg_passt": ("nein_es_wird_mehr_hilfe_gebraucht",),
        "hilfebedarf": ("mehrmals",),
        "alter": ("75_84",),
        "wohnt": ("klinik",),
        "entlassung": ("datum",),
        "entlassung_datum": ("2027-01-05",),
        "wunsch": ("offen",),
        "wann": ("4_wochen",),
        "wer_hilft": ("partner_in", "kinder_familie"),
        "belastung": ("am_limit",),
        "berufstaetig": ("ja",),
        "wuensche": ("sprache",),
        "wuensche.sprache": ("tr", "pl"),
        "interessen": FIELDS,
        "pflege.bereiche": ("waschen_duschen", "nachts"),
        "pflege.haeufig": ("4x_und_mehr",),
        "haushalt.arten": ("putzen", "botengaenge_begleitung_zum_amt"),
        "mobil.einschraenkung": ("treppen", "gleichgewicht_sturz"),
        "mobil.fahrt": ("ja",),
        "mobil.transport": ("ja_im_rollstuhl",),
        "essen.hilfe": ("zubereiten",),
        "krankheit.themen": ("medikamente",),
        "krankheit.dauer": ("laenger_als_6_monate",),
        "hilfsmittel.vorhanden": ("ja",),
        "hilfsmittel.bedarf": ("hausnotruf", "lagerung_druckgeschwuer"),
        "betreuung.noetig": ("ja",),
        "betreuung.wann": ("tagsueber",),
        "betreuung.arten": ("gesellschaft_zu_hause",),
        "wohnen.form": ("betreutes_wohnen",),
        "wohnen.miete": ("miete",),
        "wohnen.budget": ("900",),
        "wohnen.ausstattung": ("gemeinschaftsraum",),
        "demenz.stand": ("verdacht",),
        "demenz.angebot": ("wohnbereich_fuer_demenz",),
        "gesellschaft.arten": ("telefon_internet_lernen",),
        "praevention.themen": ("hausbesuch_zur_beratung",),
        "zuhause.hindernis": ("angehoerige_schaffen_es_nicht",),
        "entlastung.wofuer": ("ein_paar_stunden_pro_woche",),
        "finanzen.themen": ("gemeinsamer_jahresbetrag",),
        "recht.themen": ("pflegezeit_familienpflegezeit",),
    }
)
"""Every interest field and every dependent question that fits together."""


def press(page: Page, name: str) -> None:
    """Press a button of the main part and wait for the page that it brings."""
    button = page.get_by_role("main").get_by_role("button", name=name, exact=True)
    if page.locator("#frage").count():
        with exchanged(page):
            button.click()
    else:
        with page.expect_navigation():
            button.click()


@contextmanager
def exchanged(page: Page) -> Iterator[None]:
    """Wait until the questions have made way for others, in place or with the whole page."""
    page.locator("#frage").evaluate("old => { old.dataset.old = '' }")
    yield
    expect(page.locator("[data-old]")).to_have_count(0)
    page.wait_for_load_state("load")


def follow(page: Page, name: str) -> None:
    """Follow a link of the main part and wait for its page."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


def begin(page: Page, *, place: str = PLACE) -> None:
    """Give place and consent on Robin's start page and come to the first topic."""
    page.goto(START)
    page.locator("#ort").fill(place)
    page.locator("#einwilligung").check()
    page.get_by_role("button", name="Los geht´s").click()
    expect(page).to_have_url(QUESTION)
    # Before the scripts run a choice calls for nothing; that is the way without them.
    page.wait_for_load_state("load")


def question_names(page: Page) -> tuple[str, ...]:
    """Return the ids of the questions that the page shows now, in its order."""
    return tuple(str(page.locator("input[name=gezeigt]").input_value()).split(","))


def choose(page: Page, *, name: str, keys: tuple[str, ...]) -> None:
    """Give the answer to one question: tick options, or type."""
    for key in keys:
        option = page.locator(f'[name="{name}"][value="{key}"]')
        if option.count():
            option.check()
        else:
            field_of(page, name=name).fill(key)
        settle(page)


def field_of(page: Page, *, name: str) -> Locator:
    """Return the fields of one question."""
    return page.locator(f'#fragen [name="{name}"]')


def answer_page(page: Page, *, choices: Choices) -> None:
    """Answer all that the page asks, also what appears meanwhile."""
    answered: set[str] = set()
    while due := [one for one in question_names(page) if one in choices and one not in answered]:
        choose(page, name=due[0], keys=choices[due[0]])
        answered.add(due[0])


def settle(page: Page) -> None:
    """Wait until the questions that a choice calls for are there."""
    if page.locator("#fragen [data-hx-post]").count():
        page.wait_for_timeout(BEFORE_REQUEST_MS)
        expect(page.locator("#fragen .htmx-request")).to_have_count(0)


def go_on(page: Page) -> None:
    """Press „Weiter“."""
    press(page, "Weiter")


def walk(
    page: Page, *, choices: Choices, visit: Callable[[Page], None] = lambda _page: None
) -> tuple[str, ...]:
    """Answer page after page up to the result; `visit` sees each page before it is answered.

    Returns the addresses of the pages in their order, without what follows the path.
    """
    seen: list[str] = []
    for _ in range(MOST_PAGES):
        if not QUESTION.search(page.url):
            break
        seen.append(page.url.split("?")[0])
        visit(page)
        answer_page(page, choices=choices)
        go_on(page)
    expect(page).to_have_url(RESULT)
    return tuple(seen)
