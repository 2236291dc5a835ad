"""Note what became of an upload."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.domain.profiles.uploads import UploadProblem
from portal.models.facility_profile import FacilityFile
from portal.models.facility_upload import FacilityUpload


def finish_upload(
    session: Session, *, file_id: str, width: int, height: int, byte_count: int
) -> bool:
    """Let a file be shown whose bytes are stored; say whether it is still wanted.

    Args:
        session: of the caller.
        file_id: of the upload.
        width: of the largest picture in pixels, as is the height; 0 for documents.
        height: of the largest picture.
        byte_count: of a document.
    """
    kept = session.execute(
        update(FacilityFile)
        .where(FacilityFile.id == file_id)
        .values(is_ready=True, width=width, height=height, byte_count=byte_count)
        .returning(FacilityFile.id)
    ).first()
    session.execute(delete(FacilityUpload).where(FacilityUpload.file_id == file_id))
    return kept is not None


def refuse_upload(session: Session, *, file_id: str, problem: UploadProblem) -> None:
    """Note why an upload will never be used, so that its provider is told."""
    session.execute(
        update(FacilityUpload)
        .where(FacilityUpload.file_id == file_id)
        .values(problem=problem.value, claimed_until=None)
    )
