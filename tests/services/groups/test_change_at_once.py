"""Groups are changed in two windows at the same moment; real commits, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.groups.name import read_group_name
from portal.models.audit_entry import AuditEntry
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.services.groups.change import change_group
from portal.services.groups.delete import delete_group
from portal.values.errors import Invalid, NotFound
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    add_group,
    give_facility,
    make_company,
)
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility

TIMES = 8


@dataclass(frozen=True, slots=True)
class Stage:
    """A company with two facilities and eight groups, and a way to act in a window of its own."""

    engine: sa.Engine
    company: MadeCompany
    group_ids: tuple[str, ...]

    def at_once(self, do: Callable[[Session, int], None]) -> list[str]:
        """Do it eight times at the same moment; return what came of each, sorted."""

        def once(number: int) -> str:
            with Session(self.engine) as session:
                session.connection(execution_options={"writes": True})
                try:
                    do(session, number)
                except (Invalid, NotFound) as error:
                    return type(error).__name__
                session.commit()
            return "done"

        with ThreadPoolExecutor(TIMES) as threads:
            return sorted(threads.map(once, range(TIMES)))

    def change(self, session: Session, group_id: str, name: str, *facility_ids: int) -> None:
        """Press „Speichern“."""
        change_group(
            session,
            acting=acting_as(session, self.company.master),
            group_id=group_id,
            name=read_group_name(typed=name),
            facility_ids=facility_ids,
            now=NOW,
        )


@pytest.fixture
def stage(engine: sa.Engine) -> Stage:
    with Session(engine) as session:
        add_source(session)
        session.add_all(make_facility(external_id=str(number), id=number) for number in (1, 2))
        session.flush()
        company = make_company(session)
        give_facility(session, company, 1, 2)
        groups = tuple(
            add_group(session, company, name=f"Gruppe {number}") for number in range(TIMES)
        )
        session.commit()
    return Stage(engine, company, groups)


class TestAtTheSameMoment:
    def test_of_many_groups_one_gets_the_name(self, stage: Stage):
        came = stage.at_once(
            lambda session, number: stage.change(session, stage.group_ids[number], "Berlin", 1)
        )

        assert came == ["Invalid"] * (TIMES - 1) + ["done"]
        with Session(stage.engine) as session:
            names = session.scalars(sa.select(FacilityGroup.name)).all()
            assert names.count("Berlin") == 1
            assert len(session.scalars(sa.select(FacilityGroupMember.group_id)).all()) == 1

    def test_the_same_form_has_one_effect(self, stage: Stage):
        came = stage.at_once(
            lambda session, _: stage.change(session, stage.group_ids[0], "Berlin", 1, 2)
        )

        assert came == ["done"] * TIMES
        with Session(stage.engine) as session:
            assert len(session.scalars(sa.select(FacilityGroupMember.group_id)).all()) == 2
            actions = session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)).all()
            assert actions == ["group_renamed", "group_filled"]

    def test_a_group_is_deleted_once(self, stage: Stage):
        def delete(session: Session, _number: int) -> None:
            who = acting_as(session, stage.company.master)
            delete_group(session, acting=who, group_id=stage.group_ids[0], now=NOW)

        came = stage.at_once(delete)

        assert came == ["NotFound"] * (TIMES - 1) + ["done"]
        with Session(stage.engine) as session:
            assert session.scalars(sa.select(AuditEntry.action)).all() == ["group_deleted"]
