"""What is said about a part, its hits and its answers, in every number and case."""

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from portal.domain.availability.light import UNKNOWN
from portal.domain.matching.category import Category
from portal.domain.matching.reasons import MetNeed, Why
from portal.domain.matching.services import Service
from portal.domain.places.place import Place
from portal.domain.protocol.parts import (
    AidAdvice,
    ArticleAdvice,
    Hit,
    Listing,
    Outcome,
    PartResult,
    Protocol,
)
from portal.domain.protocol.references import ArticleReference
from portal.domain.robin.catalogue.questions import QuestionType
from portal.domain.robin.recommendation import NamedAnswer, recommend
from portal.queries.nearby_counts import COUNT_CAP
from portal.values.geo import Point
from portal.values.wording import Wording
from portal.web import plain_language, result_words
from tests.domain.robin.answer_sets import CATALOGUE, base

TODAY = date(2026, 3, 2)
PARCHIM = Place("19370 Parchim", "Parchim", "MV", ("19370",), Point(53.4, 11.8), "19370")
ADVICE = recommend(catalogue=CATALOGUE, answers=base())
PROTOCOL = Protocol(TODAY, PARCHIM, 10, ADVICE, (), ())
SECURE = Wording(text="sicher", plain="ganz sicher")
EMPTY = Listing((), 0, total_is_capped=False, of_kind=0, wider=None, missing=())
ARTICLE = ArticleReference("a", "/informationsportal/a", "A", SECURE, 1)
AID = AidAdvice(Wording("Bad", "Bad"), SECURE, None, ())
FOUR = (Service.TAG, Service.NACHT, Service.STA_VOLL, Service.STA_KURZZEIT)
TWO_LANGUAGES = (Service.SPRACHE_TR, Service.SPRACHE_RU)
AROUND = "Im Umkreis von 10 km um 19370 Parchim gibt es"


def part(number: int = 3, outcome: Outcome = Outcome.NAEHE, **changes: Any) -> PartResult:
    return PartResult(advice=ADVICE.parts[number - 1], outcome=outcome, **changes)


def listing(**changes: Any) -> Listing:
    return dataclasses.replace(EMPTY, **changes)


def hit(needs: tuple[MetNeed, ...] = (), wishes: tuple[Service, ...] = ()) -> Hit:
    return Hit(
        1, "Haus", Category.STATIONAER, "", "", "19370", "Parchim", "", "", "", (), UNKNOWN, 5,
        Decimal(80), Why(needs, 5, UNKNOWN, wishes), is_managed=False, area_is_presumed=False,
        source="probe",
    )  # fmt: skip


def need(service: Service, occasion: str | None = None) -> MetNeed:
    return MetNeed(
        service=service,
        treffer=CATALOGUE.needs.hits[service.name],
        anlass=Wording(occasion, f"einfach: {occasion}") if occasion else None,
    )


def said(service: Service) -> str:
    """Return what the catalogue says of a facility that offers this."""
    return CATALOGUE.needs.hits[service.name].text


def answer(kind: QuestionType, *values: str, unit: str | None = None) -> NamedAnswer:
    words = tuple(Wording(text=value, plain=value) for value in values)
    return NamedAnswer("frage", "s01", kind, Wording(text="?", plain="?"), words, unit)


