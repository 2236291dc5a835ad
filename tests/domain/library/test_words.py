import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.library.words import bare_text, count_words


class TestCountWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", 0),
            ("Ein Satz mit fünf Wörtern.", 5),
            ("## Überschrift\n\n- Punkt – und Ende", 4),
            ("[zum Artikel](/informationsportal/pflegegrade) gehen", 3),
            ("bis zu {pflegegeld.2} Euro", 4),
        ],
    )
    def test_counts_what_a_reader_reads(self, text, words):
        assert count_words(text=text) == words

    @given(words=st.lists(st.text(alphabet="abcäöüß", min_size=1)))
    def test_counts_every_word_once(self, words):
        assert count_words(text=" – ".join(words)) == len(words)


def test_the_bare_text_is_without_addresses_placeholders_and_signs():
    text = "## Kurz\n\n**Bis** zu {pflegegeld.2} Euro, siehe [hier](/leistungen/)."

    assert bare_text(text=text).split() == ["Kurz", "Bis", "zu", "Euro,", "siehe", "hier."]
