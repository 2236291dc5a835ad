"""Links with which others read a kept result."""

from flask import Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.results import forms
from portal.blueprints.seekers.results.opening import open_own
from portal.blueprints.seekers.results.saving import fresh_id
from portal.domain.protocol.keeping import LINK_DAYS, MOST_LINKS
from portal.queries.share_links import list_open
from portal.services.saved_results.end_sharing import end_sharing
from portal.services.saved_results.read import OpenResult
from portal.services.saved_results.share import LinkEnded, TooManyLinks, share_result
from portal.values.errors import Invalid
from portal.web import clock, site
from portal.web.access import signed_in
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.visiting import hash_token


def show_links(*, result_id: str) -> Response:
    """Show the links that work, and the form for a new one."""
    return _links(open_own(result_id))


def make_link(*, result_id: str) -> AnyResponse:
    """Make a link and show it, this once.

    The answer is the page itself: only the hash of the token is stored, and it must stand in no
    address or cookie of the owner. The token comes from the form's random word, so that a double
    click makes one link and a page loaded anew still shows it.
    """
    opened = open_own(result_id)
    account_id, device = signed_in().account_id, device_words()
    token = forms.derived(f"teilen\n{account_id}\n{opened.id}\n{forms.once_again()}")
    days, link_id, now = forms.days_asked_for(), fresh_id(), clock.now()
    try:
        with writing() as database:
            expires_at = share_result(
                database,
                result_id=opened.id,
                account_id=account_id,
                link_id=link_id,
                token_hash=hash_token(token=token),
                days=days,
                device=device,
                now=now,
            )
    except Invalid:
        return _links(opened, problem=forms.DAYS_SENTENCE)
    except TooManyLinks:
        return _links(opened, problem=forms.LINKS_SENTENCE)
    except LinkEnded:
        return redirect(url_for("seekers.results.share", result_id=opened.id), 303)
    address = f"{site.current().public_url}{url_for('seekers.shared.show', token=token)}"
    return page(
        "seekers/results/make_link.html", result=opened, address=address, expires_at=expires_at
    )


def end_link(*, result_id: str, link_id: str) -> AnyResponse:
    """End a link at once."""
    account_id, device = signed_in().account_id, device_words()
    with writing() as database:
        end_sharing(
            database,
            link_id=link_id,
            result_id=result_id,
            account_id=account_id,
            device=device,
            now=clock.now(),
        )
    return redirect(url_for("seekers.results.share", result_id=result_id), 303)


def _links(opened: OpenResult, *, problem: str = "") -> Response:
    return page(
        "seekers/results/share.html",
        status=422 if problem else 200,
        result=opened,
        links=list_open(db.session(), result_id=opened.id, now=clock.now()),
        most=MOST_LINKS,
        days=LINK_DAYS,
        once=forms.fresh_once(),
        problem=problem,
    )
