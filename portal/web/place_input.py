"""The place that a form or an address names."""

from collections.abc import Mapping

from portal.domain.places.gazetteer import Gazetteer
from portal.domain.places.place import Resolution

PLACE_SENTENCES = {
    "empty": (
        "Bitte geben Sie eine Postleitzahl oder einen Ort ein, zum Beispiel 50667 oder Köln."
    ),
    "unknown": (
        "Diesen Ort kennen wir nicht. Bitte prüfen Sie die Schreibweise oder geben Sie die"
        " Postleitzahl ein, zum Beispiel 50667."
    ),
    "unknown_postcode": (
        "Diese Postleitzahl gibt es nicht. Bitte geben Sie eine Postleitzahl mit fünf Ziffern"
        " ein, zum Beispiel 50667."
    ),
    "ambiguous": "Diesen Ortsnamen gibt es mehrmals. Bitte wählen Sie den richtigen Ort.",
}


def read_place(*, form: Mapping[str, str], gazetteer: Gazetteer) -> Resolution:
    """Resolve the field `ort`; a choice among places of that name decides if it fits the text.

    `ort_wahl` counts only while `ort` still holds the text (`ort_war`) it was offered for.
    """
    typed = form.get("ort", "")
    choice = form.get("ort_wahl", "")
    if choice and form.get("ort_war", "") == typed:
        chosen = gazetteer.find(text=choice)
        if chosen.place is not None:
            return chosen
    return gazetteer.find(text=typed)
