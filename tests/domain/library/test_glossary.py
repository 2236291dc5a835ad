import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.library.glossary import Glossary, GlossaryInvalid, Term, load_glossary

CONTENT = Path(__file__).parents[3] / "portal" / "content"
FILE = """\
begriffe:
  - begriff: Pflegegrad
    formen: [Pflegegrade, Pflegegraden]
    erklaerung: "Er sagt, wie viel Hilfe jemand braucht."
  - begriff: Betreutes Wohnen
    formen: [Betreuten Wohnen]
    erklaerung: "Eine eigene Wohnung mit Hilfe im Haus."
"""
GRADE = Term(name="Pflegegrad", forms=("Pflegegrade", "Pflegegraden"), explanation="Grad.")
DAY = Term(name="Tagespflege", forms=("Tages-",), explanation="Tag.")
COURT = Term(name="rechtliche Betreuung", forms=("Rechtliche Betreuung",), explanation="Recht.")
CARE = Term(name="Betreuung", forms=(), explanation="Hilfe.")
TUBE = Term(name="Sonde (PEG)", forms=("Sonde", "PEG"), explanation="Schlauch.")
TERMS = (GRADE, DAY, COURT, CARE, TUBE)
GLOSSARY = Glossary(terms=TERMS)
REAL = load_glossary(path=CONTENT / "glossar" / "begriffe.yaml")

spellings = st.sampled_from([spelling for term in TERMS for spelling in term.spellings])
fillers = st.sampled_from(["und", "oder", "die", "„", "ein Pflegegradrechner", ""])
texts = st.lists(st.one_of(spellings, fillers), max_size=8).map(" ".join)


def names(*found, limit=4):
    return [term.name for term in GLOSSARY.find_terms(texts=found, limit=limit)]


class TestLoading:
    @pytest.fixture
    def path(self, tmp_path):
        return tmp_path / "begriffe.yaml"

    def test_reads_names_forms_and_explanations(self, path):
        path.write_text(FILE, encoding="utf-8")

        first, second = load_glossary(path=path).terms

        assert first.spellings == ("Pflegegrad", "Pflegegrade", "Pflegegraden")
        assert second.explanation == "Eine eigene Wohnung mit Hilfe im Haus."

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            ("Pflegegrade,", "Betreuten Wohnen,", "'Betreuten Wohnen' stands here twice"),
            ("Pflegegrade,", "Pflegegrad,", "'Pflegegrad' stands here twice"),
            ("braucht.", "braucht", "begriffe.0.erklaerung"),
            ("viel Hilfe", "347 Euro", "begriffe.0.erklaerung"),
            ("Hilfe im", "Hilfe " * 50 + "im", "begriffe.1.erklaerung"),
            ("begriff: Pflegegrad", "begriff: P", "begriffe.0.begriff"),
            ("begriff: Pflegegrad", "wort: Pflegegrad", "begriffe.0.begriff"),
            ("formen: [Betreuten", "weitere: [Betreuten", "begriffe.1.formen"),
            (FILE, "begriffe: []", "begriffe"),
            (FILE, "- kein", "not a mapping"),
        ],
    )
    def test_a_broken_file_is_refused_by_name_and_place(self, path, old, new, place):
        path.write_text(FILE.replace(old, new), encoding="utf-8")

        with pytest.raises(GlossaryInvalid, match=re.escape(place)) as caught:
            load_glossary(path=path)
        assert str(caught.value).startswith("begriffe.yaml: ")


class TestFinding:
    def test_gives_the_terms_in_the_order_of_the_texts(self):
        assert names("Mit Tagespflege.", "Ohne Pflegegrad.") == ["Tagespflege", "Pflegegrad"]

    def test_gives_each_term_once(self):
        assert names("Pflegegrade und Pflegegraden", "Pflegegrad") == ["Pflegegrad"]

    def test_prefers_the_longest_spelling(self):
        assert names("eine rechtliche Betreuung") == ["rechtliche Betreuung"]
        assert names("Betreuung, auch rechtliche") == ["Betreuung"]

    def test_reads_over_a_line_break_and_a_space_that_keeps_together(self):
        assert names("rechtliche\nBetreuung") == ["rechtliche Betreuung"]
        assert names("rechtliche\u00a0Betreuung") == ["rechtliche Betreuung"]

    @pytest.mark.parametrize(
        "text", ["Pflegegradrechner", "Pflegegrad-Rechner", "24-Stunden-Betreuung", "pflegegrad"]
    )
    def test_a_part_of_a_word_does_not_count(self, text):
        assert names(text) == []

    @pytest.mark.parametrize("text", ["Tages- und Nachtpflege", "(Tagespflege)", "Tages-/Nacht"])
    def test_signs_around_a_word_do_not_matter(self, text):
        assert names(text) == ["Tagespflege"]

    def test_a_name_may_hold_brackets(self):
        assert names("Essen über Sonde (PEG) geben") == ["Sonde (PEG)"]
        assert names("eine PEG") == ["Sonde (PEG)"]

    def test_stops_at_the_limit(self):
        text = "Betreuung Tagespflege Pflegegrad PEG"

        assert names(text, limit=2) == ["Betreuung", "Tagespflege"]
        assert names(text, limit=0) == []

    @given(found=st.lists(texts, max_size=4), limit=st.integers(min_value=0, max_value=6))
    def test_what_is_found_is_a_beginning_of_all_that_is_found(self, found, limit):
        everything = names(*found, limit=len(TERMS))

        assert names(*found, limit=limit) == everything[:limit]
        assert len(set(everything)) == len(everything)

    @given(found=st.lists(texts, max_size=4))
    def test_is_found_exactly_if_a_spelling_stands_there_as_a_word(self, found):
        everything = GLOSSARY.find_terms(texts=found, limit=len(TERMS))
        rest = (
            " ".join(found).replace("rechtliche Betreuung", "").replace("Rechtliche Betreuung", "")
        )

        for term in {GRADE, DAY, CARE}:
            assert (term in everything) is bool(set(term.spellings) & set(rest.split()))

    @given(
        spelling=spellings.filter(lambda spelling: "(" not in spelling),
        letter=st.sampled_from("aäßZ9_"),
    )
    def test_letters_beside_a_word_hide_it(self, spelling, letter):
        assert names(f"{letter}{spelling}{letter}") == []


class TestRealGlossary:
    def test_x13_has_terms_enough(self):
        assert len(REAL.terms) >= 25

    def test_every_spelling_is_found_and_leads_to_its_term(self):
        for term in REAL.terms:
            for spelling in term.spellings:
                assert REAL.find_terms(texts=(f"Was ist {spelling}?",)) == (term,), spelling

    def test_the_terms_are_as_in_a_dictionary_for_tired_readers(self):
        for term in REAL.terms:
            sentences = re.split(r"(?<=\.) ", term.explanation)
            assert len(sentences) <= 3, term.name
            assert all(len(sentence.split()) <= 22 for sentence in sentences), term.name
            assert not re.search("[\"'—–]", term.explanation), term.name

    def test_no_explanation_repeats_another(self):
        explanations = sorted(term.explanation for term in REAL.terms)

        assert all(one != other for one, other in pairwise(explanations))
