import pytest
import sqlalchemy as sa

from portal.models.correction import Correction
from portal.services.corrections.report import ReportedMeanwhile
from portal.values.errors import NotFound


def test_x24_text_and_address_are_kept_encrypted(session, report):
    report()

    found = session.scalars(sa.select(Correction)).one()
    assert found.block == "kontakt"
    assert b"Nummer" not in found.text
    assert b"erika" not in found.email


def test_x24_nobody_has_to_leave_an_address(session, report):
    report(email="")

    assert session.scalars(sa.select(Correction.email)).all() == [None]


def test_twice_is_once(session, report):
    report()
    report()

    assert len(session.scalars(sa.select(Correction)).all()) == 1


def test_d12_an_unpublished_facility_has_no_profile_to_correct(session, report, facility_id):
    with pytest.raises(NotFound):
        report(facility_id=facility_id + 1)
    session.execute(sa.text("UPDATE facility SET is_published = :no"), {"no": False})
    session.expire_all()
    with pytest.raises(NotFound):
        report()


def test_the_same_form_at_the_same_moment_is_told_apart(session, report, monkeypatch):
    report()
    session.expunge_all()
    get = session.get
    monkeypatch.setattr(
        session, "get", lambda model, key: None if model is Correction else get(model, key)
    )

    with pytest.raises(ReportedMeanwhile):
        report()
