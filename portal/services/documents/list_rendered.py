"""Find the documents of one owner that are rendered."""

from datetime import datetime
from pathlib import PurePosixPath

from portal.services.documents.order import FOLDER, look_up_order
from portal.services.documents.purge_owner import CLOCK_TOLERANCE
from portal.values.ports import Encrypt, StoreFile

ENDING = ".pdf"


def list_rendered(*, owner_id: str, now: datetime, files: StoreFile) -> tuple[str, ...]:
    """Return the names of this owner's PDFs, without ending, sorted; nothing is rendered."""
    written = files.list_written_before(prefix=f"{FOLDER}/{owner_id}", moment=now + CLOCK_TOLERANCE)
    return tuple(
        str(PurePosixPath(name).with_suffix("")) for name in written if name.endswith(ENDING)
    )


def read_rendered(
    *, owner_id: str, now: datetime, files: StoreFile, cipher: Encrypt
) -> tuple[bytes, ...]:
    """Return this owner's PDFs in the order of their names."""
    orders = (
        look_up_order(name=name, files=files, cipher=cipher)
        for name in list_rendered(owner_id=owner_id, now=now, files=files)
    )
    return tuple(order.pdf for order in orders if order.pdf)
