"""The page „Leistungen“ as people use it."""

from datetime import date

import brotli
import pytest
from icalendar import Calendar

from tests.blueprints.public.benefits.forms_sent import PATH, SHOW, send
from tests.factories import forms, pages

MOST_BYTES = 8_000
LAW = "/rechtsstand/"
EVERY_FIELD = {
    "genutzt": "60", "land": "NW", "umgewandelt": "100", "kosten": "200", "verhinderung": "300",
    "kurzzeitpflege": "400",
}  # fmt: skip


def size_of(response) -> int:
    return len(brotli.compress(response.data, quality=5))


def text_of(client, **values: str) -> str:
    answer = send(client, **values)
    assert answer.status_code == 200
    return pages.main_text(answer)


class TestForm:
    def test_x08_asks_for_the_situation_and_for_past_years(self, client):
        page = client.get(PATH)

        assert pages.heading(page) == "Leistungen der Pflegekasse"
        form = forms.find_form(page, button=SHOW)
        assert form.method == "POST"
        assert form.options("pflegegrad") == ["1", "2", "3", "4", "5"]
        years = [one.value for one in form.controls if one.name == "zeit"]
        assert years[:2] == ["", "2026-01-01"]
        assert {"2025-01-01", "2025-07-01", "2024-01-01", "2017-01-01"} <= set(years)

    def test_keeps_within_8_kb(self, client):
        assert size_of(client.get(PATH)) <= MOST_BYTES


class TestAmounts:
    @pytest.mark.parametrize(
        ("day", "amounts"),
        [
            ("31.12.2023", ("316", "545", "728", "901")),
            ("01.01.2024", ("332", "573", "765", "947")),
            ("01.01.2025", ("347", "599", "800", "990")),
        ],
    )
    def test_bl01_bl13_pflegegeld_by_grade_and_day(self, client, day, amounts):
        for grade, amount in zip("2345", amounts, strict=True):
            assert f"{amount} Euro im Monat" in text_of(client, pflegegrad=grade, tag=day)

    def test_bl13_a_detail_without_known_law_leaves_the_rest_of_the_table(self, client):
        text = text_of(client, tag="31.12.2023", genutzt="60", umgewandelt="100")
        fee = text_of(client, tag="27.04.2021", wohnform="behindertenhilfe", entgelt="1500")

        assert "Das ist nicht eingerechnet Den umgewandelten Betrag haben wir nicht" in text
        assert "40 % bleiben: 218 Euro im Monat" in text
        assert "Das ist nicht eingerechnet Das Entgelt der Einrichtung haben wir nicht" in fee
        assert "bis zu 266 Euro im Monat" in fee
        assert "nicht eingerechnet" not in text_of(client, umgewandelt="100")

    def test_bl02_grade_1_has_no_pflegegeld(self, client):
        text = text_of(client, pflegegrad="1")

        due, _, refused = text.partition("Was nicht dazugehört und warum")
        assert "Pflegegeld: Diese Leistung gibt es erst ab einem höheren Pflegegrad." in refused
        assert "347" not in due

    @pytest.mark.parametrize(
        ("grade", "amount"), [("2", "796"), ("3", "1.497"), ("4", "1.859"), ("5", "2.299")]
    )
    def test_bl03_sachleistung_is_a_maximum(self, client, grade, amount):
        assert f"bis zu {amount} Euro im Monat" in text_of(client, pflegegrad=grade)

    @pytest.mark.parametrize(("used", "unit"), [("60", "prozent"), ("898,20", "euro")])
    def test_bl04_combination_with_its_bar(self, client, used, unit):
        answer = send(client, genutzt=used, einheit=unit)

        text = pages.main_text(answer)
        assert "60 % genutzt: 898,20 von 1.497 Euro" in text
        assert "40 % bleiben: 239,60 Euro im Monat" in text
        assert '<rect width="600"' in answer.text

    @pytest.mark.parametrize(
        ("day", "amounts"),
        [
            ("01.05.2024", ("bis zu 1.612 Euro", "bis zu 806 Euro", "bis zu 6 Wochen")),
            ("22.11.2026", ("bis zu 3.539 Euro", "bis zu 8 Wochen")),
        ],
    )
    def test_bl05_verhinderungspflege_by_day(self, client, day, amounts):
        text = text_of(client, helfer="andere", tag=day)

        for amount in amounts:
            assert amount in text

    def test_bl06_relatives_get_two_months(self, client):
        assert "694 Euro im Kalenderjahr" in text_of(client, pflegegrad="2", helfer="angehoerige")

    @pytest.mark.parametrize(
        ("day", "aids", "person"), [("01.05.2024", "40", "4.000"), ("01.05.2025", "42", "4.180")]
    )
    def test_bl08_bl09_hilfsmittel_and_wohnumfeld_by_day(self, client, day, aids, person):
        text = text_of(client, tag=day)

        assert f"bis zu {aids} Euro im Monat" in text
        assert f"bis zu {person} Euro je Maßnahme" in text

    def test_bl10_tagespflege_comes_in_addition(self, client):
        text = text_of(client, pflegegrad="2")

        assert "bis zu 721 Euro im Monat" in text
        assert "Pflegegeld und Pflegesachleistung werden dadurch nicht weniger." in text

    def test_bl11_heim_with_its_zuschlag(self, client):
        text = text_of(
            client, pflegegrad="4", wohnform="heim", heimmonate="14", eigenanteil="1.000"
        )

        for words in ("1.855 Euro im Monat", "30 %", "300 Euro im Monat"):
            assert words in text

    def test_bl12_entlastungsbetrag_until_june(self, client):
        text = text_of(client, pflegegrad="1")

        assert "bis zu 131 Euro im Monat" in text
        assert "30. Juni 2027" in text

    def test_beihilfe_halves_and_says_so(self, client):
        text = text_of(client, pflegegrad="3", beihilfe="ja")

        assert "299,50 Euro im Monat" in text
        assert "Wer Beihilfe oder Heilfürsorge bekommt" in text


