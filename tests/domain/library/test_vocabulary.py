import pytest

from portal.domain.library.vocabulary import BEGINNING, EXACT, INSIDE, MISTYPED, Vocabulary

WORDS = Vocabulary(words=["pflegegrad", "pflegegrade", "bett", "pflegebett", "bett", "ei", "rente"])


class TestMeaning:
    def test_the_word_itself_counts_most_then_what_begins_so_then_compounds(self):
        assert WORDS.find_meant(typed="bett") == {"bett": EXACT, "pflegebett": INSIDE}
        assert WORDS.find_meant(typed="pflegegrad") == {
            "pflegegrad": EXACT,
            "pflegegrade": BEGINNING,
        }

    def test_an_ending_too_many_is_forgiven(self):
        found = WORDS.find_meant(typed="pflegegrads")

        assert found == {"pflegegrad": INSIDE, "pflegegrade": INSIDE}

    @pytest.mark.parametrize("typed", ["pfelgegrad", "pflgegrad", "pflegegrat"])
    def test_a_mistyped_word_gives_the_nearest_and_what_begins_with_it(self, typed):
        assert WORDS.find_meant(typed=typed) == {"pflegegrad": MISTYPED, "pflegegrade": MISTYPED}

    @pytest.mark.parametrize("typed", ["pf", "et", "xyz", "xyzzyqq", ""])
    def test_short_and_strange_words_mean_nothing(self, typed):
        assert WORDS.find_meant(typed=typed) == {}

    def test_a_short_known_word_is_found(self):
        assert WORDS.find_meant(typed="ei") == {"ei": EXACT}

    def test_the_last_words_of_the_alphabet_can_be_begun(self):
        assert WORDS.find_meant(typed="ren") == {"rente": BEGINNING}
