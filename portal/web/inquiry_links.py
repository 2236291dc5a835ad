"""Where the links about an inquiry lead, for pages and for letters."""

SEARCH = "/pflege-und-wohnangebote/"
"""Where people look for facilities; for letters that the worker writes too."""


def provider_path(*, token: str) -> str:
    """Return the path at which a facility opens its inquiry."""
    return f"/anfrage-lesen/{token}"


def seeker_path(*, token: str, inquiry_id: str = "") -> str:
    """Return the path of one's own inquiry, or of all with this link if none is named.

    An empty token means the account.
    """
    start = f"/meine-anfragen/{token}" if token else "/mein-konto/anfragen"
    return f"{start}/{inquiry_id}" if inquiry_id else start


def sending_path(*, token: str, batch_id: str) -> str:
    """Return the path of everything that was sent at once; an empty token means the account."""
    return seeker_path(token=token) if token else f"/mein-konto/anfragen/sendung/{batch_id}"