class TestHonesty:
    def test_x08_says_its_day_and_that_it_promises_nothing(self, client):
        text = text_of(client, tag="01.05.2024")

        assert "Stand: 1. Mai 2024" in text
        assert "Unverbindliche Einschätzung nach Ihren eigenen Angaben, Rechtsstand 1. Mai" in text

    def test_bl13_every_amount_has_source_and_paragraph_with_link(self, client):
        answer = send(client)

        assert "BAnz AT 12.12.2024 B7. geltendes Recht, gut belegt" in pages.main_text(answer)
        links = pages.links(pages.tree(answer))
        assert links["§ 37 Abs. 1 SGB XI"] == "https://www.gesetze-im-internet.de/sgb_11/__37.html"

    def test_what_counts_days_or_visits_has_words_beside_it(self, client):
        text = text_of(client, tag="01.05.2024")

        assert "Pflicht, Abstand der Besuche: 6 Monate" in text
        assert "Pflegegeld 573 Euro im Monat" in text

    def test_a_card_names_the_one_period_of_all_its_amounts(self, client):
        text = text_of(client, tag="01.05.2024", helfer="andere")

        assert "bis zu 6 Wochen im Kalenderjahr 01.01.2017 bis 31.12.2024, § 39 SGB XI" in text

    def test_plans_are_not_shown_for_the_past(self, client):
        assert "Geplant" in text_of(client)
        assert "Geplant" not in text_of(client, tag="01.05.2024")

    def test_x09_plans_stand_in_a_labelled_block_only(self, client):
        law, _, plans = text_of(client).partition("Geplant – noch nicht Gesetz")

        assert "175 Euro im Monat, geplant ab 01.01.2027" in plans
        assert "175" not in law

    @pytest.mark.parametrize(
        "values",
        [{}, {"pflegegrad": "5", "wohnform": "wohngruppe"}, {"tag": "31.12.2023"}],
    )
    def test_the_fullest_results_keep_within_8_kb(self, client, values):
        assert size_of(send(client, **EVERY_FIELD, **values)) <= MOST_BYTES


