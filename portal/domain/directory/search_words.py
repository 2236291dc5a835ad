"""What is stored beside a facility so that it is found by words."""

from collections.abc import Iterable, Mapping

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, services_in
from portal.domain.text_search.folding import fold_words

MOST_WORDS = 120
"""So many different words of a facility are stored; a name that goes on and on finds no more."""
_OTHER_WORDS: Mapping[str, str] = {
    Category.AMBULANT: "Pflegedienst Sozialstation Ambulante Krankenpflege",
    Category.STATIONAER: "Pflegeheim Altenheim Altenpflegeheim Seniorenheim Altersheim",
    Category.TAGESPFLEGE: "Tagespflege Tagesbetreuung",
    Category.WOHNEN: "Seniorenwohnen Altenwohnung Wohnen",
}
"""How people call the offers of a category, whatever is written above the door."""
_ALSO_CALLED: Mapping[Service, str] = {
    Service.AMB_HOSPIZ: "Palliativpflege Hospizdienst",
    Service.AMB_INTENSIV: "Beatmungspflege",
    Service.STA_KURZZEIT: "Kurzzeitpflege",
    Service.STA_DEMENZ_OFFEN: "Demenzbereich",
    Service.STA_HOSPIZ: "Hospiz",
    Service.WOHN_WG: "Pflegewohngemeinschaft Demenzwohngemeinschaft WG",
}
"""Words that our own names for services do not begin with."""


def stored_name(*, name: str) -> str:
    """Return the folded words of a name in their order, parted by blanks; names sort by it."""
    return " ".join(fold_words(text=name))


def stored_text(*, category: str, service_bits: int, words: Iterable[str]) -> str:
    """Return every folded word by which a facility is found, each once, parted by blanks.

    `words` are what is said of it: name, Träger, place. What it offers and how people call its
    category is added; a category that there is not has no names.
    """
    offered = services_in(bits=service_bits)
    labels = (f"{one.value} {_ALSO_CALLED.get(one, '')}" for one in offered)
    parts = (*words, *labels, _OTHER_WORDS.get(category, ""))
    found = dict.fromkeys(word for part in parts for word in fold_words(text=part))
    return " ".join(tuple(found)[:MOST_WORDS])
