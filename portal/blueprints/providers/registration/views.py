"""Registration of a provider: free of charge, in three steps, from which one can always go back."""

from flask import Blueprint
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.registration import steps
from portal.web.access import public, writes

blueprint = Blueprint("registration", __name__, url_prefix="/anbieter/registrieren")


@blueprint.get("")
@public
def show() -> AnyResponse:
    """Ask for the company."""
    return steps.show_step(1)


@blueprint.post("")
@public
@writes
def keep_company() -> AnyResponse:
    """Keep the company and go on to the contact."""
    return steps.keep_step(1, steps.judge_company)


@blueprint.get("/kontakt")
@public
def show_contact() -> AnyResponse:
    """Ask for the person who speaks for the company."""
    return steps.show_step(2)


@blueprint.post("/kontakt")
@public
@writes
def keep_contact() -> AnyResponse:
    """Keep the contact and go on to the password."""
    return steps.keep_step(2, steps.judge_contact)


@blueprint.get("/zugang")
@public
def show_access() -> AnyResponse:
    """Ask for password, voucher and consent."""
    return steps.show_step(3)


@blueprint.post("/zugang")
@public
@writes
def submit() -> AnyResponse:
    """Make account and company and lead to the sign-in; nobody is signed in by that."""
    return steps.finish()
