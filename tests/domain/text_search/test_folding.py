import pytest

from portal.domain.text_search.folding import LONGEST_WORD, fold_words


class TestFoldWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("München", "Muenchen"),
            ("DIAKONIE", "Diakoni"),
            ("St. Elisabeth", "Sankt Elisabet"),
            ("Joseph", "Josef"),
            ("Bäckerstätte", "Baekerstaedte"),
            ("Moritz", "Moriz"),
            ("Sylt", "Silt"),
            ("Großmann", "Grosman"),
        ],
    )
    def test_d04_hears_the_same_in_two_ways_of_writing(self, one, other):
        assert fold_words(text=one) == fold_words(text=other)

    def test_keeps_different_words_apart(self):
        assert fold_words(text="Haus Maria") != fold_words(text="Haus Marie")

    def test_keeps_the_order_and_what_is_said_twice(self):
        assert fold_words(text="Haus am See, Haus 22") == ("haus", "am", "se", "haus", "22")

    def test_cuts_words_that_never_end(self):
        assert fold_words(text="ab" * 100) == (("ab" * 100)[:LONGEST_WORD],)

    @pytest.mark.parametrize("text", ["", " – „“ ", "\x00", "* OR NEAR(", "🙂"])
    def test_gives_plain_words_only(self, text):
        assert all(word.isascii() and word.isalnum() for word in fold_words(text=text))
