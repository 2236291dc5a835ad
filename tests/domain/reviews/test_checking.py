"""The automatic check doubts what a person should see, and lets ordinary praise and blame pass."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.reviews.checking import Doubt, doubts
from portal.domain.reviews.review import AuthorRole, Known, Opinion

PLAIN = Opinion(
    role=AuthorRole.BESUCH, stars={"pflege": 3}, text="", signed="", known=Known.AKTUELL
)


def found(text="", *, signed="", host="example.org", email="", website=""):
    return doubts(
        opinion=replace(PLAIN, text=text, signed=signed),
        author_host=host,
        facility_email=email,
        facility_website=website,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Meine Mutter fühlt sich wohl. Das Essen um 12.30 Uhr ist gut.",
        "Seit 2019 dort, 3 Zimmer, Preis 2.345,50 Euro. Leider oft laut.",
        "Die Pflege ist schlecht, niemand hat Zeit, das Bad war schmutzig.",
        "Frau und Mann teilen sich ein Zimmer. Dr. oder nicht, alle sind nett.",
        "Sehr gut! Wirklich... SUPER.",
        "Schwester und Pfleger sind freundlich.",
    ],
)
def test_f10_praise_and_blame_pass(text):
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Mehr auf www.example.com", Doubt.LINK),
        ("siehe https://x.example", Doubt.LINK),
        ("Schaut auf pflege-tipp.de vorbei", Doubt.LINK),
        ("Schreibt mir: a@b.de", Doubt.CONTACT),
        ("Ruft an: 0171 1234567", Doubt.CONTACT),
        ("+49 30 123456", Doubt.CONTACT),
        ("Schwester Anna ist toll", Doubt.NAMED_PERSON),
        ("Herr Müller war unfreundlich", Doubt.NAMED_PERSON),
        ("Dort wird gestohlen", Doubt.ACCUSATION),
        ("Das ist Betrug", Doubt.ACCUSATION),
        ("Der Leiter ist ein Idiot", Doubt.INSULT),
        ("NIE WIEDER GEHE ICH DORT HIN NIEMALS", Doubt.SHOUTING),
        ("Guuuuuuuuuuuut", Doubt.REPETITION),
    ],
)
def test_f10_what_a_person_should_see_is_named(text, doubt):
    assert doubt in found(text)


def test_the_name_below_is_checked_too():
    assert found(signed="www.werbung.de") == (Doubt.LINK,)


@pytest.mark.parametrize(
    ("host", "email", "website", "is_doubted"),
    [
        ("haus-sonne.de", "info@haus-sonne.de", "", True),
        ("mail.haus-sonne.de", "info@Haus-Sonne.de", "", True),
        ("haus-sonne.de", "", "https://www.haus-sonne.de/kontakt", True),
        ("haus-sonne.de", "", "www.haus-sonne.de", True),
        ("nicht-haus-sonne.de", "info@haus-sonne.de", "", False),
        ("web.de", "haus-sonne@web.de", "", False),
        ("example.org", "", "", False),
    ],
)
def test_f10_who_writes_from_the_house_is_doubted(host, email, website, is_doubted):
    assert (Doubt.OWN_HOUSE in found(host=host, email=email, website=website)) is is_doubted


def test_all_doubts_are_named_in_their_order():
    text = "Herr Müller, 0171 1234567, www.x.de, Idiot"

    assert found(text) == (Doubt.LINK, Doubt.CONTACT, Doubt.NAMED_PERSON, Doubt.INSULT)


@given(st.text(max_size=500))
def test_any_text_gets_an_answer(text):
    assert set(found(text)) <= set(Doubt)
