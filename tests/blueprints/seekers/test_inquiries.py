"""Inquiries as a whole: what was typed turns up nowhere but where it was sent."""

import re

import brotli
import pytest

from portal.blueprints.seekers.inquiries import consent, forms, protocol
from portal.domain.accounts.email_address import LONGEST
from portal.domain.inquiries.kind import InquiryKind, Slot
from tests.factories import asking, pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.forms import find_form, press
from tests.factories.mails import plain_text, take_mails
from tests.factories.watchlist import watch
from tests.support.statements import rows_of

MOST_BYTES = 8_000


@pytest.fixture
def watched(client, everything_logged, seen):
    """Return the client and a function that gives everything that was logged and answered."""
    return client, lambda: (everything_logged.text, str(seen))


def test_e04_no_address_header_log_or_mail_tells_what_was_typed(watched, app, add_offers, database):
    client, told_by_us = watched
    ids = add_offers(asking.home(1), asking.home(2))
    asking.agree(client, asking.check(client, *ids), *ids)
    mails = [take_mails(app)[-1]]
    path = asking.LINK.findall(plain_text(mails[0]))[0]
    press(client, client.get(path), asking.CONFIRM)
    rows = str(rows_of(database)["inquiry"])
    press(client, client.get(path), "Daten zurückziehen")
    mails += take_mails(app)

    told = [*map(str, mails), *told_by_us(), rows]
    for secret in (asking.CANARY, "Demenz", "Musterfrau", "0221 123456"):
        assert not [text for text in told if secret in text], secret
    assert len(mails) == 5


class TestEntries:
    def test_e01_the_profile_leads_to_the_form(self, client, add_offers):
        (house,) = add_offers(asking.home(1))

        links = pages.links(pages.tree(client.get(f"/pflege-und-wohnangebote/{house}")))

        assert links["Anfrage senden"] == f"/anfrage?e={house}"

    @pytest.mark.parametrize("columns", [{"accepts_inquiries": False}, {"email": ""}])
    def test_e11_the_profile_leads_nowhere_where_nobody_can_be_asked(
        self, client, add_offers, columns
    ):
        (house,) = add_offers(asking.home(1, **columns))

        text = client.get(f"/pflege-und-wohnangebote/{house}").text

        assert "Anfrage senden" not in text
        assert ("keine Anfragen über" in text) is ("email" not in columns)

    def test_x21_merkliste_and_comparison_ask_several_at_once(self, client, add_offers):
        ids = add_offers(asking.home(1), asking.home(2))
        for one in ids:
            watch(client, one)

        button = "Angekreuzte anfragen: Stationäre Einrichtungen"
        form = find_form(client.get("/merkliste"), button=button)
        chosen = form.filled({"e": tuple(map(str, ids))}, button=button)
        opened = client.get(form.actions[button], query_string=chosen)
        compared = client.get("/vergleich", query_string={"e": ids})

        assert pages.heading(opened) == "Anfrage senden"
        assert {"Haus 1", "Haus 2"} <= set(re.findall(r"Haus \d", pages.main_text(opened)))
        links = pages.links(pages.tree(compared))
        assert links["Diese Einrichtungen anfragen"] == f"/anfrage?e={ids[0]}&e={ids[1]}"

    @pytest.mark.parametrize("watched", [0, 1, 2])
    def test_x21_who_asks_several_goes_back_to_the_list_they_came_from(
        self, client, add_offers, watched
    ):
        ids = add_offers(asking.home(1), asking.home(2))
        for one in ids[:watched]:
            watch(client, one)

        links = pages.links(pages.tree(asking.open_form(client, *ids)))

        assert "Zurück zu Haus 1" not in links
        expected = f"/merkliste?e={ids[0]}&e={ids[1]}" if watched else None
        assert links.get("Zurück zur Merkliste") == expected
        assert ("Zurück zur Suche" in links) is (not watched)

    def test_who_asks_one_goes_back_to_it(self, client, add_offers):
        (one,) = add_offers(asking.home(1))

        links = pages.links(pages.tree(asking.open_form(client, one)))

        assert links["Zurück zu Haus 1"] == f"/pflege-und-wohnangebote/{one}"

    def test_x16_the_personal_area_leads_to_all_inquiries(self, client, app):
        sign_in(client, app, make_account(app))

        links = pages.links(pages.tree(client.get("/mein-konto/")))

        assert links["Meine Anfragen und Antworten ansehen"] == "/mein-konto/anfragen"


class TestReadForm:
    def test_e02_a_wish_holds_what_was_typed_and_nothing_else(self):
        _, wish = forms.read_form(form=asking.FILLED)

        assert wish.kind is InquiryKind.RUECKRUF
        assert wish.content.slot is Slot.VON_ACHT
        assert wish.content.text == asking.FILLED["text"]
        assert wish.address.key == "erika@example.org"

    def test_what_cannot_be_seen_is_not_kept(self):
        typed = {**asking.FILLED, "name": "Erika\r\nBcc: x\x00", "text": "a\r\nb\u202e"}

        _, wish = forms.read_form(form=typed)

        assert wish.content.name == "Erika Bcc: x"
        assert wish.content.text == "a\nb"

    def test_an_address_that_was_cut_off_is_none(self):
        typed = {**asking.FILLED, "email": f"{'a' * LONGEST}@example.org"}

        entered, wish = forms.read_form(form=typed)

        assert wish is None
        assert entered.problem_of == {"email": forms.ADDRESS_NEEDED}


def test_e03_every_wording_of_the_consent_has_a_version():
    assert consent.sentence_for("Haus am See").startswith(
        "Ich stimme der Übermittlung der oben genannten Daten"
    )
    assert "Haus am See" in consent.sentence_for("Haus am See")
    assert len(consent.VERSION) == 12


def test_e14_other_lines_have_another_mark():
    assert protocol.mark_of(()) != protocol.mark_of((("a", "b"),))
    assert protocol.mark_of((("a", "b"),)) != protocol.mark_of((("a", "c"),))


def test_pages_of_the_form_are_small(client, add_offers):
    """Five recipients, everything filled in: within the 8 kB of a public page."""
    ids = add_offers(*(asking.home(number) for number in range(1, 6)))

    for answer in (asking.open_form(client, *ids), asking.check(client, *ids)):
        assert len(brotli.compress(answer.data, quality=5)) <= MOST_BYTES
