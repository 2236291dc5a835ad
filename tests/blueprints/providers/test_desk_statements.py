"""However much there is, a page of the dashboard asks the database at most six times."""

import secrets
from collections.abc import Iterable

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.facility_group import FacilityGroup
from portal.models.facility_profile import FacilityFile
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.models.light_change import LightChange
from portal.models.membership import FacilityRight
from portal.models.review import Review
from portal.models.text_module import TextModule
from tests.blueprints.conftest import AddOffers
from tests.factories.accounts import MadeAccount, committed, sign_in
from tests.factories.companies import give_facility, grant, make_employee
from tests.factories.directory import NOW, Lamp, Offer
from tests.factories.received import receive, write_stored
from tests.factories.waiting import make_entry, make_person
from tests.journeys.desk_states import DESK, Filled, fill
from tests.models.records import make_file, make_unit
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted

MOST, MANY = 6, 100
RIGHTS = "light inquiries read answer"
ANEW = {
    Inquiry: ("id", "batch_id", "provider_token_hash"),
    InquiryMessage: ("id",),
    Review: ("id", "author_key"),
    TextModule: ("id",),
    FacilityFile: ("id",),
    FacilityGroup: ("id", "name_key"),
    LightChange: (),
}
"""Of what there are many, and which of its columns differ from row to row."""


@pytest.fixture
def filled(app: Flask, add_offers: AddOffers) -> Filled:
    """Return a company that has one or two of everything."""
    lamps = (Lamp(kind="dauerpflege"),)
    add_offers(
        *(
            Offer(category=category, lamps=lamps if category == "stationaer" else ())
            for category in ("stationaer", "tagespflege", "wohnen")
        )
    )
    found = fill(app, email="leitung@example.org")
    home = found.facility_id
    inquiry = receive(app, home, number=1, state="beantwortet", answered_at=NOW)
    write_stored(app, inquiry, text="Gern.")
    with committed(app) as session:
        person = make_person()
        session.add_all((make_file(facility_id=home), person, make_unit(facility_id=3)))
        session.flush()
        session.add(make_entry(facility_id=home, person_id=person.id))
        session.add(
            LightChange(
                facility_id=home, kind="dauerpflege", light="frei", said_at=NOW, said_by="Erika"
            )
        )
    return found


def multiply(app: Flask, filled: Filled, add_offers: AddOffers) -> None:
    """Let there be a hundred of everything."""
    ids = add_offers(*(Offer(name=f"Haus {number}") for number in range(MANY)))
    give_facility(app, filled.company, *ids)
    for number in range(MANY):
        make_employee(app, filled.company, email=f"person-{number}@example.org")
    with committed(app) as session:
        for model, names in ANEW.items():
            rows = session.execute(sa.select(model.__table__)).mappings().all()
            copies = [_copy(dict(row), names) for row in rows for _ in range(MANY)]
            session.execute(sa.insert(model.__table__), copies)
        session.add_all(
            make_unit(facility_id=3, position=number, name=f"Wohnung {number}")
            for number in range(2, 60)
        )
        people = [make_person(id=token(), person_key=2 * token()) for _ in range(MANY)]
        session.add_all(people)
        session.flush()
        session.add_all(
            make_entry(id=token(), person_id=one.id, facility_id=filled.facility_id)
            for one in people
        )


def _copy(row: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    if isinstance(row["id"], int):
        del row["id"]
    return row | {name: token() * (1 + name.endswith("hash")) for name in names}


def token() -> str:
    return secrets.token_hex(16)


def asked(client: CheckedClient, database: sa.Engine, pages: Iterable[str]) -> dict[str, int]:
    """Return how many statements each page takes that they may see."""
    found = {}
    for path in pages:
        with counted(database) as statements:
            answer = client.get(path)
        if answer.status_code == 200:
            found[path] = len(statements)
    return found


def assistant(app: Flask, filled: Filled) -> MadeAccount:
    """Store an employee who may do everything at all facilities of the company."""
    ids = (1, 2, 3)
    person = make_employee(
        app, filled.company, email="alles@example.org", rights=dict.fromkeys(ids, RIGHTS)
    )
    for facility_id in ids:
        grant(app, filled.company, facility_id)
    return person


class TestPages:
    def test_ask_six_times_at_most_with_one_row_and_as_often_with_a_hundred(
        self,
        app: Flask,
        client: CheckedClient,
        add_offers: AddOffers,
        database: sa.Engine,
        filled: Filled,
    ):
        pages = (*DESK, *filled.pages, f"/anbieter/anfragen/{1:032x}")
        sign_in(client, app, filled.company.master)
        with_one = asked(client, database, pages)
        multiply(app, filled, add_offers)

        with_many = asked(client, database, pages)

        assert set(with_one) == set(pages)
        assert {path: count for path, count in with_one.items() if count > MOST} == {}
        assert with_many == with_one

    def test_ask_employees_no_more_however_many_rights_they_have(
        self,
        app: Flask,
        client: CheckedClient,
        add_offers: AddOffers,
        database: sa.Engine,
        filled: Filled,
    ):
        pages = (*DESK, *filled.pages, f"/anbieter/anfragen/{1:032x}")
        person = assistant(app, filled)
        sign_in(client, app, person)
        with_few = asked(client, database, pages)
        multiply(app, filled, add_offers)
        ids = add_offers(*(Offer(name=f"Heim {number}") for number in range(MANY)))
        give_facility(app, filled.company, *ids)
        for facility_id in ids:
            grant(app, filled.company, facility_id)
        with committed(app) as session:
            session.add_all(
                FacilityRight(
                    account_id=person.id,
                    facility_id=facility_id,
                    may_set_light=True,
                    may_handle_inquiries=True,
                    may_read_reviews=True,
                    may_answer_reviews=True,
                )
                for facility_id in ids
            )

        with_many = asked(client, database, pages)

        assert {"/anbieter/", "/anbieter/anfragen", f"/anbieter/anfragen/{1:032x}"} <= set(with_few)
        assert {path: count for path, count in with_few.items() if count > MOST} == {}
        assert with_many == with_few
