"""Begin anew, revoke the consent, leave quickly."""

from flask import Response, make_response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import session
from portal.queries.saved_results import count_for
from portal.services.consultations.delete import delete_consultation
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.revoke import revoke_consent
from portal.web import clock
from portal.web.documents import forget_documents
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.visiting import visitor

NEUTRAL_SITE = "https://de.wikipedia.org/"


def begin_anew() -> AnyResponse:
    """Clear all answers, the code and the documents, and show the start page."""
    session.refuse_other()
    _delete()
    return redirect(url_for("seekers.robin.start"), 303)


def revoke() -> AnyResponse:
    """Revoke the consent of this browser's consultation."""
    session.refuse_other()
    key = session.key()
    if key is not None:
        revoke_by(key=key)
    return redirect(url_for("seekers.robin.deleted"), 303)


def revoke_by(*, key: str) -> bool:
    """Revoke the consent of what a key or code opens; say whether there was anything."""
    with writing() as database:
        owner_id = revoke_consent(database, key=key, now=clock.now())
    if owner_id:
        forget_documents(owner_id=owner_id)
    _forget_what_is_gone()
    return owner_id is not None


def show_deleted() -> Response:
    """Confirm that the answers are gone, and say what stays in the account until it is deleted."""
    found = visitor()
    saved = count_for(db.session(), account_id=found.account_id) if found else 0
    return page("seekers/robin/deleted.html", saved=saved, is_signed_in=found is not None)


def leave() -> AnyResponse:
    """Take everything out of this browser; answers without a code are deleted."""
    _delete(unless_it_has_a_code=True)
    return redirect(url_for("seekers.robin.left"), 303)


def show_left() -> Response:
    """Lead on to a neutral site at once; nothing says where the person comes from."""
    response = make_response(page("seekers/robin/left.html", neutral_site=NEUTRAL_SITE))
    response.headers["Refresh"] = f"0; url={NEUTRAL_SITE}"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _forget_what_is_gone() -> None:
    """Drop the key unless it opens another consultation than the one that was revoked."""
    try:
        session.open_consultation()
    except ConsultationGone:
        session.forget()


def _delete(*, unless_it_has_a_code: bool = False) -> None:
    key = session.key()
    if key is not None:
        with writing() as database:
            owner_id = delete_consultation(
                database,
                key=key,
                now=clock.now(),
                unless_it_has_a_code=unless_it_has_a_code,
            )
        if owner_id:
            forget_documents(owner_id=owner_id)
    session.forget()
