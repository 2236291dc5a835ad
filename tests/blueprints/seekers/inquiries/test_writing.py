"""The form, and the page that shows before sending exactly what goes to whom."""

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.web.transactions import writing
from tests.factories import asking, pages, robin
from tests.factories.directory import Lamp, Offer, change
from tests.factories.forms import find_form, press
from tests.factories.hostile import HOSTILE, assert_only_text
from tests.models.records import make_profile
from tests.support.statements import rows_of, writes_nothing

PATH = asking.FORM


class TestForm:
    def test_e01_anybody_can_ask_any_facility_free_of_charge(self, client, house):
        answer = asking.open_form(client, house)

        assert answer.status_code == 200
        assert "Haus 1" in pages.main_text(answer)
        assert "Kostenlos und so oft Sie möchten" in pages.main_text(answer)

    def test_e08_it_says_that_nobody_earns_by_it(self, client, house):
        text = pages.main_text(asking.open_form(client, house))

        assert "Niemand verdient an Ihrer Anfrage." in text

    def test_e12_both_pages_name_the_contact_person(self, client, app, house):
        change(app, house, is_managed=True)
        with app.app_context(), writing() as session:
            session.add(make_profile(facility_id=house, contact_name="Anna Beispiel"))

        for answer in (asking.open_form(client, house), asking.check(client, house)):
            assert "Ihre Ansprechperson dort: Anna Beispiel" in pages.main_text(answer)

    def test_e12_nobody_is_named_where_no_provider_keeps_the_profile(self, client, app, house):
        with app.app_context(), writing() as session:
            session.add(make_profile(facility_id=house, contact_name="Anna Beispiel"))

        assert "Anna Beispiel" not in asking.open_form(client, house).text

    def test_e02_it_offers_three_kinds_and_time_slots(self, client, house):
        form = find_form(asking.open_form(client, house), button=asking.CHECK)

        assert form.options("art") == ["rueckruf", "besichtigung", "nachricht"]
        slots = [one.value for one in form.controls if one.name == "zeit"]
        assert slots[0] == "08:00 bis 10:00"
        assert form.chosen("zeit") == ["egal"]

    def test_with_an_account_name_and_number_stand_there_already(self, client, house, erika):
        form = find_form(asking.open_form(client, house), button=asking.CHECK)

        assert form.chosen("name") == ["Erika Musterfrau"]
        assert form.chosen("telefon") == ["0221 98765"]
        assert "email" not in form.names
        assert erika.email in asking.open_form(client, house).text

    def test_e11_belegt_keeps_the_form_and_says_so(self, client, add_offers):
        lamp = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT)
        (full,) = add_offers(
            Offer(name="Volles Haus", lamps=(lamp,), columns={"email": "voll@example.org"})
        )

        answer = asking.open_form(client, full)

        assert "Volles Haus hat als Stand „Belegt“ angegeben" in pages.main_text(answer)
        assert f"/pflege-und-wohnangebote/{full}/warteliste" in answer.text
        assert find_form(answer, button=asking.CHECK)

    @pytest.mark.parametrize(
        ("columns", "sentence"),
        [
            ({"accepts_inquiries": False}, "möchte zurzeit keine Anfragen"),
            ({"email": ""}, "kennen wir keine E-Mail-Adresse"),
            ({"email": "a@b.de, c@d.de"}, "kennen wir keine E-Mail-Adresse"),
        ],
    )
    def test_e11_without_inquiries_there_are_contact_ways_instead(
        self, client, add_offers, columns, sentence
    ):
        (shy,) = add_offers(asking.home(1, **columns))

        answer = asking.open_form(client, shy)

        assert answer.status_code == 200
        assert sentence in pages.main_text(answer)
        assert "03871 12345" in pages.main_text(answer)
        assert asking.CHECK not in answer.text
        waiting = f"/pflege-und-wohnangebote/{shy}/warteliste"
        assert (waiting in answer.text) is ("accepts_inquiries" in columns)

    def test_d12_what_is_not_published_is_not_there(self, client, app, house):
        change(app, house, is_published=False)

        for ids in ((house,), (999,)):
            assert asking.open_form(client, *ids).status_code == 404
        assert client.get(PATH, query_string={"e": ("x", "-1", "9" * 40)}).status_code == 404

    def test_with_nobody_chosen_there_is_a_way_to_choose(self, client):
        answer = client.get(PATH)

        assert answer.status_code == 200
        assert "/merkliste" in pages.links(pages.tree(answer)).values()
        assert asking.CHECK not in answer.text

    def test_x21_five_may_be_asked_at_once_and_no_more(self, client, add_offers):
        ids = add_offers(*(asking.home(number) for number in range(1, 7)))

        five, six = asking.open_form(client, *ids[:5]), asking.open_form(client, *ids)

        assert (five.status_code, six.status_code) == (200, 422)
        assert all(f"Haus {number}" in pages.main_text(five) for number in range(1, 6))
        assert "höchstens fünf" in pages.heading(six)
        assert asking.CHECK not in six.text

    def test_x21_who_cannot_be_asked_is_named_and_the_others_are_asked(self, client, add_offers):
        ids = add_offers(asking.home(1), asking.home(2, accepts_inquiries=False))

        text = pages.main_text(asking.open_form(client, *ids))

        assert "Diese bekommen Ihre Anfrage nicht" in text
        assert "möchte zurzeit keine Anfragen" in text

    def test_opening_it_changes_nothing_and_is_kept_out_of_caches(self, client, database, house):
        with writes_nothing(database):
            answer = asking.open_form(client, house)

        assert answer.headers["Cache-Control"] == "no-store"


