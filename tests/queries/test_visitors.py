"""Who is signed in, by the hash of their token."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.queries.visitors import find_visitor
from portal.web.visiting import hash_token
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.directory import NOW

TOKEN = "t" * 32
TOKEN_HASH = hash_token(token=TOKEN)


class TestFindVisitor:
    def test_tells_whose_token_it_is(self, session: Session):
        made = make_account(session)
        make_account(session, email="otto@example.org")
        session_id = store_sign_in(session, made, token=TOKEN)

        found = find_visitor(session, token_hash=TOKEN_HASH, now=NOW)

        assert found is not None
        assert (found.account_id, found.session_id) == (made.id, session_id)
        assert (found.name, found.email) == ("Erika Musterfrau", "erika@example.org")
        assert found.role is Role.SEEKER
        assert not found.has_second_factor
        assert not found.awaits_second_factor

    def test_tells_that_a_code_is_missing(self, session: Session):
        made = make_account(session, role=Role.ADMIN, totp_secret=TOTP_BASE32)
        store_sign_in(session, made, token=TOKEN, awaits_second_factor=True)

        found = find_visitor(session, token_hash=TOKEN_HASH, now=NOW)

        assert found is not None
        assert found.has_second_factor
        assert found.awaits_second_factor

    @pytest.mark.parametrize("role", Role)
    def test_a_sign_in_ends_with_its_term(self, session: Session, role: Role):
        made = make_account(session, role=role)
        store_sign_in(session, made, token=TOKEN)
        end = NOW + session_term(role=role)

        assert find_visitor(session, token_hash=TOKEN_HASH, now=end) is None
        last = end - timedelta(microseconds=1)
        assert find_visitor(session, token_hash=TOKEN_HASH, now=last) is not None

    def test_the_token_itself_is_not_what_is_stored(self, session: Session):
        store_sign_in(session, make_account(session), token=TOKEN)

        assert find_visitor(session, token_hash=TOKEN, now=NOW) is None
