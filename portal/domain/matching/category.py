"""The four categories of offers and the labels of their search tabs."""

from enum import StrEnum


class Category(StrEnum):
    """What kind of offer a facility is."""

    AMBULANT = "ambulant"
    STATIONAER = "stationaer"
    TAGESPFLEGE = "tagespflege"
    WOHNEN = "wohnen"

    @property
    def search_label(self) -> str:
        """Return the label of the search tab."""
        return _SEARCH_LABELS[self]


_SEARCH_LABELS = {
    Category.AMBULANT: "Ambulante Dienstleistungen",
    Category.STATIONAER: "Stationäre Einrichtungen",
    Category.TAGESPFLEGE: "Tagespflege/Nachtpflege",
    Category.WOHNEN: "Altersgerechtes Wohnen",
}
