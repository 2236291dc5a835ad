"""Only the owner opens a result, or whoever has a link that works."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.protocol.label import Label
from portal.models.saved_result import SavedResult
from portal.services.saved_results.read import (
    LinkClosed,
    Listed,
    OpenResult,
    ResultUnreadable,
    list_results,
    read_all,
    read_result,
    read_shared,
)
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.domain.protocol import kept_samples
from tests.factories.directory import NOW
from tests.factories.results import store_link

PLACE = kept_samples.kept().protocol.place.label


class TestOwner:
    def test_c06_reads_what_was_kept(self, session, cipher, erika, keep):
        kept = kept_samples.kept()
        result_id = keep(kept)

        found = read_result(session, result_id=result_id, account_id=erika.id, cipher=cipher)

        assert found.kept == kept
        assert (found.label.name, found.saved_at, found.renewed_from) == ("Für Mutter", NOW, "")
        assert (found.consent_version, found.consented_at) == ("fassung-1", NOW)

    def test_nobody_else_does(self, session, cipher, other, keep):
        result_id = keep()

        for wanted in (result_id, "f" * 32, ""):
            with pytest.raises(NotFound):
                read_result(session, result_id=wanted, account_id=other.id, cipher=cipher)

    @pytest.mark.parametrize("column", ["label", "snapshot"])
    def test_a_damaged_one_is_told_from_one_that_is_not_there(
        self, session, cipher, erika, keep, column
    ):
        result_id = keep()
        session.execute(sa.update(SavedResult).values({column: b"damaged"}))

        with pytest.raises(ResultUnreadable):
            read_result(session, result_id=result_id, account_id=erika.id, cipher=cipher)


class TestLists:
    def test_c05_shows_name_place_and_days_newest_first(self, session, cipher, erika, keep):
        first = keep()
        second = keep(now=NOW + timedelta(days=1))

        found = list_results(session, account_id=erika.id, cipher=cipher)

        assert [one.id for one in found] == [second, first]
        assert (found[1].label.name, found[1].label.place) == ("Für Mutter", "19370 Parchim")
        assert (found[1].made_on, found[1].saved_at) == (kept_samples.DAY, NOW)
        assert found[1].consented_at == NOW

    def test_c05_shows_nobody_elses(self, session, cipher, other, keep):
        keep()

        assert list_results(session, account_id=other.id, cipher=cipher) == ()

    def test_one_that_is_damaged_hides_no_other(self, session, cipher, erika, keep):
        broken, fine = keep(), keep(now=NOW + timedelta(days=1))
        session.execute(
            sa.update(SavedResult).where(SavedResult.id == broken).values(label=b"damaged")
        )

        found = list_results(session, account_id=erika.id, cipher=cipher)

        assert [(one.id, one.label is None) for one in found] == [(fine, False), (broken, True)]

    def test_x19_all_are_opened_for_taking_away(self, session, cipher, erika, other, keep):
        keep(now=NOW + timedelta(days=1))
        keep(kept_samples.kept(kept_samples.LITTLE))
        keep(account=other)

        found = read_all(session, account_id=erika.id, cipher=cipher)

        answers = [one.kept.protocol.recommendation.answers for one in found]
        assert [one["hilfebedarf"] for one in answers] == ["rund_um_die_uhr", "kaum"]

    @pytest.mark.parametrize(
        ("damage", "label"),
        [
            ({"snapshot": b"damaged"}, Label(name="Für Mutter", place=PLACE)),
            ({"label": b"damaged"}, None),
        ],
    )
    def test_x19_a_damaged_one_hides_no_other(self, session, cipher, keep, damage, label):
        fine = keep(now=NOW + timedelta(days=1))
        broken = keep()
        change = sa.update(SavedResult).where(SavedResult.id == broken)
        session.execute(change.values(damage))
        account_id = session.get(SavedResult, fine).account_id

        first, second = read_all(session, account_id=account_id, cipher=cipher)

        assert isinstance(first, OpenResult)
        assert isinstance(second, Listed)
        assert (first.id, second.id, second.label) == (fine, broken, label)
        assert (second.saved_at, second.is_renewed) == (NOW, False)


class TestLink:
    def read(self, session, cipher, token, now=NOW):
        return read_shared(session, token_hash=hash_token(token=token), now=now, cipher=cipher)

    def test_x12_opens_the_result(self, session, cipher, keep):
        result_id = keep()
        token = store_link(session, result_id)

        assert self.read(session, cipher, token).id == result_id

    def test_x12_is_closed_when_over_ended_or_forged(self, session, cipher, keep):
        result_id = keep()
        token, ended = store_link(session, result_id), store_link(session, result_id, ended=True)

        for wrong, now in (
            (token, NOW + timedelta(days=7)),
            (ended, NOW),
            (token[:-1], NOW),
            (token.upper(), NOW),
            (result_id, NOW),
        ):
            with pytest.raises(LinkClosed):
                self.read(session, cipher, wrong, now)
        assert self.read(session, cipher, token, NOW + timedelta(days=7, seconds=-1))
