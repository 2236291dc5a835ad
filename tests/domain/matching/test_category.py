import pytest

from portal.domain.matching.category import Category


class TestCategory:
    @pytest.mark.parametrize(
        ("category", "ordinal", "search", "protocol"),
        [
            (Category.AMBULANT, 0, "Ambulante Dienstleistungen", "Ambulante Einrichtungen"),
            (Category.STATIONAER, 1, "Stationäre Einrichtungen", "Stationäre Einrichtungen"),
            (Category.TAGESPFLEGE, 2, "Tagespflege/Nachtpflege", "Tages/-Nachtpflege"),
            (Category.WOHNEN, 3, "Altersgerechtes Wohnen", "Altersgerechtes Wohnen"),
        ],
    )
    def test_has_its_place_and_its_two_labels(self, category, ordinal, search, protocol):
        assert category.ordinal == ordinal
        assert category.search_label == search
        assert category.protocol_label == protocol

    def test_there_are_four_and_their_stored_names_stay(self):
        assert [str(category) for category in Category] == [
            "ambulant",
            "stationaer",
            "tagespflege",
            "wohnen",
        ]