class TestInShort:
    @pytest.mark.parametrize(
        ("outcome", "words"),
        [
            (Outcome.SITUATION, "– in Ihrer Situation nicht empfohlen"),
            (Outcome.NAEHE, "– nichts in der Nähe"),
        ],
    )
    def test_c12_names_the_one_reason_of_an_empty_part(self, outcome: Outcome, words: str):
        shown = part(outcome=outcome, listing=EMPTY, extra=listing(total=3))

        assert result_words.in_short(shown) == words

    def test_x13_says_so_in_plain_language(self, app: Flask):
        with app.test_request_context():
            plain_language.switch(to_plain=True)

            words = result_words.in_short(part(outcome=Outcome.SITUATION))

        assert words == "– passt jetzt nicht zu Ihnen"

    @pytest.mark.parametrize(
        ("total", "capped", "words"),
        [
            (1, False, "– 1 Treffer"),
            (4, False, "– 4 Treffer"),
            (200, False, "– 200 Treffer"),
            (200, True, "– mehr als 200 Treffer"),
        ],
    )
    def test_counts_the_hits(self, total: int, capped: object, words: str):
        found = listing(total=total, total_is_capped=capped)

        assert result_words.in_short(part(outcome=Outcome.TREFFER, listing=found)) == words

    @pytest.mark.parametrize(("number", "words"), [(1, "– 1 Empfehlung"), (2, "– 2 Empfehlungen")])
    def test_counts_articles_and_aids(self, number: int, words: str):
        articles = (ArticleAdvice(ARTICLE, None),) * number
        texts = part(1, Outcome.TREFFER, articles=articles)
        aids = part(6, Outcome.TREFFER, aids=(AID,) * number)

        assert result_words.in_short(texts) == result_words.in_short(aids) == words


class TestNothingNear:
    @pytest.mark.parametrize(
        ("number", "ending"),
        [(2, "dieser Art, die dorthin kommt."), (3, "dieser Art."), (5, "dieser Art.")],
    )
    def test_c11_names_radius_and_place_where_there_is_nothing(self, number: int, ending: str):
        for shown in (part(number, listing=EMPTY), part(number)):
            assert result_words.nothing_near_words(shown, PROTOCOL) == (
                f"{AROUND} keine eingetragene Einrichtung {ending}"
            )

    @pytest.mark.parametrize(
        ("number", "of_kind", "middle"),
        [
            (3, 1, "1 Einrichtung dieser Art, aber"),
            (3, 2, "2 Einrichtungen dieser Art, aber"),
            (2, 1, "1 Einrichtung dieser Art, die dorthin kommt, aber"),
            (2, 7, "7 Einrichtungen dieser Art, die dorthin kommen, aber"),
            (3, COUNT_CAP - 1, "199 Einrichtungen dieser Art, aber"),
            (3, COUNT_CAP, "mindestens 200 Einrichtungen dieser Art, aber"),
        ],
    )
    def test_c11_names_what_is_missing(self, number: int, of_kind: int, middle: str):
        found = listing(of_kind=of_kind, missing=(Service.STA_KURZZEIT, Service.STA_HOSPIZ))

        assert result_words.nothing_near_words(part(number, listing=found), PROTOCOL) == (
            f"{AROUND} {middle} keine bietet"
            " „Kurzzeit- und Verhinderungspflege“ oder „Stationäres Hospiz“."
        )

    @pytest.mark.parametrize(
        ("number", "of_kind", "ending"),
        [
            (2, 0, "keinen Dienst für Ihren Ort."),
            (3, 0, "kein Haus."),
            (2, 1, "1 Dienst für Ihren Ort. Dort gibt es nicht: „Tagespflege“."),
            (3, 2, "2 Häuser. Dort gibt es nicht: „Tagespflege“."),
            (3, COUNT_CAP, "mindestens 200 Häuser. Dort gibt es nicht: „Tagespflege“."),
        ],
    )
    def test_x13_c11_in_plain_language(self, app: Flask, number: int, of_kind: int, ending: str):
        found = listing(of_kind=of_kind, missing=(Service.TAG,))
        with app.test_request_context():
            plain_language.switch(to_plain=True)

            words = result_words.nothing_near_words(part(number, listing=found), PROTOCOL)

        assert words == f"Im Umkreis von 10 km um 19370 Parchim kennen wir {ending}"

    def test_speaks_of_offers_asked_for_all_the_same_too(self):
        found = listing(of_kind=2, missing=(Service.TAG,))

        words = result_words.nothing_near_words(part(4, Outcome.SITUATION, extra=found), PROTOCOL)

        assert words == f"{AROUND} 2 Einrichtungen dieser Art, aber keine bietet „Tagespflege“."


