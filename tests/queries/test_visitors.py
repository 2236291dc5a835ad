"""Who is signed in, by the hash of their token."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.domain.access.permission import Permission
from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.domain.accounts.visitor import Visitor
from portal.queries.visitors import SignedIn, find_signed_in
from portal.web.visiting import hash_token
from tests.factories.accounts import TOTP_BASE32, make_account, store_sign_in
from tests.factories.companies import give_facility, grant, make_company, make_employee
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility
from tests.support.statements import counted

TOKEN = "t" * 32
TOKEN_HASH = hash_token(token=TOKEN)


def found_at(
    session: Session, now: datetime = NOW, token_hash: str = TOKEN_HASH
) -> SignedIn | None:
    return find_signed_in(session, token_hash=token_hash, now=now, today=TODAY)


def visitor(session: Session) -> Visitor | None:
    found = found_at(session)
    return found.visitor if found else None


class TestFindSignedIn:
    def test_tells_whose_token_it_is(self, session: Session):
        made = make_account(session)
        make_account(session, email="otto@example.org")
        session_id = store_sign_in(session, made, token=TOKEN)

        found = visitor(session)

        assert found is not None
        assert (found.account_id, found.session_id) == (made.id, session_id)
        assert (found.name, found.email) == ("Erika Musterfrau", "erika@example.org")
        assert found.role is Role.SEEKER
        assert not found.has_second_factor
        assert not found.awaits_second_factor

    def test_tells_that_a_code_is_missing(self, session: Session):
        made = make_account(session, role=Role.ADMIN, totp_secret=TOTP_BASE32)
        store_sign_in(session, made, token=TOKEN, awaits_second_factor=True)

        found = visitor(session)

        assert found is not None
        assert found.has_second_factor
        assert found.awaits_second_factor

    @pytest.mark.parametrize("role", Role)
    def test_a_sign_in_ends_with_its_term(self, session: Session, role: Role):
        made = make_account(session, role=role)
        store_sign_in(session, made, token=TOKEN)
        end = NOW + session_term(role=role)

        assert found_at(session, end) is None
        last = end - timedelta(microseconds=1)
        assert found_at(session, last) is not None

    def test_the_token_itself_is_not_what_is_stored(self, session: Session):
        store_sign_in(session, make_account(session), token=TOKEN)

        assert found_at(session, token_hash=TOKEN) is None

    def test_who_works_for_no_company_acts_for_none(self, session: Session):
        store_sign_in(session, make_account(session), token=TOKEN)

        found = found_at(session)

        assert found is not None
        assert found.acting is None

    def test_tells_for_whom_the_master_works(self, session: Session):
        made = make_company(session)
        make_company(session, name="Andere", email="andere@example.org")
        store_sign_in(session, made.master, token=TOKEN)

        found = found_at(session)

        assert found is not None
        assert found.acting is not None
        assert (found.acting.company_id, found.acting.rank) == (made.id, Rank.MASTER)
        assert found.acting.name == found.visitor.name

    @pytest.mark.parametrize("number", [1, 20])
    def test_tells_all_rights_of_an_employee_in_one_statement(self, session: Session, number: int):
        add_source(session)
        ids = range(1, number + 1)
        session.add_all([make_facility(external_id=str(one), id=one) for one in ids])
        session.flush()
        made = make_company(session)
        give_facility(session, made, *ids)
        for one in ids:
            grant(session, made, one)
        employee = make_employee(session, made, rights=dict.fromkeys(ids, "light"))
        store_sign_in(session, employee, token=TOKEN)

        with counted(session.connection()) as statements:
            found = found_at(session)

        assert found is not None
        assert found.acting is not None
        assert found.acting.rights == dict.fromkeys(ids, frozenset({Permission.LIGHTS_SET}))
        assert len(statements) == 1
