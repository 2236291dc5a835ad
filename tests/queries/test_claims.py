"""Claims and what can be claimed."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.queries.claims import (
    get_row,
    list_claimable,
    list_claimed_by,
    list_contested,
    list_doubly_claimed,
    list_in_claim,
    list_vanished,
    lock_claim,
    search_claimable,
)
from portal.services.claims.reject import reject_claim
from portal.services.claims.send import Sender
from portal.values.errors import NotFound
from tests.factories.claims import STRANGER, store_claim
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility
from tests.support.ports import MirrorCipher


@pytest.fixture
def ids(session: Session) -> tuple[int, ...]:
    add_source(session)
    made = [
        make_facility(name=name, external_id=name)
        for name in ("Haus Birke", "Haus Ahorn", "Haus Linde")
    ]
    session.add_all(made)
    session.flush()
    session.execute(
        sa.update(Facility).where(Facility.name == "Haus Linde").values(is_managed=True)
    )
    return tuple(one.id for one in made)


class TestClaimable:
    def test_says_whether_a_provider_keeps_it(self, session: Session, ids: tuple[int, ...]):
        found = list_claimable(session, ids=ids)

        assert [(one.name, one.is_managed) for one in found] == [
            ("Haus Ahorn", False),
            ("Haus Birke", False),
            ("Haus Linde", True),
        ]
        assert found[0].address_line == "19370 Parchim"

    def test_what_is_not_published_is_not_there(self, session: Session, ids: tuple[int, ...]):
        session.execute(sa.update(Facility).values(is_published=False))

        assert list_claimable(session, ids=ids) == ()
        vanished = [one.name for one in list_vanished(session, ids=ids)]
        assert vanished == ["Haus Ahorn", "Haus Birke"]

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("haus parchim", ["Haus Ahorn", "Haus Birke"]),
            ("Birke", ["Haus Birke"]),
            ("Linde", []),
            ("%", []),
            ("", []),
        ],
    )
    def test_g12_is_found_by_words_while_nobody_keeps_it(
        self, session: Session, ids: tuple[int, ...], text: str, names: list[str]
    ):
        assert ids
        assert [one.name for one in search_claimable(session, text=text)] == names


class TestClaims:
    def test_are_listed_until_they_are_decided(self, session: Session, ids: tuple[int, ...]):
        first, second = (store_claim(session, ids[0], cipher=MirrorCipher()) for _ in range(2))

        assert list_doubly_claimed(session, ids=ids) == {ids[0]}
        assert list_contested(session, ids=ids) == {ids[0]}
        assert get_row(session, claim_id=first).contested == {ids[0]}
        reject_claim(
            session,
            claim_id=second,
            reason="Kein Nachweis",
            actor=STRANGER.actor,
            letter=None,
            mail_id="",
            now=NOW,
            cipher=MirrorCipher(),
        )
        assert list_doubly_claimed(session, ids=ids) == frozenset()
        assert get_row(session, claim_id=first).contested == frozenset()
        assert [one.facility_id for one in list_in_claim(session, claim_id=first)] == [ids[0]]

    def test_of_a_company_are_known(self, session: Session, ids: tuple[int, ...]):
        made = make_company(session)
        sender = Sender(STRANGER.actor, made.master.id, made.id)
        store_claim(session, ids[1], sender=sender, cipher=MirrorCipher())

        assert list_claimed_by(session, company_id=made.id) == {ids[1]}

    @pytest.mark.parametrize("get", [get_row, lock_claim])
    def test_that_are_not_there(self, session: Session, get):
        with pytest.raises(NotFound):
            get(session, claim_id="0" * 32)
