"""To whom stored documents belong, as their names tell."""

RESULT = "ergebnis-"
"""How owners begin that are saved results; consultations begin with a hex digit."""


def owner_of_result(*, result_id: str) -> str:
    """Return the owner of the documents of a saved result, for `order` and `purge_owner`."""
    return f"{RESULT}{result_id}"
