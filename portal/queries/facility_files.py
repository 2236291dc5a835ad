"""Pictures and documents as those see them who keep a facility, and as the worker does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session, aliased

from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import UploadProblem
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile
from portal.models.facility_upload import FacilityUpload
from portal.values.errors import NotFound

_FILE = FacilityFile.__table__.c
_UPLOAD = FacilityUpload.__table__.c


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of a facility, ready or not.

    Args:
        title: alternative text of a picture, name of a document.
        width: of the largest picture in pixels; 0 while it is prepared, and for documents.
        problem: why it will never be shown; None if nothing is wrong.
    """

    id: str
    kind: FileKind
    title: str
    position: int
    width: int
    height: int
    byte_count: int
    is_ready: bool
    problem: UploadProblem | None

    @property
    def waits(self) -> bool:
        """Say whether the worker has yet to prepare it."""
        return not self.is_ready and self.problem is None

    @property
    def counts(self) -> bool:
        """Say whether it counts towards the limit; what was refused does not."""
        return self.problem is None

    def height_at(self, width: int) -> int:
        """Return the height in pixels at that width, rounded down, at least 1."""
        return max(1, self.height * width // self.width) if self.width else 0


def list_own_files(session: Session, *, facility_id: int, company_id: str) -> tuple[OwnFile, ...]:
    """List all files of a facility of this company, by kind in the provider's order."""
    rows = session.execute(
        select(
            _FILE.id, _FILE.kind, _FILE.title, _FILE.position, _FILE.width, _FILE.height,
            _FILE.byte_count, _FILE.is_ready, _UPLOAD.problem,
        )
        .select_from(FacilityFile.__table__)
        .join(Facility.__table__, Facility.id == _FILE.facility_id)
        .outerjoin(FacilityUpload.__table__, _UPLOAD.file_id == _FILE.id)
        .where(_FILE.facility_id == facility_id, Facility.company_id == company_id)
        .order_by(_FILE.kind, _FILE.position, _FILE.id)
    )  # fmt: skip
    return tuple(
        OwnFile(
            id=row.id,
            kind=FileKind(row.kind),
            title=row.title,
            position=row.position,
            width=row.width,
            height=row.height,
            byte_count=row.byte_count,
            is_ready=row.is_ready,
            problem=UploadProblem(row.problem) if row.problem else None,
        )
        for row in rows
    )


def get_own_file(session: Session, *, facility_id: int, company_id: str, file_id: str) -> OwnFile:
    """Get one file of a facility of this company.

    Raises:
        NotFound: there is none; callers cannot tell whether another company has it.
    """
    files = list_own_files(session, facility_id=facility_id, company_id=company_id)
    found = next((one for one in files if one.id == file_id), None)
    if found is None:
        raise NotFound("no such file")
    return found


def lock_facility(session: Session, *, facility_id: int, company_id: str) -> Facility:
    """Get a facility of this company for changing its files, one at a time.

    Raises:
        NotFound: the company keeps no such facility.
    """
    found = session.scalars(
        select(Facility)
        .where(
            Facility.id == facility_id,
            Facility.company_id == company_id,
            Facility.deleted_at.is_(None),
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise NotFound("no such facility")
    return found


def find_due_upload(session: Session, *, now: datetime) -> FacilityUpload | None:
    """Return the upload that waits longest, locked; None if none waits or one is prepared.

    One at a time: pictures take long, and others wait for the worker, too.
    """
    under_way = aliased(FacilityUpload)
    return session.scalars(
        select(FacilityUpload)
        .where(
            FacilityUpload.problem == "",
            # PostgreSQL looks again at this row once it has its lock, but not at the others.
            or_(FacilityUpload.claimed_until.is_(None), FacilityUpload.claimed_until <= now),
            ~exists().where(under_way.claimed_until > now),
        )
        .order_by(FacilityUpload.arrived_at, FacilityUpload.file_id)
        .limit(1)
        .with_for_update(of=FacilityUpload, skip_locked=True)
        .execution_options(populate_existing=True)
    ).first()


def get_kind(session: Session, *, file_id: str) -> FileKind:
    """Get what a file is for.

    Raises:
        NotFound: there is none.
    """
    found = session.scalar(select(_FILE.kind).where(_FILE.id == file_id))
    if found is None:
        raise NotFound("no such file")
    return FileKind(found)


def is_known(session: Session, *, file_id: str) -> bool:
    """Say whether a file has that id."""
    return session.scalar(select(_FILE.id).where(_FILE.id == file_id)) is not None


def list_known_ids(session: Session, *, ids: Iterable[str]) -> frozenset[str]:
    """Return those of the ids that files of facilities have."""
    return frozenset(session.scalars(select(_FILE.id).where(_FILE.id.in_(tuple(ids)))))


def list_waiting_ids(session: Session, *, ids: Iterable[str]) -> frozenset[str]:
    """Return those of the ids that uploads have which may still be prepared."""
    waiting = select(_UPLOAD.file_id).where(_UPLOAD.file_id.in_(tuple(ids)), _UPLOAD.problem == "")
    return frozenset(session.scalars(waiting))


def list_failed_ids(session: Session, *, arrived_before: datetime) -> tuple[str, ...]:
    """List the ids of refused uploads that came before that moment, in order."""
    return tuple(
        session.scalars(
            select(_UPLOAD.file_id)
            .where(_UPLOAD.problem != "", _UPLOAD.arrived_at < arrived_before)
            .order_by(_UPLOAD.file_id)
        )
    )
