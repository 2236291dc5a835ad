"""The mails in the folder of files, for whoever develops: nobody else has this page."""

from pathlib import Path

from flask import Blueprint, Response, current_app

from portal.adapters.mail_reading import find_mail, list_mails
from portal.blueprints.development.post.linking import lines_of
from portal.values.errors import NotFound
from portal.web.access import public
from portal.web.pages import page

blueprint = Blueprint("post", __name__)


@blueprint.get("/entwicklung/post")
@public
def index() -> Response:
    """List the newest mails."""
    return page("development/post/index.html", mails=list_mails(folder=_folder()))


@blueprint.get("/entwicklung/post/<string:name>")
@public
def show(name: str) -> Response:
    """Show one mail as text and as the source of its HTML, with links that work.

    Raises:
        NotFound: there is no mail of that name.
    """
    mail = find_mail(folder=_folder(), name=name)
    if mail is None:
        raise NotFound(name)
    return page(
        "development/post/show.html",
        mail=mail,
        parts=(("Text", lines_of(text=mail.text)), ("HTML", lines_of(text=mail.html))),
    )


def _folder() -> Path:
    return Path(current_app.instance_path) / "mail"