@pytest.mark.parametrize(
    ("shown", "total", "capped", "words"),
    [
        (1, 1, False, "1 Treffer."),
        (5, 5, False, "5 Treffer."),
        (5, 6, False, "6 Treffer, die besten 5 zuerst."),
        (5, 200, False, "200 Treffer, die besten 5 zuerst."),
        (5, 200, True, "Mehr als 200 Treffer."),
        (0, 0, False, "0 Treffer."),
    ],
)
def test_totals(shown: int, total: int, capped: object, words: str):
    found = listing(hits=(hit(),) * shown, total=total, total_is_capped=capped)

    assert result_words.total_words(found) == words


class TestWhyLines:
    @pytest.fixture
    def why(self, app: Flask) -> Callable[..., tuple[str, ...]]:
        def why(*needs: MetNeed, wishes: tuple[Service, ...] = ()) -> tuple[str, ...]:
            with app.app_context():
                return result_words.why_lines(hit(needs, wishes))

        return why

    def test_x01_join_what_is_offered_and_why(self, why: Callable[..., tuple[str, ...]]):
        lines = why(need(Service.TAG, "gesucht wird Hilfe am Tag"), need(Service.NACHT))

        assert lines == (f"{said(Service.TAG)} – gesucht wird Hilfe am Tag", said(Service.NACHT))

    def test_x13_in_plain_language(self, app: Flask):
        with app.test_request_context():
            plain_language.switch(to_plain=True)

            lines = result_words.why_lines(hit((need(Service.TAG, "gesucht wird Hilfe"),)))

        assert lines == ("Betreut am Tag – einfach: gesucht wird Hilfe",)

    def test_x01_are_three_at_most(self, why: Callable[..., tuple[str, ...]]):
        assert why(*map(need, FOUR)) == tuple(map(said, FOUR[:3]))

    def test_leave_room_for_one_wish(self, why: Callable[..., tuple[str, ...]]):
        lines = why(*map(need, FOUR), wishes=TWO_LANGUAGES)

        assert lines == (*map(said, FOUR[:2]), "Erfüllt Ihren Wunsch: Türkisch")

    def test_name_several_wishes_where_there_is_room(self, why: Callable[..., tuple[str, ...]]):
        lines = why(need(Service.TAG), wishes=TWO_LANGUAGES)

        assert lines[1:] == ("Erfüllt Ihren Wunsch: Türkisch", "Erfüllt Ihren Wunsch: Russisch")

    def test_leave_out_needs_without_words(self, why: Callable[..., tuple[str, ...]]):
        silent = MetNeed(service=Service.TAG, treffer=None, anlass=None)

        assert why(silent, need(Service.NACHT)) == (said(Service.NACHT),)
        assert why() == ()


class TestAnswerWords:
    @pytest.mark.parametrize(
        ("given", "words"),
        [
            (answer(QuestionType.EINFACH, "Zu Hause"), "Zu Hause"),
            (answer(QuestionType.MEHRFACH, "Putzen", "Kochen"), "Putzen, Kochen"),
            (answer(QuestionType.ZAHL, "900", unit="Euro"), "900 Euro"),
            (answer(QuestionType.ZAHL, "3"), "3"),
            (answer(QuestionType.DATUM, "2026-12-01"), "1. Dezember 2026"),
        ],
    )
    def test_are_one_piece_of_text(self, given: NamedAnswer, words: str):
        assert result_words.answer_words(given) == words


def test_templates_know_all_fifteen_filters(app: Flask):
    own = {
        name
        for name, function in app.jinja_env.filters.items()
        if getattr(function, "__module__", "") == result_words.__name__
    }

    assert own == {
        "amounts", "answer_words", "as_sentence", "bare_address", "counted", "dialable",
        "in_short", "kind_apart", "kind_words", "mail_link", "nothing_near_words", "outcome_words",
        "sentence_for", "total_words", "why_lines",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.TREFFER, "empfohlen"),
        (Outcome.SITUATION, "in Ihrer Situation nicht empfohlen"),
        (Outcome.NAEHE, "empfohlen, aber nichts in der Nähe"),
    ],
)
def test_c06_outcomes_have_words(app: Flask, outcome: Outcome, words: str):
    with app.test_request_context():
        assert result_words.outcome_words(outcome) == words
