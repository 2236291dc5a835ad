"""Delete again what authors have deleted, after a backup has brought it back."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.review import Review
from portal.queries import erasures
from portal.services.journal.note_erasure import hash_erased


def delete_reviews_again(session: Session) -> int:
    """Delete every review that is noted as erased, with stars and reports; return how many.

    Call it once the newest notes are in the database. Twice has one effect.
    """
    noted = {erased_hash for erased_hash, _ in erasures.list_erasures(session)}
    back = [
        review_id
        for review_id in erasures.list_review_ids(session)
        if hash_erased(random_id=review_id) in noted
    ]
    for review_id in back:
        session.execute(delete(Review).where(Review.id == review_id))
    session.flush()
    return len(back)
