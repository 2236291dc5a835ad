"""Sign out."""

from flask import redirect, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.sign_in.notices import SIGNED_OUT
from portal.services.sign_ins.close_session import close_session
from portal.web import clock, visiting
from portal.web.device import device_words
from portal.web.transactions import writing


def leave() -> AnyResponse:
    """End the sign-in, empty the session, and let the browser drop the pages it keeps."""
    token = session.get(visiting.TOKEN_NAME)
    if isinstance(token, str):
        with writing() as database:
            close_session(
                database,
                token_hash=visiting.hash_token(token=token),
                device=device_words(),
                now=clock.now(),
            )
    visiting.sign_out()
    response = redirect(url_for("auth.sign_in.show", hinweis=SIGNED_OUT), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
