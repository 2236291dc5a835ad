"""A kept result, opened by a link that its owner gave away: read only, without an account."""

from flask import Blueprint, Response
from werkzeug.exceptions import TooManyRequests

from portal.services.saved_results.read import LinkClosed, ResultUnreadable, read_shared
from portal.web import clock, guessing, kept_results, outside
from portal.web.access import public
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.visiting import hash_token

blueprint = Blueprint("shared", __name__, url_prefix="/geteilt")


@blueprint.after_request
def keep_out_of_search(response: Response) -> Response:
    """Ask search engines not to list what a link leads to."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@blueprint.errorhandler(ResultUnreadable)
@blueprint.errorhandler(LinkClosed)
def closed(_error: LinkClosed) -> Response:
    """Say that the link does not work; whether it ever did, nobody learns."""
    guessing.note_wrong()
    return page("seekers/shared/closed.html", status=410)


@blueprint.get("/<string:token>")
@public
def show(token: str) -> Response:
    """Show the result without name, code and account."""
    wait = guessing.seconds_to_wait()
    if wait:
        raise TooManyRequests(retry_after=wait)
    opened = read_shared(
        db.session(),
        token_hash=hash_token(token=token),
        now=clock.now(),
        cipher=outside.current().cipher,
    )
    with kept_results.speaking(opened.kept):
        return page("seekers/shared/show.html", kept=opened.kept, protocol=opened.kept.protocol)
