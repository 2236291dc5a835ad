"""Taking inquiries along."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.models.audit_entry import AuditEntry
from portal.models.inquiry import Inquiry
from portal.services.inquiries.export import export_contents
from tests.factories.companies import acting_as, give_facility, make_company
from tests.factories.directory import NOW
from tests.factories.received import CONTENT, store_received
from tests.models.records import add_source, make_facility
from tests.support.migrated import DATA_KEY


def test_export_contents_opens_what_the_company_has_read(session: Session):
    cipher = Cipher(keys=(DATA_KEY,))
    add_source(session)
    session.add_all([make_facility(id=1), make_facility(id=2, external_id="2")])
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1)
    read, new, theirs, withdrawn = (
        store_received(session, facility_id=facility_id, cipher=cipher, number=number, **columns)
        for number, (facility_id, columns) in enumerate(
            (
                (1, {"state": "gelesen"}),
                (1, {}),
                (2, {"state": "gelesen"}),
                (1, {"state": "gelesen"}),
            ),
            start=1,
        )
    )

    session.get_one(Inquiry, withdrawn.id).content = None
    session.flush()

    found = export_contents(
        session,
        acting=acting_as(session, made.master),
        inquiry_ids=[one.id for one in (read, new, theirs, withdrawn)],
        now=NOW,
        cipher=cipher,
    )

    assert found == {read.id: CONTENT}
    (entry,) = session.scalars(sa.select(AuditEntry)).all()
    assert (entry.action, entry.details) == ("inquiries_exported", {"count": 4})
