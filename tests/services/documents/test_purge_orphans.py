"""A document without an open consultation or a saved result goes, whatever cut its deletion off."""

from datetime import timedelta

import pytest

from portal.models.consultation import Consultation
from portal.services.documents.owners import owner_of_result
from portal.services.documents.purge_orphans import purge_orphans
from tests.factories.accounts import make_account
from tests.factories.results import keep_result
from tests.support.ports import START, MemoryFiles, MirrorCipher


@pytest.fixture
def files(session) -> MemoryFiles:
    for number, (owner_id, term) in enumerate({"open": 1, "over": 0}.items()):
        session.add(
            Consultation(
                id=owner_id,
                key_hash=f"{number:064}",
                answers=b"x",
                catalogue_version="1",
                consent_version="1",
                consented_at=START - timedelta(days=1),
                created_at=START - timedelta(days=1),
                expires_at=START + timedelta(seconds=term),
            )
        )
    session.flush()
    files = MemoryFiles()
    for name in ("dokumente/open/1.pdf", "dokumente/over/2.pdf", "dokumente/gone/3.html"):
        files.write(name=name, data=b"x")
    files.write(name="bilder/gone/4.png", data=b"x")
    return files


def test_deletes_those_of_consultations_that_are_gone_or_over(session, files):
    assert purge_orphans(session, now=START, files=files) == 2

    assert sorted(files.stored) == ["bilder/gone/4.png", "dokumente/open/1.pdf"]


def test_a_second_run_finds_nothing(session, files):
    purge_orphans(session, now=START, files=files)

    assert purge_orphans(session, now=START, files=files) == 0


def test_those_whose_answers_are_nowhere_stored_are_left_to_their_term(session, files):
    files.write(name="dokumente/pflegegrad-1/5.html", data=b"x")

    purge_orphans(session, now=START, files=files)

    assert "dokumente/pflegegrad-1/5.html" in files.stored


def test_those_of_saved_results_stay_as_long_as_the_result(session, files):
    account = make_account(session)
    result_id = keep_result(session, account, cipher=MirrorCipher())
    kept, gone = (owner_of_result(result_id=one) for one in (result_id, "f" * 32))
    for owner in (kept, gone):
        files.write(name=f"dokumente/{owner}/6.pdf", data=b"x")

    purge_orphans(session, now=START, files=files)

    assert f"dokumente/{kept}/6.pdf" in files.stored
    assert f"dokumente/{gone}/6.pdf" not in files.stored
