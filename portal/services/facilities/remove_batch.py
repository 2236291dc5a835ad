"""Remove facilities of one source, a batch at a time."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.queries import imports


def remove_batch(session: Session, *, source_name: str, limit: int) -> int:
    """Remove at most `limit` facilities of a source and return how many went.

    Lights and served postcodes go with them; the source itself goes when nothing is left.
    """
    ids = imports.list_ids_of_source(session, source_name=source_name, limit=limit)
    if ids:
        session.execute(delete(Facility).where(Facility.id.in_(ids)))
    else:
        session.execute(delete(DataSource).where(DataSource.name == source_name))
    session.flush()
    session.expire_all()
    return len(ids)
