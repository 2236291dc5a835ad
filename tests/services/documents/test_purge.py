"""Documents go when their term is over, twice as well as once."""

from datetime import timedelta

import pytest

from portal.services.documents.purge import purge_documents
from tests.support.ports import START, MemoryFiles

DAY = timedelta(hours=24)


@pytest.fixture
def files() -> MemoryFiles:
    times = iter((START - DAY, START - timedelta(seconds=1), START, START - DAY))
    files = MemoryFiles(now=lambda: next(times))
    for name in ("dokumente/a/1.html", "dokumente/b/2.pdf", "dokumente/b/3.pdf", "bilder/4.png"):
        files.write(name=name, data=b"x")
    return files


def test_deletes_what_is_older_and_nothing_else(files: MemoryFiles):
    count = purge_documents(written_before=START, files=files)

    assert count == 2
    assert sorted(files.stored) == ["bilder/4.png", "dokumente/b/3.pdf"]


def test_a_second_purge_changes_nothing(files: MemoryFiles):
    purge_documents(written_before=START, files=files)
    left = dict(files.stored)

    assert purge_documents(written_before=START, files=files) == 0
    assert files.stored == left


def test_one_that_somebody_else_deleted_meanwhile_is_no_error(files: MemoryFiles, monkeypatch):
    found = files.list_written_before(prefix="dokumente", moment=START)
    monkeypatch.setattr(files, "list_written_before", lambda **_: found)
    files.delete(name=found[0])

    assert purge_documents(written_before=START, files=files) == 2
    assert sorted(files.stored) == ["bilder/4.png", "dokumente/b/3.pdf"]
