"""Forget the words that no facility has any more."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

LOCK = "LOCK TABLE search_spelling IN SHARE ROW EXCLUSIVE MODE"
"""For PostgreSQL: wait for those who write words, whose facilities are not seen before they are
done, and let others wait, who would count on misspellings that are about to go. On SQLite only
one writes at a time.
"""
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
    """Remove the misspellings of words that are gone from the index; return how many went.

    Call it first in a transaction: who has written before might wait for a writer for ever.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(LOCK))
    delete, *rest = SWEEP[connection.dialect.name]
    swept = connection.execute(sa.text(delete)).rowcount
    for statement in rest:
        connection.execute(sa.text(statement))
    return swept