class TestChecking:
    def test_e03_the_second_page_shows_every_field_and_asks_for_consent(
        self, client, database, house
    ):
        with writes_nothing(database):
            answer = asking.check(client, house)

        text = pages.main_text(answer)
        assert answer.status_code == 200
        assert "Noch ist nichts gesendet" in text
        for shown in (
            "Rückruf",
            "08:00 bis 10:00 Uhr",
            "Erika Musterfrau",
            "erika@example.org",
            "0221 123456",
            "Meine Mutter hat Demenz.",
            "Haus 1",
        ):
            assert shown in text
        assert "Ich stimme der Übermittlung der oben genannten Daten" in text
        assert find_form(answer, button=asking.SEND).chosen(f"zustimmung-{house}") == []

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"art": ()}, "Bitte wählen Sie, was Sie möchten."),
            ({"telefon": ""}, "damit die Einrichtung Sie anrufen kann"),
            ({"telefon": "ruf mich an"}, "nur mit Ziffern"),
            ({"telefon": "12"}, "nur mit Ziffern"),
            ({"zeit": "nachts"}, "wann man Sie anrufen kann"),
            ({"name": " "}, "Bitte geben Sie Ihren Namen ein."),
            ({"name": "x" * 81}, "höchstens 80 Zeichen"),
            ({"email": "erika"}, "E-Mail-Adresse vollständig"),
            ({"email": "a@b.de\r\nBcc: x@y.de"}, "E-Mail-Adresse vollständig"),
            ({"art": "nachricht", "text": " "}, "Bitte schreiben Sie Ihre Nachricht."),
            ({"text": "x" * 1_501}, "höchstens 1.500 Zeichen"),
        ],
    )
    def test_e02_what_is_wrong_is_said_and_nothing_typed_is_lost(
        self, client, database, house, changed, sentence
    ):
        with writes_nothing(database):
            answer = asking.check(client, house, **changed)

        assert answer.status_code == 422
        assert sentence in pages.main_text(answer)
        if "text" not in changed:
            assert asking.CANARY in answer.text
        if "email" not in changed:
            assert 'value="erika@example.org"' in answer.text

    def test_e02_a_visit_needs_neither_number_nor_words(self, client, house):
        answer = asking.check(client, house, art="besichtigung", telefon="", text="", zeit="x")

        assert answer.status_code == 200
        assert "Anrufen" not in pages.main_text(answer)

    def test_going_back_keeps_what_was_typed(self, client, house):
        checked = asking.check(client, house)

        answer = press(client, checked, asking.CHANGE)

        form = find_form(answer, button=asking.CHECK)
        for name in ("telefon", "name", "email", "art"):
            assert form.chosen(name) == [asking.FILLED[name]]
        assert form.chosen("zeit") == ["08:00 bis 10:00"]
        assert form.chosen("text") == [asking.FILLED["text"]]

    def test_what_people_type_is_shown_as_text(self, client, house):
        for text in HOSTILE:
            answer = asking.check(client, house, text=text, name=text[:80] or "x")

            assert answer.status_code in {200, 422}
            assert_only_text(answer)

    def test_e11_a_form_for_a_facility_that_wants_none_any_more_leads_to_its_contact(
        self, client, app, house
    ):
        opened = asking.open_form(client, house)
        change(app, house, accepts_inquiries=False)

        answer = press(client, opened, asking.CHECK, asking.FILLED)

        assert answer.status_code == 422
        assert "möchte zurzeit keine Anfragen" in pages.main_text(answer)


class TestProtocol:
    def test_e14_it_is_offered_only_where_a_consultation_is_open(self, client, house):
        form = find_form(asking.open_form(client, house), button=asking.CHECK)

        assert "protokoll" not in form.names

    def test_e14_unticked_at_first_with_a_preview_of_the_exact_fields(self, client, house):
        robin.keep(client, robin.AT_HOME)

        answer = asking.open_form(client, house)

        assert find_form(answer, button=asking.CHECK).chosen("protokoll") == []
        assert "Genau das würde mitgeschickt" in pages.main_text(answer)
        assert "85 Jahre oder älter" in pages.main_text(answer)

    def test_e14_only_what_is_ticked_is_shown_on_the_second_page(self, client, house):
        robin.keep(client, robin.AT_HOME)

        with_it = asking.check(client, house, protokoll="ja")
        without = asking.check(client, house)

        heading = "Ihre Angaben aus der Digitalen Beratung"
        assert heading in pages.main_text(with_it)
        assert "85 Jahre oder älter" in pages.main_text(with_it)
        assert heading not in pages.main_text(without)


def test_nothing_typed_is_stored_before_it_is_sent(client, database, house):
    asking.check(client, house)

    assert rows_of(database)["inquiry"] == []
