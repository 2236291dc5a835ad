"""Rendering leaves either the order or its result, and never a trap."""

import pytest

from portal.services.documents.order import State, look_up_order
from portal.services.documents.purge_owner import purge_owner
from portal.services.documents.render import render_document
from portal.values.errors import Unavailable
from tests.support.ports import START, Foreign, MemoryFiles, MirrorCipher

NAME = "dokumente/0f/1e"
PDF = f"{NAME}.pdf"
CIPHER = MirrorCipher()


def as_pdf(*, html: str) -> bytes:
    return b"%PDF " + html.encode()


@pytest.fixture
def files() -> MemoryFiles:
    files = MemoryFiles()
    files.write(name=f"{NAME}.html", data=CIPHER.encrypt(plain="<p>ü</p>".encode(), owner_id=NAME))
    return files


def run(files: MemoryFiles, render: object = as_pdf) -> bool:
    return render_document(name=NAME, files=files, cipher=CIPHER, render=render)


class TestRender:
    def test_stores_the_pdf_and_deletes_the_order(self, files: MemoryFiles):
        assert run(files) is True
        assert list(files.stored) == [f"{NAME}.pdf"]
        assert look_up_order(name=NAME, files=files, cipher=CIPHER).pdf == b"%PDF <p>\xc3\xbc</p>"

    def test_a_second_run_finds_nothing_to_do(self, files: MemoryFiles):
        run(files)
        stored = dict(files.stored)

        assert run(files) is False
        assert files.stored == stored

    def test_can_be_repeated_after_a_kill_between_pdf_and_order(self, files: MemoryFiles):
        order = files.stored[f"{NAME}.html"]
        run(files)
        files.stored[f"{NAME}.html"] = order

        assert run(files) is True
        assert list(files.stored) == [f"{NAME}.pdf"]

    def test_the_pdf_is_stored_before_the_order_goes(self, files: MemoryFiles, monkeypatch):
        seen: list[bool] = []
        monkeypatch.setattr(files, "delete", lambda **_: seen.append(PDF in files.stored))
        run(files)

        assert set(seen) == {True}


class TestFailure:
    @pytest.mark.parametrize("error", [Unavailable("no Pango"), ValueError("a bug"), SystemExit()])
    def test_is_told_and_ends_the_order(self, files: MemoryFiles, error: BaseException):
        def fail(**_: object) -> bytes:
            raise error

        with pytest.raises(type(error)):
            run(files, fail)
        assert files.stored == {}
        assert look_up_order(name=NAME, files=files, cipher=CIPHER).state is State.FAILED

    def test_a_foreign_order_is_never_rendered(self, files: MemoryFiles):
        files.write(name=f"{NAME}.html", data=CIPHER.encrypt(plain=b"x", owner_id="dokumente/x/y"))
        rendered: list[str] = []

        with pytest.raises(Foreign):
            run(files, rendered.append)
        assert rendered == []
        assert files.stored == {}

    def test_a_full_storage_keeps_the_order_for_another_try(self, files: MemoryFiles, monkeypatch):
        def refuse(**_: object) -> None:
            raise Unavailable("full")

        monkeypatch.setattr(files, "write", refuse)

        with pytest.raises(Unavailable):
            run(files)
        assert list(files.stored) == [f"{NAME}.html"]


class TestPurgedMeanwhile:
    def purge(self, files: MemoryFiles) -> None:
        purge_owner(owner_id="0f", now=START, files=files)

    def test_an_owner_purged_while_it_renders_leaves_no_pdf(self, files: MemoryFiles, monkeypatch):
        written: list[str] = []
        monkeypatch.setattr(files, "write", lambda *, name, **_: written.append(name))

        def render_and_purge(*, html: str) -> bytes:
            self.purge(files)
            return as_pdf(html=html)

        assert run(files, render_and_purge) is False
        assert written == []
        assert files.stored == {}

    def test_an_owner_purged_just_before_the_pdf_is_stored_leaves_none(
        self, files: MemoryFiles, monkeypatch
    ):
        write = files.write

        def purge_and_write(*, name: str, data: bytes) -> None:
            self.purge(files)
            write(name=name, data=data)

        monkeypatch.setattr(files, "write", purge_and_write)

        assert run(files) is False
        assert files.stored == {}