class TestPrivacy:
    def test_nothing_of_the_situation_stands_in_an_address(self, client):
        answer = send(client, **EVERY_FIELD)

        for address in pages.every_link(pages.tree(answer)):
            assert not set("?&") & set(address) or address == f"{LAW}?tag=2026-03-02"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_what_stands_in_an_address_is_not_read(self, client):
        page = client.get(PATH, query_string={"pflegegrad": "3", "genutzt": "60"})

        form = forms.find_form(page, button=SHOW)
        assert form.chosen("pflegegrad") == []
        assert form.chosen("genutzt") == [""]

    def test_the_same_form_gives_the_same_result(self, client):
        assert text_of(client, **EVERY_FIELD) == text_of(client, **EVERY_FIELD)


class TestRefusals:
    @pytest.mark.parametrize(
        ("values", "field", "words"),
        [
            ({"pflegegrad": "6"}, "pflegegrad", "Pflegegrad von 1 bis 5"),
            ({"tag": "30.02.2026"}, "tag", "als Datum"),
            ({"tag": "31.12.2016"}, "tag", "vom 1. Januar 2017 bis zum 31. Dezember 2027"),
            ({"genutzt": "101"}, "genutzt", "höchstens 100 Prozent"),
            ({"genutzt": "viel"}, "genutzt", "eine Zahl"),
            ({"kosten": "viel"}, "kosten", "eine Zahl"),
        ],
    )
    def test_bl13_wrong_input_is_422_and_stays_typed(self, client, values, field, words):
        answer = send(client, **values)

        assert answer.status_code == 422
        ((anchor, sentence),) = pages.problems(answer)
        assert anchor == field
        assert words in sentence
        form = forms.find_form(answer, button=SHOW)
        for name, value in values.items():
            assert name == "pflegegrad" or form.chosen(name) == [value]

    def test_without_a_grade_the_form_comes_back(self, client):
        form = forms.find_form(client.get(PATH), button=SHOW)

        answer = client.post(PATH, data=form.filled({}, button=SHOW))

        assert answer.status_code == 422
        assert pages.problems(answer) == [
            ("pflegegrad", "Bitte wählen Sie einen Pflegegrad von 1 bis 5.")
        ]

    def test_markup_is_shown_as_text(self, client):
        answer = send(client, genutzt="<b>60</b>")

        assert answer.status_code == 422
        assert "<b>60" not in answer.text


class TestChanging:
    def test_the_form_comes_back_filled(self, client):
        result = send(client, **EVERY_FIELD, tag="01.05.2024")

        changed = forms.press(client, result, "Angaben ändern")

        assert changed.status_code == 200
        form = forms.find_form(changed, button=SHOW)
        assert form.chosen("genutzt") == ["60"]
        assert form.chosen("tag") == ["01.05.2024"]
        assert form.chosen("kosten") == ["200"]


class TestCalendar:
    def test_bl14_every_deadline_as_one_file(self, client):
        result = send(client, **EVERY_FIELD)

        answer = forms.press(client, result, "Alle Fristen als Kalenderdatei")

        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="Fristen.ics"'
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.data.count(b"\n") == answer.data.count(b"\r\n")
        events = Calendar.from_ical(answer.data.decode("utf-8")).walk("VEVENT")
        days = {str(event["SUMMARY"]): event["DTSTART"].dt for event in events}
        assert days["Beratungsbesuch"] == date(2026, 6, 30)
        assert days["Verhinderungspflege abrechnen"] == date(2027, 12, 31)
        assert days["Entlastungsbetrag des Jahres endet"] == date(2027, 6, 30)
        assert "Entscheidung der Pflegekasse" in days

    def test_bl07_one_deadline_alone(self, client):
        result = send(client)

        answer = forms.press(client, result, "In den Kalender: Verhinderungspflege abrechnen")

        (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
        assert event["DTSTART"].dt == date(2027, 12, 31)
        assert "§ 39 Abs. 1 Satz 2 SGB XI" in event["DESCRIPTION"]

    def test_days_that_have_passed_are_offered_to_no_calendar(self, client):
        answer = send(client, tag="01.05.2024")

        assert "Dieser Tag ist vorbei." in pages.main_text(answer)
        assert "In den Kalender" not in answer.text
        assert "Kalenderdatei" not in answer.text

    def test_an_unknown_deadline_shows_the_result(self, client):
        answer = send(client, kalender="mondfinsternis-2026-01-01")

        assert answer.mimetype == "text/html"
        assert pages.heading(answer) == "Leistungen bei Pflegegrad 3"
