"""What „Letzte Aktivitäten“ tells the owner of an account."""

from enum import StrEnum


class Event(StrEnum):
    """A security event; the value is stored, the German words stand in `content/konto/`."""

    REGISTERED = "registered"
    ACTIVATED = "activated"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SESSION_ENDED = "session_ended"
    RESET_REQUESTED = "reset_requested"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 – a name, no secret
    SETTINGS_CHANGED = "settings_changed"
    ADDRESS_CHANGE_REQUESTED = "address_change_requested"
    ADDRESS_CHANGED = "address_changed"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    DATA_DOWNLOADED = "data_downloaded"
    RESULT_SAVED = "result_saved"
    RESULT_DELETED = "result_deleted"
    RESULT_SHARED = "result_shared"
    SHARING_ENDED = "sharing_ended"
    INQUIRY_RELEASED = "inquiry_released"
    INQUIRY_DROPPED = "inquiry_dropped"
