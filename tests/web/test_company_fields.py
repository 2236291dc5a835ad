"""Each field of a company is judged alone, with a sentence that says what to do."""

import pytest

from portal.web.company_fields import FIELDS, SENTENCES, company_of, company_problems

RIGHT = {
    "firma": "Pflege am Deich",
    "rechtsform": "gGmbH",
    "strasse": "Deichstraße",
    "hausnummer": "1",
    "plz": "19370",
    "ort": "Parchim",
    "dachverband": "",
}


def fields(**changes: str) -> list[str]:
    return [one.anchor for one in company_problems(form=RIGHT | changes)]


def test_g01_what_is_right_has_no_problem():
    assert fields() == []
    assert company_of(form=RIGHT).name == "Pflege am Deich"


def test_g01_nothing_typed_names_every_field_but_the_dachverband():
    assert [one.anchor for one in company_problems(form={})] == [
        name for name in FIELDS if name != "dachverband"
    ]


@pytest.mark.parametrize("name", ["firma", "strasse", "ort", "hausnummer"])
@pytest.mark.parametrize("typed", ["9" * 200, "9\nBcc: x"])
def test_g01_texts_that_are_too_long_or_unreadable(name: str, typed: str):
    assert fields(**{name: typed}) == [name]


@pytest.mark.parametrize(
    ("name", "typed"),
    [("plz", "123"), ("rechtsform", "Ltd."), ("dachverband", "x"), ("hausnummer", "a")],
)
def test_g01_what_has_another_shape(name: str, typed: str):
    assert fields(**{name: typed}) == [name]


def test_every_sentence_says_what_to_do():
    assert all(sentence.startswith("Bitte ") for sentence in SENTENCES.values())
