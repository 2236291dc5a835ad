"""A document without an open consultation goes, whatever cut its deletion off."""

from datetime import timedelta

import pytest

from portal.models.consultation import Consultation
from portal.services.documents.purge_orphans import purge_orphans
from tests.support.ports import START, MemoryFiles


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
