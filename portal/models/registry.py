"""Every mapped module, imported so that the metadata is complete."""

from portal.models import (
    account,
    account_session,
    account_token,
    attempt,
    consultation,
    data_source,
    erasure,
    facility,
    known_place,
    outgoing_mail,
    recovery_code,
    review,
    revocation,
    saved_result,
    security_event,
    sign_in_failure,
)

ALL = (
    account,
    account_session,
    account_token,
    attempt,
    consultation,
    data_source,
    erasure,
    facility,
    known_place,
    outgoing_mail,
    recovery_code,
    review,
    revocation,
    saved_result,
    security_event,
    sign_in_failure,
)
