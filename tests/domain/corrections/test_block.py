"""What is stored keeps its names."""

from portal.domain.corrections.block import Block


def test_x24_the_parts_of_a_profile():
    assert [*Block] == [
        "anschrift",
        "kontakt",
        "plaetze",
        "leistungen",
        "preise",
        "ansprechperson",
        "bilder",
        "traeger",
        "geschlossen",
        "anderes",
    ]
