"""A revoked consent takes the answers with it; only the proof of both acts remains."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.robin.resume_code import make_code
from portal.models.revocation import Revocation
from portal.services.consultations.issue_code import issue_code
from portal.services.consultations.revoke import revoke_consent
from portal.services.consultations.start import TERM, start_consultation
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW

LATER = NOW + timedelta(hours=1)


def proofs(session):
    found = session.scalars(sa.select(Revocation).order_by(Revocation.id))
    return [(one.consent_version, one.consented_at, one.revoked_at) for one in found]


def test_b06_the_answers_go_at_once_and_the_proof_remains(session, start, rows):
    start()

    assert revoke_consent(session, key=KEY, now=LATER) == ID

    assert rows() == []
    assert proofs(session) == [("text-1", NOW, LATER)]


def test_b06_the_proof_leads_back_to_nobody(session, start):
    start()
    revoke_consent(session, key=KEY, now=LATER)

    row = session.execute(sa.text("SELECT * FROM revocation")).mappings().one()

    assert set(row) == {"id", "consent_version", "consented_at", "revoked_at"}
    assert all(ID not in str(value) and KEY not in str(value) for value in row.values())


def test_b06_a_code_revokes_as_well(session, start, cipher, catalogue, rows):
    start()
    issue_code(session, key=KEY, random_bits=7, catalogue=catalogue, now=NOW, cipher=cipher)

    code = make_code(random_bits=7)
    assert revoke_consent(session, key=code, now=LATER) == ID

    assert rows() == []


def test_asking_twice_has_one_effect(session, start):
    start()
    revoke_consent(session, key=KEY, now=LATER)

    assert revoke_consent(session, key=KEY, now=LATER) is None

    assert len(proofs(session)) == 1


def test_a_foreign_key_revokes_nothing(session, start, rows):
    start()

    assert revoke_consent(session, key="l" * 32, now=LATER) is None

    assert (len(rows()), proofs(session)) == (1, [])


def test_an_expired_one_is_left_to_the_purge(session, start, rows):
    start()

    assert revoke_consent(session, key=KEY, now=NOW + TERM) is None

    assert (len(rows()), proofs(session)) == (1, [])


def test_five_at_the_same_moment_have_one_effect(engine, cipher):
    def revoke(_number: int) -> str | None:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            owner_id = revoke_consent(session, key=KEY, now=LATER)
            session.commit()
        return owner_id

    with Session(engine) as session:
        start_consultation(
            session,
            key=KEY,
            consultation_id=ID,
            answers=ANSWERS,
            catalogue_version="katalog-1",
            consent_version="text-1",
            now=NOW,
            cipher=cipher,
        )
        session.commit()
    with ThreadPoolExecutor(max_workers=5) as crowd:
        owners = list(crowd.map(revoke, range(5)))

    with Session(engine) as session:
        assert proofs(session) == [("text-1", NOW, LATER)]
    assert sorted(owners, key=str) == [ID, None, None, None, None]
