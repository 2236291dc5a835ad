"""A result is kept once, encrypted, with its consent, and not without end."""

import dataclasses
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.domain.protocol.keeping import MOST_RESULTS
from portal.domain.protocol.label import unpack_label
from portal.domain.protocol.snapshot import unpack
from portal.models.saved_result import SavedResult
from portal.models.security_event import SecurityEvent
from portal.services.saved_results.save import OriginalGone, TooManyResults, save_result
from portal.values.errors import PortalError
from tests.domain.protocol import kept_samples
from tests.factories import results
from tests.factories.directory import NOW


@pytest.fixture
def save(session, cipher, erika):
    def save(result, account=erika, now=NOW):
        return save_result(
            session,
            account_id=account.id,
            result=result,
            device="Firefox unter Windows",
            now=now,
            cipher=cipher,
        )

    return save


def rows(session):
    return session.scalars(sa.select(SavedResult)).all()


class TestSaving:
    def test_c06_the_snapshot_is_what_was_seen(self, session, cipher, save):
        kept = kept_samples.kept()

        result_id = save(results.new_result(kept))

        (row,) = rows(session)
        plain = cipher.decrypt(cipher=row.snapshot, owner_id=result_id)
        assert unpack(data=plain) == kept
        assert (row.made_on, row.saved_at) == (kept.protocol.made_on, NOW)

    def test_c04_the_name_is_kept_with_the_place(self, session, cipher, save):
        result_id = save(results.new_result())

        (row,) = rows(session)
        label = unpack_label(data=cipher.decrypt(cipher=row.label, owner_id=result_id))
        assert (label.name, label.place) == ("Für Mutter", "19370 Parchim")

    def test_the_consent_is_kept_with_text_version_and_time(self, session, save):
        save(results.new_result(consent_version="abc", consented_at=NOW - timedelta(hours=1)))

        (row,) = rows(session)
        assert (row.consent_version, row.consented_at) == ("abc", NOW - timedelta(hours=1))

    def test_a_thief_of_the_database_reads_nothing(self, session, save):
        save(results.new_result())

        (row,) = rows(session)
        for secret in ("Mutter", "Parchim", "rund_um_die_uhr", "demenz"):
            assert secret.encode() not in row.label + row.snapshot

    def test_ciphertexts_cannot_be_swapped_between_results(self, session, cipher, save):
        first, second = save(results.new_result()), save(results.new_result())

        row = session.get_one(SavedResult, first)

        with pytest.raises(PortalError):
            cipher.decrypt(cipher=row.snapshot, owner_id=second)

    def test_it_is_noted_for_the_owner(self, session, erika, save):
        save(results.new_result())

        (event,) = session.scalars(sa.select(SecurityEvent)).all()
        assert (event.account_id, event.kind) == (erika.id, Event.RESULT_SAVED)
        assert event.device == "Firefox unter Windows"


class TestTwice:
    def test_a_double_click_saves_once(self, session, save):
        result = results.new_result(form_key="form")

        first = save(result)
        second = save(dataclasses.replace(result, id="f" * 32))

        assert second == first
        assert len(rows(session)) == 1
        assert len(session.scalars(sa.select(SecurityEvent)).all()) == 1


class TestLimit:
    def test_an_account_keeps_fifty_and_no_more(self, session, save, other):
        packed = results.new_result()
        for number in range(MOST_RESULTS):
            save(dataclasses.replace(packed, id=f"{number:032x}", form_key=str(number)))

        with pytest.raises(TooManyResults):
            save(results.new_result())
        assert len(rows(session)) == MOST_RESULTS
        assert save(results.new_result(), account=other)

    def test_a_double_click_on_the_last_one_is_no_error(self, save):
        packed = results.new_result()
        for number in range(MOST_RESULTS):
            last = dataclasses.replace(packed, id=f"{number:032x}", form_key=str(number))
            save(last)

        assert save(last) == last.id


class TestRenewed:
    def test_c06_the_new_one_stands_beside_the_old_one(self, session, save):
        old = save(results.new_result())

        new = save(results.new_result(renewed_from=old))

        assert session.get_one(SavedResult, new).renewed_from_id == old
        assert session.get_one(SavedResult, old).renewed_from_id is None

    def test_one_of_a_result_that_is_gone_is_refused(self, session, save):
        with pytest.raises(OriginalGone):
            save(results.new_result(renewed_from="f" * 32))

        assert rows(session) == []

    def test_one_of_somebody_elses_result_is_refused(self, save, other):
        theirs = save(results.new_result(), account=other)

        with pytest.raises(OriginalGone):
            save(results.new_result(renewed_from=theirs))
