"""Open a result of whoever is signed in."""

from portal.services.saved_results.read import OpenResult, read_result
from portal.web import outside
from portal.web.access import signed_in
from portal.web.extensions import db


def open_own(result_id: str) -> OpenResult:
    """Return the result.

    Raises:
        NotFound: there is none with this id, or it is somebody else's.
    """
    return read_result(
        db.session(),
        result_id=result_id,
        account_id=signed_in().account_id,
        cipher=outside.current().cipher,
    )
