"""What the purge takes from accounts: what is over, and what nobody confirmed."""

from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import KNOWN_PLACE, NEVER_ACTIVATED, session_term
from portal.jobs import worker
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.models.known_place import KnownPlace
from portal.models.sign_in_failure import SignInFailure
from portal.services.journal.issue_link import issue_link
from portal.web import clock
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.directory import NOW

SECOND = timedelta(seconds=1)


def purge(app: Flask) -> None:
    for _ in range(2):  # Idempotent.
        with clock.freeze(NOW):
            worker.run_job(app=app, job="purge", argument="")


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return len(db.session.execute(sa.select(*model.__table__.primary_key)).all())


class TestPurge:
    def test_an_account_that_nobody_confirmed_goes_after_a_week(
        self, make_app: Callable[..., Flask], database_url: str
    ):
        app = make_app(database_url=database_url)
        old = NOW - NEVER_ACTIVATED - SECOND
        make_account(app, email="1@example.org", activated=False, now=old)
        make_account(app, email="2@example.org", activated=False, now=old + 2 * SECOND)
        make_account(app, email="3@example.org", now=old)

        purge(app)

        with app.app_context():
            left = db.session.scalars(sa.select(Account.email).order_by(Account.email)).all()
        assert left == ["2@example.org", "3@example.org"]

    def test_sign_ins_links_places_and_failures_go_with_their_terms(self, app: Flask):
        made = make_account(app)
        for begun in (NOW - session_term(role=Role.SEEKER), NOW):
            store_sign_in(app, made, now=begun)
        with app.app_context(), writing() as session:
            for number, begun in enumerate((NOW - Purpose.RESET.term, NOW)):
                issue_link(
                    session,
                    account_id=made.id,
                    purpose=Purpose.RESET,
                    token_hash=f"{number:064x}",
                    now=begun,
                )
                session.add(
                    KnownPlace(
                        account_id=made.id,
                        place_hash=f"{number}",
                        signed_in_at=NOW - KNOWN_PLACE * (1 - number),
                    )
                )
                session.add(
                    SignInFailure(
                        place_hash=f"{number}",
                        count=1,
                        last_failed_at=NOW - timedelta(days=1 - number),
                    )
                )

        purge(app)

        for model in (AccountSession, AccountToken, KnownPlace, SignInFailure):
            assert count(app, model) == 1, model
