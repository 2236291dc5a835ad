"""SQLite's R*Tree follows every change of a published facility; PostgreSQL has none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.models.facility import Facility
from portal.models.facility_tree import TREE_NAME, tree
from portal.web.extensions import prepare_sqlite
from tests.models.records import add_source, make_facility
from tests.support.migrated import copy_sqlite


@pytest.fixture
def sqlite(sqlite_template: Path, tmp_path: Path) -> Iterator[Session]:
    engine = sa.create_engine(copy_sqlite(template=sqlite_template, target=tmp_path / "t.sqlite3"))
    prepare_sqlite(engine)
    with Session(engine) as session:
        add_source(session)
        yield session
    engine.dispose()


def entries(session: Session) -> list[tuple[int, ...]]:
    return [tuple(row) for row in session.execute(sa.select(tree).order_by(tree.c.facility_id))]


def entry_of(facility: Facility) -> tuple[int, ...]:
    ordinal = Category(facility.category).ordinal
    lat, lon = facility.lat_micro, facility.lon_micro
    return (facility.id, lat, lat, lon, lon, ordinal, ordinal)


def stored(session: Session, **fields: object) -> Facility:
    facility = make_facility(**fields)
    session.add(facility)
    session.flush()
    return facility


class TestTree:
    @pytest.mark.parametrize("category", Category)
    def test_takes_up_a_new_facility_exactly(self, sqlite: Session, category: Category):
        facility = stored(sqlite, category=str(category))

        assert entries(sqlite) == [entry_of(facility)]

    def test_leaves_out_what_is_not_published(self, sqlite: Session):
        stored(sqlite, is_published=False)

        assert entries(sqlite) == []

    @pytest.mark.parametrize(
        "change", [{"lat_micro": 54_000_001}, {"lon_micro": 9_999_999}, {"category": "wohnen"}]
    )
    def test_follows_a_change(self, sqlite: Session, change: dict[str, object]):
        facility = stored(sqlite)
        for name, value in change.items():
            setattr(facility, name, value)
        sqlite.flush()

        assert entries(sqlite) == [entry_of(facility)]

    def test_follows_hiding_and_publishing(self, sqlite: Session):
        facility = stored(sqlite)
        facility.is_published = False
        sqlite.flush()
        hidden = entries(sqlite)
        facility.is_published = True
        sqlite.flush()

        assert hidden == []
        assert entries(sqlite) == [entry_of(facility)]

    def test_follows_changes_without_the_orm(self, sqlite: Session):
        facility = stored(sqlite)
        sqlite.execute(sa.text("UPDATE facility SET lat_micro = lat_micro + 1"))
        sqlite.refresh(facility)

        assert entries(sqlite) == [entry_of(facility)]

    def test_forgets_only_what_is_deleted(self, sqlite: Session):
        gone, kept = stored(sqlite), stored(sqlite, external_id="2")
        sqlite.delete(gone)
        sqlite.flush()

        assert entries(sqlite) == [entry_of(kept)]

    def test_is_rolled_back_with_its_facility(self, sqlite: Session):
        sqlite.commit()
        stored(sqlite)

        sqlite.rollback()

        assert entries(sqlite) == []


def test_exists_on_sqlite_only(session: Session):
    has_tree = sa.inspect(session.connection()).has_table(TREE_NAME)

    assert has_tree is (session.get_bind().dialect.name == "sqlite")
