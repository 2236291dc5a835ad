"""A change of how one signs in belongs to whoever is signed in, here and now."""

from portal.blueprints.auth.own_change import own_change
from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.web import clock
from portal.web.visiting import hash_token
from tests.factories.mails import make_letter

ENCODED = "hash"


def test_it_names_account_sign_in_password_and_the_hash_of_the_token(app):
    found = Visitor(
        account_id="a" * 32,
        session_id="b" * 32,
        role=Role.SEEKER,
        email="erika@example.org",
        name="Erika Musterfrau",
        awaits_second_factor=False,
        has_second_factor=False,
    )
    letter = make_letter(recipient="")

    with app.test_request_context(headers={"User-Agent": ""}):
        changes = [
            own_change(found, password_hash=ENCODED, token="token", letter=letter) for _ in range(2)
        ]
        now = clock.now()

    first, second = changes
    assert (first.account_id, first.session_id) == (found.account_id, found.session_id)
    assert (first.password_hash, first.letter, first.now) == (ENCODED, letter, now)
    assert first.token_hash == hash_token(token="token")
    assert first.mail_id != second.mail_id
