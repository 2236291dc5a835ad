"""Let a failed document be tried anew."""

from portal.services.documents.order import attempts_of
from portal.values.ports import StoreFile


def forget_attempts(*, name: str, files: StoreFile) -> None:
    """Forget how often the document of that name failed, because a person asks for it again.

    Raises:
        Unavailable: the storage cannot be written now.
    """
    for attempt in attempts_of(name=name):
        files.delete(name=attempt)
