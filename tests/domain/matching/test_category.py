"""The four categories and their labels."""

from portal.domain.matching.category import Category


class TestCategory:
    def test_has_the_labels_of_the_search(self):
        assert [category.search_label for category in Category] == [
            "Ambulante Dienstleistungen",
            "Stationäre Einrichtungen",
            "Tagespflege/Nachtpflege",
            "Altersgerechtes Wohnen",
        ]

    def test_has_the_labels_of_the_protocol(self):
        assert [category.protocol_label for category in Category] == [
            "Ambulante Einrichtungen",
            "Stationäre Einrichtungen",
            "Tages/-Nachtpflege",
            "Altersgerechtes Wohnen",
        ]

    def test_counts_its_ordinals_as_the_stored_tree_does(self):
        assert [category.ordinal for category in Category] == [0, 1, 2, 3]
