"""Forget the words that no facility has any more."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

SWEEP = {
    "sqlite": (
        "DELETE FROM search_spelling WHERE word NOT IN (SELECT term FROM facility_text_terms)",
        # Removed entries stay in the index as text until it is merged.
        "INSERT INTO facility_text (facility_text) VALUES ('optimize')",
    ),
    "postgresql": (
        (
            "DELETE FROM search_spelling WHERE NOT EXISTS (SELECT FROM (SELECT DISTINCT"
            " unnest(tsvector_to_array(words)) AS word FROM facility_text) AS used"
            " WHERE used.word = search_spelling.word)"
        ),
    ),
}
"""What to send; the index is no table of the models and has its own commands on SQLite."""


def sweep_words(session: Session) -> int:
    """Remove the misspellings of words that are gone from the index; return how many went."""
    connection = session.connection()
    delete, *rest = SWEEP[connection.dialect.name]
    swept = connection.execute(sa.text(delete)).rowcount
    for statement in rest:
        connection.execute(sa.text(statement))
    return swept
