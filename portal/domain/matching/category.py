"""The four categories of offers and their two sets of labels (search and protocol)."""

from enum import StrEnum


class Category(StrEnum):
    """What kind of offer a facility is."""

    AMBULANT = "ambulant"
    STATIONAER = "stationaer"
    TAGESPFLEGE = "tagespflege"
    WOHNEN = "wohnen"

    @property
    def ordinal(self) -> int:
        """Return the position 0–3, the third axis of the search tree."""
        return list(Category).index(self)

    @property
    def search_label(self) -> str:
        """Return the label of the search tab."""
        return _SEARCH_LABELS[self]

    @property
    def protocol_label(self) -> str:
        """Return the label of the part in Robin's protocol."""
        return _PROTOCOL_LABELS[self]


_SEARCH_LABELS = {
    Category.AMBULANT: "Ambulante Dienstleistungen",
    Category.STATIONAER: "Stationäre Einrichtungen",
    Category.TAGESPFLEGE: "Tagespflege/Nachtpflege",
    Category.WOHNEN: "Altersgerechtes Wohnen",
}
_PROTOCOL_LABELS = {
    Category.AMBULANT: "Ambulante Einrichtungen",
    Category.STATIONAER: "Stationäre Einrichtungen",
    Category.TAGESPFLEGE: "Tages/-Nachtpflege",
    Category.WOHNEN: "Altersgerechtes Wohnen",
}
