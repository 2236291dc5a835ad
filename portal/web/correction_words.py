"""The parts of a profile that a report may be about, in German words."""

from collections.abc import Mapping

from portal.domain.corrections.block import Block

BLOCK_WORDS: Mapping[Block, str] = {
    Block.ANSCHRIFT: "Name oder Anschrift",
    Block.KONTAKT: "Telefon, E-Mail oder Internetseite",
    Block.PLAETZE: "Freie Plätze",
    Block.LEISTUNGEN: "Leistungen",
    Block.PREISE: "Preise",
    Block.ANSPRECHPERSON: "Ansprechperson",
    Block.BILDER: "Bilder",
    Block.TRAEGER: "Träger oder Verband",
    Block.GESCHLOSSEN: "Die Einrichtung gibt es nicht mehr",
    Block.ANDERES: "Etwas anderes",
}
