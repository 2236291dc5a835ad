"""Send the link once more that confirms an address: after the right password only."""

import json

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.services.accounts.resend_activation import resend_activation
from portal.web import clock, outside, site
from portal.web.letters import compose
from portal.web.posting import mail_id, send_soon
from portal.web.registering import CONFIRM
from portal.web.sealing import SealBroken, open_text, seal_text
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

PURPOSE = "resend-activation"
SUBJECT = "Bitte bestätigen Sie Ihre E-Mail-Adresse"


def seal_account(*, account_id: str, wanted: str) -> str:
    """Return for a hidden field whose password was right just now, and where they want to go."""
    return seal_text(json.dumps([account_id, wanted]), purpose=PURPOSE)


def resend() -> AnyResponse:
    """Post the link, at most one in an hour; the answer is the same either way."""
    try:
        account_id, wanted = json.loads(open_text(request.form.get("konto", ""), purpose=PURPOSE))
    except SealBroken:
        abort(400)
    token = fresh_token()
    letter = compose(
        "activation",
        sender=site.current().activation_sender,
        recipient="",
        subject=SUBJECT,
        token=token,
    )
    with writing() as session:
        resend_activation(
            session,
            account_id=account_id,
            token_hash=hash_token(token=token),
            next_path=wanted,
            letter=letter,
            mail_id=mail_id(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    send_soon()
    return redirect(url_for("auth.sign_in.show", hinweis=CONFIRM, weiter=wanted or None), 303)
