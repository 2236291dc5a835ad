import pytest

from portal.domain.robin.governing import Governing, governing_within
from tests.domain.robin.answer_sets import CATALOGUE
from tests.domain.robin.small_catalogue import small


class TestGoverningWithin:
    @pytest.mark.parametrize(
        ("page", "governing", "changing"),
        [
            ("s02", {"fuer_wen"}, ("rolle",)),
            ("s04", {"wohnt", "entlassung"}, ("entlassung", "entlassung_datum")),
            ("s05", {"wer_hilft"}, ("belastung", "berufstaetig")),
            ("s06", {"wuensche"}, ("wuensche.sprache",)),
            ("s08", {"pflege.bereiche"}, ("pflege.haeufig",)),
            ("s14", {"betreuung.noetig"}, ("betreuung.wann", "betreuung.arten")),
        ],
    )
    def test_names_who_decides_and_what_may_come_or_go(self, page, governing, changing):
        found = governing_within(questions=CATALOGUE.questions_by_page[page])

        assert found == Governing(questions=frozenset(governing), changing=changing)

    def test_no_other_page_reacts_to_its_own_answers(self):
        found = {
            page.key
            for page in CATALOGUE.pages
            if governing_within(questions=CATALOGUE.questions_by_page[page.key]).questions
        }

        assert found == {"s02", "s04", "s05", "s06", "s08", "s14"}

    def test_what_stands_between_two_that_change_changes_with_them(self, tmp_path):
        catalogue = small(tmp_path)
        first, role, name = catalogue.questions_by_page["s01"]
        date, *_ = catalogue.questions_by_page["s02"]

        found = governing_within(questions=(first, role, date, name))

        assert found.questions == {"fuer_wen", "rolle"}
        assert found.changing == ("rolle", "wann", "name")

    def test_an_answer_of_an_earlier_page_governs_nothing_here(self):
        questions = CATALOGUE.questions_by_page["s03"]

        assert governing_within(questions=questions) == Governing(frozenset(), ())

    def test_a_page_without_questions_has_nothing_that_changes(self):
        assert governing_within(questions=()) == Governing(frozenset(), ())
