"""Delete documents whose term is over."""

from datetime import datetime

from portal.services.documents.order import FOLDER
from portal.values.ports import StoreFile


def purge_documents(*, written_before: datetime, files: StoreFile) -> int:
    """Delete every document written before that moment and return their number; idempotent."""
    names = files.list_written_before(prefix=FOLDER, moment=written_before)
    for name in names:
        files.delete(name=name)
    return len(names)
