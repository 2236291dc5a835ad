"""An authenticator app, and what a page about the second factor shows."""

import re

import pyotp
from flask import Flask
from werkzeug.test import TestResponse

from portal.models.account import Account
from portal.web import clock
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.accounts import MadeAccount
from tests.support.html import text_of, walk

PATH = "/mein-konto/zweiter-faktor"
OFF, RENEWAL = f"{PATH}/ausschalten", f"{PATH}/ersatzcodes"
ON_BUTTON, OFF_BUTTON, RENEW_BUTTON = "Einschalten", "Ausschalten", "Neue Ersatzcodes erstellen"
KEY = re.compile(r'<p class="key">([A-Z2-7 ]+)</p>')


def key_of(answer: TestResponse) -> str:
    """Return the key that the page shows for typing."""
    found = KEY.search(answer.text)
    assert found is not None
    return found[1].replace(" ", "")


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what an app with this secret shows now, or some steps of 30 seconds later."""
    return pyotp.TOTP(secret).at(clock.now(), counter_offset=steps)


def shown_codes(answer: TestResponse) -> list[str]:
    """Return the recovery codes of the page."""
    return [text_of(one) for one in walk(pages.tree(answer), "code")]


def is_on(app: Flask, account: MadeAccount) -> bool:
    """Say whether the account asks for a code."""
    with app.app_context():
        return db.session.get_one(Account, account.id).totp_since is not None
