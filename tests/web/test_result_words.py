"""What a result says in words reads right in every number and case."""

from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask

from portal.domain.availability.light import KindOfPlace
from portal.law.parameters import UnknownParameter, load_parameters
from portal.web import result_words

TODAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class Problem:
    anchor: str
    sentence: str


class TestWords:
    @pytest.mark.parametrize(
        ("number", "words"), [(0, "0 Häuser"), (1, "1 Haus"), (2, "2 Häuser"), (100, "100 Häuser")]
    )
    def test_counted_knows_the_singular(self, number: int, words: str):
        assert result_words.counted(number, "Haus", "Häuser") == words

    @pytest.mark.parametrize(
        ("url", "shown"),
        [
            ("https://www.a.example.de/", "a.example.de"),
            ("http://a.example.de/haus/", "a.example.de/haus"),
            ("a.example.de", "a.example.de"),
        ],
    )
    def test_an_address_is_shown_as_people_write_it(self, url: str, shown: str):
        assert result_words.bare_address(url) == shown

    @pytest.mark.parametrize(
        ("phone", "digits"),
        [
            ("03871 12-34", "038711234"),
            (" +49 3871/1234", "+4938711234"),
            ("03871 ٣", "03871"),
            ("", ""),
            ("03871/12345", "0387112345"),
            ("03871/12345; 0171 998877", "0387112345"),
            ("+49 3871 12345, +49 171 998877", "+49387112345"),
            ("03871 12345 oder 0171 998877", "0387112345"),
            ("+49 (0)3871 12-0", "+493871120"),
        ],
    )
    def test_a_phone_number_can_be_dialled(self, phone: str, digits: str):
        assert result_words.dialable(phone) == digits

    @pytest.mark.parametrize(
        ("email", "link"),
        [
            ("haus+post@haus-am-see.example", "mailto:haus+post@haus-am-see.example"),
            ("a?bcc=b&c@d.example", "mailto:a%3Fbcc%3Db%26c@d.example"),
            ("a%0Ab#c@d.example", "mailto:a%250Ab%23c@d.example"),
            ("müller@d.example", "mailto:m%C3%BCller@d.example"),
        ],
    )
    def test_a_link_to_an_address_says_nothing_else(self, email: str, link: str):
        assert result_words.mail_link(email) == link

    @pytest.mark.parametrize(
        ("clause", "sentence"),
        [("weil es hilft", "Weil es hilft."), ("Warum?", "Warum?"), ("Ja.", "Ja.")],
    )
    def test_a_clause_becomes_a_sentence(self, clause: str, sentence: str):
        assert result_words.as_sentence(clause) == sentence

    def test_the_first_problem_of_a_field_speaks(self):
        problems = (Problem("ort", "Ort fehlt."), Problem("zeit-1", "Zeit fehlt."))

        assert result_words.sentence_for(problems, "zeit") == "Zeit fehlt."
        assert result_words.sentence_for(problems, "umkreis") == ""

    def test_every_kind_of_place_has_its_words(self):
        words = {result_words.kind_words(kind) for kind in KindOfPlace}

        assert len(words) == len(KindOfPlace)

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            (None, ""),
            (KindOfPlace.AUFNAHME, ""),
            (KindOfPlace.WOHNUNG, ""),
            (KindOfPlace.KURZZEITPFLEGE, "Kurzzeitpflege"),
            (KindOfPlace.NACHTPFLEGE, "Nachtpflege"),
        ],
    )
    def test_a_kind_is_named_where_there_are_several(self, kind: KindOfPlace, words: str):
        assert result_words.kind_apart(kind) == words


def test_templates_know_every_filter(app: Flask):
    for name in ("amounts", "answer_words", "in_short", "nothing_near_words", "why_lines"):
        assert app.jinja_env.filters[name] is getattr(result_words, name)


class TestAmounts:
    def test_are_those_of_the_day(self):
        law = load_parameters().at(day=TODAY)

        assert result_words.amounts("{pflegegeld.2} Euro", law) == "347 Euro"

    def test_an_unknown_one_is_an_error(self):
        with pytest.raises(UnknownParameter):
            result_words.amounts("{geschenk}", load_parameters().at(day=TODAY))


@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("+49 (0)3871 12-34", "+4938711234"),
        ("0049 (0) 3871 1234", "004938711234"),
        ("(0) 3871 1234", "038711234"),
    ],
)
def test_the_zero_of_those_at_home_is_not_dialled_from_abroad(phone: str, digits: str):
    assert result_words.dialable(phone) == digits


def test_an_exclamation_needs_no_full_stop():
    assert result_words.as_sentence("warten Sie nicht!") == "Warten Sie nicht!"
