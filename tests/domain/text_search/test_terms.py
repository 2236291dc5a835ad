import pytest

from portal.domain.text_search.terms import MOST_TERMS, Term, read_terms


def words(typed):
    return [term.word for term in read_terms(typed=typed)]


class TestReadTerms:
    def test_d04_folds_what_is_typed(self):
        assert words("Altenheim St. Elisabet") == ["altenheim", "sankt", "elisabet"]

    def test_leaves_little_words_out(self):
        assert words("Haus in der Au gGmbH") == ["haus", "au"]

    def test_keeps_little_words_where_there_are_no_others(self):
        assert words("am") == ["am"]

    @pytest.mark.parametrize("typed", ["", "   ", "\x00", '"*"', "(—)", "' OR 1=1 --"[0]])
    def test_finds_no_words_in_signs(self, typed):
        assert words(typed) == []

    def test_reads_a_few_different_words_of_a_long_text_only(self):
        assert words("haus haus " + " ".join("abcdefghijkl")) == ["haus", *"abcdf"]
        assert (
            len(words("1234 " * 2 + " ".join(f"w{number}" for number in range(99)))) == MOST_TERMS
        )

    def test_reads_the_beginning_of_a_huge_text(self):
        assert words("x" * 10_000) == ["x"]


class TestTerm:
    @pytest.mark.parametrize(("word", "is_beginning"), [("st", False), ("awo", True)])
    def test_short_words_are_whole(self, word, is_beginning):
        assert Term(word).is_beginning is is_beginning

    @pytest.mark.parametrize(
        ("word", "is_long"), [("berlin", False), ("munchen", True), ("munchen1", False)]
    )
    def test_few_words_begin_with_a_long_one(self, word, is_long):
        assert Term(word).is_long is is_long

    def test_spellings_leave_out_one_letter_each(self):
        assert Term("berln").spellings == ("berln", "beln", "berl", "bern", "brln", "erln")

    @pytest.mark.parametrize("word", ["haus", "19370", "haus22"])
    def test_short_words_and_numbers_are_not_corrected(self, word):
        assert Term(word).spellings == ()

    @pytest.mark.parametrize(("word", "letters"), [("maria", 6), ("berlin", 5), ("munchen", 5)])
    def test_short_words_are_corrected_to_longer_ones_only(self, word, letters):
        assert Term(word).shortest_alike == letters
