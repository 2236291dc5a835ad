"""Everything invented is recognisable as invented."""

from portal.domain.directory.demo_words import (
    CHURCH_TRAEGER,
    HOUSE_NAMES,
    PHONE_PREFIXES,
    PREFIXES,
    STREETS,
    TRAEGER,
)
from portal.domain.matching.category import Category


class TestWords:
    def test_say_that_they_are_a_demonstration(self):
        assert set(PREFIXES) == set(Category)
        assert all(p.startswith("Demo-") for prefixes in PREFIXES.values() for p in prefixes)
        assert all(name.startswith("Demo-") for name, _ in TRAEGER)
        assert all(
            word.count("Muster") + word.count("Beispiel") + word.count("Demo") for word in STREETS
        )

    def test_are_not_repeated(self):
        assert len(set(HOUSE_NAMES)) == len(HOUSE_NAMES) > 40
        assert CHURCH_TRAEGER in TRAEGER

    def test_ring_nobody(self):
        # https://www.bundesnetzagentur.de: numbers for films and books, 000–999 each.
        assert set(PHONE_PREFIXES) == {
            "030 23125",
            "069 90009",
            "040 66969",
            "0221 4710",
            "089 99998",
        }
