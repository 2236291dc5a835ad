"""Three homes that can be asked, an account, and what is stored of inquiries."""

import secrets

import pytest
import sqlalchemy as sa

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.models.inquiry import Inquiry
from portal.services.inquiries.read_own import read_own
from portal.services.inquiries.steps import add_message
from portal.web import outside
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import asking
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.mails import take_mails


@pytest.fixture
def houses(add_offers):
    """Return the ids of three homes that take inquiries."""
    return add_offers(*(asking.home(number) for number in (1, 2, 3)))


@pytest.fixture
def house(houses):
    return houses[0]


@pytest.fixture
def erika(client, app):
    """Return an account; the client is signed in to it."""
    account = make_account(app, phone="0221 98765")
    sign_in(client, app, account)
    return account


@pytest.fixture
def stored(app):
    """Return a function that reads all inquiries, in the order of the facilities."""

    def read():
        with app.app_context():
            return db.session.scalars(sa.select(Inquiry).order_by(Inquiry.facility_id)).all()

    return read


@pytest.fixture
def told(app):
    """Return a function that reads what the facilities of an owner were told."""

    def read(owner):
        with app.app_context():
            found = read_own(db.session(), owner=owner, cipher=outside.current().cipher)
            return [one.content for sending in found for one in sending.inquiries]

    return read


@pytest.fixture
def answer(app):
    """Return a function that lets facilities answer; it returns the ids of their inquiries."""

    def answer_all(*facility_ids, text="Kommen Sie gern vorbei."):
        with app.app_context(), writing() as session:
            found = sa.select(Inquiry).where(Inquiry.facility_id.in_(facility_ids))
            rows = session.scalars(found.order_by(Inquiry.facility_id)).all()
            for row in rows:
                row.state, row.read_at, row.answered_at = "beantwortet", NOW, NOW
                row.version += 1
                add_message(
                    session,
                    inquiry=row,
                    message_id=secrets.token_hex(16),
                    kind=MessageKind.TERMIN,
                    words=Words(text=text, time=NOW),
                    now=NOW,
                    cipher=outside.current().cipher,
                )
            return [row.id for row in rows]

    return answer_all


@pytest.fixture
def asked(client, app, houses, request):
    """Ask three homes from the account; their mails are taken."""
    request.getfixturevalue("erika")
    asking.ask(client, *houses)
    take_mails(app)
    return houses


@pytest.fixture
def answered(asked, answer):
    """Return the id of what the first home was asked, and has answered."""
    (one,) = answer(asked[0])
    return one
