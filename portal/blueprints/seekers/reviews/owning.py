"""What the author's link opens: confirm, change, delete."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.reviews import forms
from portal.services.reviews.change import change_review
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.delete import delete_review
from portal.services.reviews.read_own import OwnReview, read_own_review
from portal.web import clock, content, outside
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.visiting import hash_token


def show_own(*, token: str) -> Response:
    """Show the review with what its author can do; opening the link changes nothing."""
    review = _read(token)
    return page(
        "seekers/reviews/own.html",
        review=review,
        criteria=content.current().criteria.of(category=review.category),
        token=token,
    )


def confirm(*, token: str) -> AnyResponse:
    """Confirm the address and with it what was typed."""
    with writing() as session:
        confirm_review(
            session,
            token_hash=hash_token(token=token),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    return redirect(url_for("seekers.reviews.own", token=token), 303)


def show_change(*, token: str) -> Response:
    """Show the form with what was typed last."""
    review = _read(token)
    return _show(token, review, forms.shown_as_entered(opinion=review.opinion), status=200)


def change(*, token: str) -> AnyResponse:
    """Replace the review, or show the form again and say what is wrong."""
    review = _read(token)
    criteria = content.current().criteria.of(category=review.category)
    entered, opinion, _ = forms.read_form(form=request.form, criteria=criteria, asks_address=False)
    if opinion is None:
        return _show(token, review, entered, status=422)
    with writing() as session:
        change_review(
            session,
            token_hash=hash_token(token=token),
            opinion=opinion,
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    return redirect(url_for("seekers.reviews.own", token=token), 303)


def delete(*, token: str) -> AnyResponse:
    """Delete the review for good; a second click finds it gone."""
    with writing() as session:
        delete_review(session, token_hash=hash_token(token=token), now=clock.now())
    return redirect(url_for("seekers.reviews.deleted"), 303)


def _read(token: str) -> OwnReview:
    return read_own_review(
        db.session(), token_hash=hash_token(token=token), cipher=outside.current().cipher
    )


def _show(token: str, review: OwnReview, entered: forms.Entered, *, status: int) -> Response:
    return page(
        "seekers/reviews/change.html",
        status=status,
        review=review,
        token=token,
        criteria=content.current().criteria.of(category=review.category),
        entered=entered,
        roles=forms.ROLE_WORDS,
        times=forms.KNOWN_WORDS,
    )
