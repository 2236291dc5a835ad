"""Everything of one owner goes at once, nothing of another."""

import pytest

from portal.services.documents.purge_owner import purge_owner
from tests.support.ports import START, MemoryFiles


@pytest.fixture
def files() -> MemoryFiles:
    files = MemoryFiles()
    for name in ("dokumente/a/1.html", "dokumente/a/2.pdf", "dokumente/ab/3.pdf"):
        files.write(name=name, data=b"x")
    return files


def test_deletes_what_was_written_this_moment(files: MemoryFiles):
    count = purge_owner(owner_id="a", now=START, files=files)

    assert count == 2
    assert list(files.stored) == ["dokumente/ab/3.pdf"]


def test_a_second_time_changes_nothing(files: MemoryFiles):
    purge_owner(owner_id="a", now=START, files=files)

    assert purge_owner(owner_id="a", now=START, files=files) == 0
    assert list(files.stored) == ["dokumente/ab/3.pdf"]


def test_a_pdf_stored_between_the_look_and_the_end_of_its_order_goes_too(
    files: MemoryFiles, monkeypatch
):
    delete = files.delete

    def store_then_delete(*, name: str) -> None:
        monkeypatch.setattr(files, "delete", delete)
        files.write(name="dokumente/a/1.pdf", data=b"x")
        delete(name=name)

    monkeypatch.setattr(files, "delete", store_then_delete)

    purge_owner(owner_id="a", now=START, files=files)

    assert list(files.stored) == ["dokumente/ab/3.pdf"]
