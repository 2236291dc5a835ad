"""Which part of a profile a report is about."""

from enum import StrEnum


class Block(StrEnum):
    """A part of a profile; the value is stored."""

    ANSCHRIFT = "anschrift"
    KONTAKT = "kontakt"
    PLAETZE = "plaetze"
    LEISTUNGEN = "leistungen"
    PREISE = "preise"
    ANSPRECHPERSON = "ansprechperson"
    BILDER = "bilder"
    TRAEGER = "traeger"
    GESCHLOSSEN = "geschlossen"
    ANDERES = "anderes"


LONGEST_TEXT = 1_000
