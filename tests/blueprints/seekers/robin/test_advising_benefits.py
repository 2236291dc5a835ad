"""„Ihre Leistungen“ on page, in PDF and text: the same values as the law core gives."""

import pytest

from tests.blueprints.seekers.robin.protocols import html_of
from tests.factories import pages, robin
from tests.support.html import parse_document, text_of

WITHOUT = {key: value for key, value in robin.AT_HOME.items() if key != "pg"}
TITLE = "Ihre Leistungen"


def between(text: str, start: str, end: str) -> str:
    """Return what stands between two headings, which must be there."""
    assert start in text
    assert end in text
    return text.partition(start)[2].partition(end)[0]


@pytest.fixture
def forms_of_result(app, client):
    """Return a function that gives the section of page, document and plain text."""

    def give(answers):
        page = pages.main_text(robin.advise(client, answers))
        document = text_of(parse_document(html_of(app, answers)))
        text = " ".join(client.get(f"{robin.START}protokoll.txt").text.split())
        ends = ("Persönliche Beratung, kostenlos", "PERSÖNLICHE BERATUNG, KOSTENLOS")
        return (
            between(page, TITLE, ends[0]),
            between(document, TITLE, ends[0]),
            between(text, TITLE.upper(), ends[1]),
        )

    return give


class TestBenefits:
    @pytest.mark.parametrize(
        ("grade", "amounts"),
        [
            ("2", ("347 Euro im Monat", "bis zu 796 Euro im Monat", "bis zu 721 Euro im Monat")),
            (
                "5",
                ("990 Euro im Monat", "bis zu 2.299 Euro im Monat", "bis zu 2.085 Euro im Monat"),
            ),
        ],
    )
    def test_bl01_bl03_bl10_amounts_of_the_stated_grade(self, forms_of_result, grade, amounts):
        for form in forms_of_result({**robin.AT_HOME, "pg": grade}):
            for amount in amounts:
                assert amount in form
            assert f"Pflegegrad {grade}" in form
            assert "Rechtsstand 2. März 2026" in form
            assert "§ 37 Abs. 1 SGB XI" in form

    def test_bl02_grade_1_is_promised_no_pflegegeld(self, forms_of_result):
        for form in forms_of_result({**robin.AT_HOME, "pg": "1"}):
            assert "Pflegegeld:" not in form
            assert "Entlastungsbetrag: bis zu 131 Euro im Monat" in form

    @pytest.mark.parametrize("status", ["nein", "beantragt"])
    def test_without_a_grade_both_calculators_are_named(self, forms_of_result, status):
        for form in forms_of_result({**WITHOUT, "pg_status": status}):
            assert "Euro im Monat" not in form
            assert "Was bei welchem Pflegegrad zusteht" in form
            assert "Alle Leistungen, Bedingungen und Fristen" in form

    def test_bl11_who_lives_in_a_home_sees_what_is_paid_there(self, forms_of_result):
        for form in forms_of_result({**robin.AT_HOME, "pg": "4", "wohnt": "heim"}):
            assert "1.855 Euro im Monat" in form
            assert "Pflegegeld:" not in form
