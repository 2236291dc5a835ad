import pytest

from portal.domain.matching.category import Category


class TestCategory:
    @pytest.mark.parametrize(
        ("category", "label"),
        [
            (Category.AMBULANT, "Ambulante Dienstleistungen"),
            (Category.STATIONAER, "Stationäre Einrichtungen"),
            (Category.TAGESPFLEGE, "Tagespflege/Nachtpflege"),
            (Category.WOHNEN, "Altersgerechtes Wohnen"),
        ],
    )
    def test_has_the_label_of_its_tab(self, category, label):
        assert category.search_label == label

    def test_there_are_four_and_their_stored_names_stay(self):
        assert [str(category) for category in Category] == [
            "ambulant",
            "stationaer",
            "tagespflege",
            "wohnen",
        ]
