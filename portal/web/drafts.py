"""What somebody has typed into a form of several pages: encrypted on our side, until it is sent.

The browser's session holds a random token and nothing that was typed, so that Back, reloading and
errors lose nothing, and no cookie and no address tells anything. Only sending a form writes.
"""

import json
from collections.abc import Mapping

from flask import session as browser

from portal.queries.drafts import find_draft
from portal.services.drafts.drop import drop_draft
from portal.services.drafts.keep import keep_draft
from portal.services.drafts.purge import TERM
from portal.values.errors import PortalError
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

NAME = "entwurf"
"""Where the session keeps the token."""


def typed_so_far() -> Mapping[str, str]:
    """Return what was typed in this browser, by field; nothing if it is too old or unreadable."""
    token_hash = _known_hash()
    if not token_hash:
        return {}
    content = find_draft(db.session(), token_hash=token_hash, changed_after=clock.now() - TERM)
    if content is None:
        return {}
    try:
        plain = outside.current().cipher.decrypt(cipher=content, owner_id=token_hash)
    except PortalError:
        return {}
    return {str(name): str(text) for name, text in json.loads(plain).items()}


def keep(typed: Mapping[str, str]) -> None:
    """Keep these fields beside what was typed before; call it while a form is sent, only."""
    if NAME not in browser:
        browser[NAME] = fresh_token()
    token_hash = _known_hash()
    plain = json.dumps({**typed_so_far(), **typed}, ensure_ascii=False).encode()
    content = outside.current().cipher.encrypt(plain=plain, owner_id=token_hash)
    with writing() as session:
        keep_draft(session, token_hash=token_hash, content=content, now=clock.now())


def forget() -> None:
    """Delete the draft of this browser, because it was sent."""
    token_hash = _known_hash()
    if token_hash:
        with writing() as session:
            drop_draft(session, token_hash=token_hash)
    browser.pop(NAME, None)


def _known_hash() -> str:
    token = browser.get(NAME, "")
    return hash_token(token=token) if token else ""
