"""One's inquiries for one's own files; the download proves what stands in the file."""

from types import SimpleNamespace

import sqlalchemy as sa

from portal.models.inquiry import Inquiry, InquiryMessage
from portal.web.extensions import db
from portal.web.inquiry_export import export_inquiries
from tests.factories.accounts import make_account
from tests.factories.directory import Offer, store
from tests.factories.received import receive, write_stored


def test_x19_what_cannot_be_read_any_more_is_left_out(app):
    account = make_account(app)
    house = store(app, (Offer(name="Haus am See"),))[0]
    write_stored(app, receive(app, house, account_id=account.id), text="Gern.")
    with app.app_context():
        db.session.execute(sa.update(Inquiry).values(content=b"x"))
        db.session.execute(sa.update(InquiryMessage).values(content=b"x"))
        db.session.commit()

        (entry,) = export_inquiries(visitor=SimpleNamespace(account_id=account.id))

    assert (entry["einrichtung"], "text" in entry) == ("Haus am See", False)
    assert entry["nachrichten"][0]["text"] is None
