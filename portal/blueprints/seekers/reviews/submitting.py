"""Write a review: typed, then confirmed by the link in the mail."""

import secrets

from flask import Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.reviews import forms
from portal.domain.accounts.email_address import EmailAddress
from portal.domain.reviews.author import author_key
from portal.domain.reviews.criteria import Criterion
from portal.domain.reviews.review import Opinion
from portal.queries.facilities import get_subject
from portal.services.reviews.submit import Author, SubmittedMeanwhile, submit_review
from portal.web import clock, content, outside, site
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.pages import page
from portal.web.posting import ID_BYTES, mail_id, send_soon
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

PURPOSE = "review"
MOST_FROM_ONE_PLACE = 20
MOST_TO_ONE_ADDRESS = 5
SUBJECT = "Bitte bestätigen Sie Ihre Bewertung"
TOO_OFTEN = (
    "Von Ihnen kamen gerade sehr viele Bewertungen. Bitte versuchen Sie es später noch einmal."
)


def show_form(*, facility_id: int) -> Response:
    """Show the empty form."""
    return _show(facility_id, forms.Entered(), status=200)


def submit_form(*, facility_id: int) -> AnyResponse:
    """Keep what was typed and send the link, or show the form again and say what is wrong."""
    criteria = _criteria_of(facility_id)
    entered, opinion, address = forms.read_form(form=request.form, criteria=criteria)
    if opinion is None or address is None:
        return _show(facility_id, entered, status=422)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_FROM_ONE_PLACE) or seconds_to_wait(
        purpose=PURPOSE, most=MOST_TO_ONE_ADDRESS, account_id=address.key
    )
    if wait:
        refused = _show(facility_id, entered, status=429, too_often=TOO_OFTEN)
        refused.headers["Retry-After"] = str(wait)
        return refused
    try:
        _submit(facility_id, opinion, address)
    except SubmittedMeanwhile:  # A double click: the other one has made the row by now.
        _submit(facility_id, opinion, address)
    send_soon()
    return redirect(url_for("seekers.reviews.sent", facility_id=facility_id), 303)


def show_sent(*, facility_id: int) -> Response:
    """Ask to open the mail; the same for everybody."""
    facility = get_subject(db.session(), facility_id=facility_id)
    return page("seekers/reviews/sent.html", facility=facility)


def _criteria_of(facility_id: int) -> tuple[Criterion, ...]:
    facility = get_subject(db.session(), facility_id=facility_id)
    return content.current().criteria.of(category=facility.category)


def _show(
    facility_id: int, entered: forms.Entered, *, status: int, too_often: str = ""
) -> Response:
    return page(
        "seekers/reviews/write.html",
        status=status,
        facility=get_subject(db.session(), facility_id=facility_id),
        criteria=_criteria_of(facility_id),
        entered=entered,
        too_often=too_often,
        roles=forms.ROLE_WORDS,
        times=forms.KNOWN_WORDS,
    )


def _submit(facility_id: int, opinion: Opinion, address: EmailAddress) -> None:
    token = fresh_token()
    letter = compose(
        "review_confirmation",
        sender=site.current().activation_sender,
        recipient=address.mailbox,
        subject=SUBJECT,
        token=token,
    )
    secret = str(current_app.config["SECRET_KEY"])
    key = author_key(facility_id=facility_id, address_key=address.key, secret=secret)
    author = Author(address=address, key=key, token_hash=hash_token(token=token))
    with writing() as session:
        submit_review(
            session,
            facility_id=facility_id,
            author=author,
            opinion=opinion,
            review_id=secrets.token_hex(ID_BYTES),
            letter=letter,
            mail_id=mail_id(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
