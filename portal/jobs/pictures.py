"""Prepare what providers upload: pictures in all sizes, documents checked."""

import logging

from portal.adapters.preparing import DOCUMENT, PICTURE, Prepared, prepare
from portal.domain.profiles.files import FOLDER, FileKind
from portal.domain.profiles.uploads import UploadProblem, UploadRefused, arrival_name, kept_names
from portal.services.profiles.claim_upload import UploadClaim, claim_next_upload, put_back
from portal.services.profiles.purge_files import purge_stored, purge_uploads
from portal.services.profiles.settle_upload import finish_upload, refuse_upload
from portal.values.errors import Unavailable
from portal.values.ports import StoreFile
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.transactions import writing

log = logging.getLogger(__name__)
PURGE_UPLOADS = "purge-uploads"


def prepare_uploads(_argument: str = "") -> None:
    """Prepare every upload that waits, one after the other, until the storage fails.

    A worker that dies meanwhile leaves the upload to the next one; repeating changes nothing.
    """
    goes_on = True
    while goes_on:
        with writing() as session:
            claim = claim_next_upload(session, now=clock.now())
        goes_on = claim is not None and _prepare(claim)


def purge_files(_argument: str = "") -> None:
    """Delete refused uploads after a week, and bytes that belong to nothing."""
    now = clock.now()
    with writing() as session:
        uploads = purge_uploads(session, now=now)
    stored = purge_stored(db.session(), now=now, files=outside.current().files)
    log.info("purged %s refused uploads, %s stored files", uploads, stored)


def _prepare(claim: UploadClaim) -> bool:
    """Prepare one upload; say whether others can be prepared now."""
    files = outside.current().files
    try:
        data = files.read(name=arrival_name(file_id=claim.file_id))
    except Unavailable as error:
        return _put_back(claim, error)
    if data is None:
        return _refuse(claim, UploadProblem.DAMAGED)
    try:
        prepared = prepare(kind=_process_of(claim.kind), data=data)
    except UploadRefused as refused:
        return _refuse(claim, refused.problem)
    except Unavailable as error:
        # The try counts: what ends the process three times is given up.
        log.warning("upload %s waits for its next try: %s", claim.file_id, error)
        return False
    try:
        _store(claim, prepared, files)
    except Unavailable as error:
        return _put_back(claim, error)
    return True


def _process_of(kind: FileKind) -> str:
    return PICTURE if kind.is_picture else DOCUMENT


def _store(claim: UploadClaim, prepared: Prepared, files: StoreFile) -> None:
    """Store the files, then let them be shown, then delete what came.

    Raises:
        Unavailable: the storage fails; what came is still there.
    """
    for name, content in prepared.files.items():
        files.write(name=f"{FOLDER}/{claim.file_id}/{name}", data=content)
    with writing() as session:
        is_wanted = finish_upload(
            session,
            file_id=claim.file_id,
            width=prepared.width,
            height=prepared.height,
            byte_count=sum(map(len, prepared.files.values())) if not prepared.width else 0,
        )
    if is_wanted:
        _forget(arrival_name(file_id=claim.file_id), files=files)
    else:
        _forget(*kept_names(file_id=claim.file_id, kind=claim.kind), files=files)
    log.info("upload %s is prepared", claim.file_id)


def _refuse(claim: UploadClaim, problem: UploadProblem) -> bool:
    with writing() as session:
        refuse_upload(session, file_id=claim.file_id, problem=problem)
    _forget(arrival_name(file_id=claim.file_id), files=outside.current().files)
    log.info("upload %s is refused: %s", claim.file_id, problem)
    return True


def _put_back(claim: UploadClaim, error: Unavailable) -> bool:
    with writing() as session:
        put_back(session, claim=claim, now=clock.now())
    log.warning("upload %s waits for the storage: %s", claim.file_id, error)
    return False


def _forget(*names: str, files: StoreFile) -> None:
    """Delete stored bytes; what a storage out of reach keeps, the nightly purge finds."""
    try:
        for name in names:
            files.delete(name=name)
    except Unavailable as error:
        log.warning("bytes stay for now: %s", error)
