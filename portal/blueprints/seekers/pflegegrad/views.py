"""The Pflegegrad-Rechner."""

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.pflegegrad import asking, carrying, keeping, printing, starting
from portal.web.access import public, writes

blueprint = Blueprint("pflegegrad", __name__, url_prefix="/pflegegrad-rechner")


@blueprint.get("/")
@public
def start() -> Response:
    """Say what the calculator is, and ask for whom it is used."""
    return starting.show_start()


@blueprint.get("/fragen")
@public
def module() -> AnyResponse:
    """Lead to the first page: the answers are in no address, so there is nothing to show."""
    return redirect(url_for("seekers.pflegegrad.start"), 303)


@blueprint.get("/ergebnis")
@public
def result() -> AnyResponse:
    """Show the result that this browser keeps; the address itself holds none."""
    return keeping.show_kept()


@blueprint.post("/fragen")
@public
def calculate() -> Response:
    """Take the answers of one page and show the next, or the result; nothing is stored."""
    return asking.take_page()


@blueprint.post("/vorbereitung.pdf")
@public
@writes
def document() -> Response:
    """Give the PDF for the day of the assessment; its order fills the file cache and the queue."""
    return printing.give_pdf()


@blueprint.post("/robin")
@public
@writes
def carry() -> AnyResponse:
    """Take the estimate into a consultation with Robin."""
    return carrying.carry_into_robin()


@blueprint.post("/speichern")
@public
@writes
def keep() -> AnyResponse:
    """Keep the answers with consent, and make a code."""
    return keeping.keep()


@blueprint.post("/widerrufen")
@public
@writes
def revoke() -> AnyResponse:
    """Revoke the consent; what is kept goes at once."""
    return keeping.revoke()
