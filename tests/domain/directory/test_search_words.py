from portal.domain.directory.search_words import MOST_WORDS, stored_name, stored_text
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of


class TestStoredName:
    def test_sorts_umlauts_beside_their_letters(self):
        assert stored_name(name="Ährenhof am Süd-Tor") == "ahrenhof am sud tor"


class TestStoredText:
    def test_d04_holds_name_traeger_place_and_services_once_each(self):
        bits = bits_of(services=(Service.STA_KURZZEIT,))

        text = stored_text(
            category=Category.STATIONAER,
            service_bits=bits,
            words=("Haus Köln", "Haus-Verein", "", "50667"),
        )

        assert text.split()[:4] == ["haus", "koln", "verein", "50667"]
        assert {"kurzeit", "kurzeitpflege", "verhinderungspflege", "altenheim"} <= set(text.split())
        assert len(set(text.split())) == len(text.split())

    def test_ends_with_a_name_that_never_does(self):
        words = " ".join(f"wort{number}" for number in range(1_000))

        text = stored_text(category=Category.WOHNEN, service_bits=0, words=(words,))

        assert len(text.split()) == MOST_WORDS

    def test_leaves_it_to_the_database_to_refuse_a_category(self):
        assert stored_text(category="klinik", service_bits=0, words=("Haus",)) == "haus"
