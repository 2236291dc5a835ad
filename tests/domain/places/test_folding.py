import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.places.folding import fold


class TestFold:
    @pytest.mark.parametrize(
        "spellings",
        [
            ("München", "Muenchen", "munchen", "MÜNCHEN", "Mu\u0308nchen"),
            ("Köln", "Koeln", "koln"),
            ("Gießen", "Giessen", "GIESSEN"),
            ("St. Wendel", "Sankt Wendel", "st wendel", "Sankt-Wendel", " St.  Wendel "),
            ("Castrop-Rauxel", "castrop rauxel"),
            ("Halle (Saale)", "Halle Saale", "Halle/Saale"),
        ],
    )
    def test_makes_spellings_equal(self, spellings):
        assert len({fold(text=spelling) for spelling in spellings}) == 1

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Neuenkirchen", "Neunkirchen"), ("Stade", "Sankt Ade"), ("Hamburg", "Homburg")],
    )
    def test_keeps_different_names_apart(self, one, other):
        assert fold(text=one) != fold(text=other)

    @pytest.mark.parametrize("text", ["", "  ", "!?—", "\0", "😀"])
    def test_gives_nothing_for_text_without_letters(self, text):
        assert fold(text=text) == ""

    @given(st.text())
    def test_is_idempotent(self, text):
        assert fold(text=fold(text=text)) == fold(text=text)

    @given(st.text(alphabet="aeoustäöüß -."))
    def test_is_idempotent_on_german_letters(self, text):
        assert fold(text=fold(text=text)) == fold(text=text)

    @given(st.text())
    def test_gives_ascii_words_and_single_blanks(self, text):
        folded = fold(text=text)

        assert folded == " ".join(folded.split())
        assert folded.isascii()
        assert folded == "" or folded.replace(" ", "").isalnum()
