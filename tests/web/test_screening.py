"""What the automatic check sees in a form."""

from datetime import timedelta

import pytest

from portal.domain.inquiries.screening import MOST_FROM_ONE_SENDER, Doubt
from portal.web import clock
from portal.web.screening import STAMP, TRAP, doubts_about, form_stamp
from portal.web.sealing import TERM, seal_text
from tests.factories.directory import NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _in_a_request(app):
    with app.test_request_context(), clock.freeze(NOW):
        yield


@pytest.fixture
def stamp():
    return form_stamp()


def found(form, *, texts=("Guten Tag",), sender="erika@example.org", facilities=1, after=MINUTE):
    with clock.freeze(NOW + after):
        return doubts_about(form=form, texts=texts, sender=sender, facilities=facilities)


class TestDoubtsAbout:
    def test_a_form_filled_in_by_a_person_is_not_doubted(self, stamp):
        assert found({STAMP: stamp, TRAP: ""}) == ()

    def test_the_trap_and_what_was_typed_are_looked_at(self, stamp):
        given = found({STAMP: stamp, TRAP: "x"}, texts=("Erika", "www.beispiel.de"))

        assert given == (Doubt.TRAP, Doubt.LINK)

    def test_haste_is_seen(self, stamp):
        assert found({STAMP: stamp}, after=timedelta(seconds=1)) == (Doubt.TOO_QUICK,)

    def test_a_missing_forged_foreign_or_old_stamp_is_seen(self, stamp):
        foreign = seal_text(NOW.isoformat(), purpose="something else")

        for form in ({}, {STAMP: "x"}, {STAMP: stamp[:-2] + "AA"}, {STAMP: foreign}):
            assert found(form) == (Doubt.NO_STAMP,)
        assert found({STAMP: stamp}, after=TERM) == (Doubt.NO_STAMP,)

    def test_the_same_sender_is_doubted_only_after_many(self, stamp):
        form = {STAMP: stamp}
        for _ in range(MOST_FROM_ONE_SENDER):
            assert found(form) == ()

        assert found(form) == (Doubt.TOO_OFTEN,)
        assert found(form, sender="otto@example.org") == ()

    def test_each_facility_counts(self, stamp):
        form = {STAMP: stamp}
        for _ in range(3):
            assert found(form, facilities=MOST_FROM_ONE_SENDER // 3) == ()

        assert found(form) == (Doubt.TOO_OFTEN,)
        assert found(form, sender="otto@example.org", facilities=MOST_FROM_ONE_SENDER + 1) == (
            Doubt.TOO_OFTEN,
        )
