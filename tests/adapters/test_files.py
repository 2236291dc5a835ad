"""Files on disk and in S3: the same promises, kept or refused aloud."""

import errno
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsspec
import pytest
from s3fs import S3FileSystem

from portal.adapters.files import FileNameInvalid, Files
from portal.adapters.local_disk import LocalDisk
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import arrival_name, kept_names
from portal.values.errors import Unavailable
from portal.values.ports import StoreFile
from tests.support.s3_server import bucket, s3_server

HOSTILE = (
    "", ".", "..", "../x", "/etc/x", "a/../x.pdf", "a//b.pdf", "a/", "a", ".versteckt", "a/.b.pdf",
    "a\0.pdf", "a.pdf\0", "a.pdf\n", "A.pdf", "ä.pdf", "a b.pdf", "a\\b.pdf", "s3://b/a.pdf",
    "file:///etc/x.pdf", "a.pdf.exe", "a.", "a.toolong", "*.pdf", "~/x.pdf",
)  # fmt: skip
LATER = timedelta(hours=1)


@pytest.fixture(scope="session")
def s3_address() -> Iterator[str]:
    """Return the address of an S3 server on this machine."""
    with s3_server() as (address, _):
        yield address


@pytest.fixture
def s3_url(s3_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the storage address of a fresh bucket."""
    with bucket(address=s3_address, monkeypatch=monkeypatch) as url:
        yield url


@pytest.fixture(params=["local", "s3"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    if request.param == "s3":
        return Files(url=request.getfixturevalue("s3_url"))
    return Files(url=f"file://{tmp_path / 'ablage'}")


def pipe_until_full(system: LocalDisk, path: str, data: bytes) -> None:
    """Write a few bytes and stop, as a full disk does."""
    system.makedirs(str(Path(path).parent))
    Path(path).write_bytes(data[:10])
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def local(tmp_path: Path) -> Files:
    return Files(url=f"file://{tmp_path}")


class TestFiles:
    def test_keep_replace_and_delete(self, files: Files):
        store: StoreFile = files

        store.write(name="a/b/c.pdf", data=b"eins")
        store.write(name="a/b/c.pdf", data=b"zwei\0\xff")
        kept = store.read(name="a/b/c.pdf")
        store.delete(name="a/b/c.pdf")

        assert kept == b"zwei\0\xff"
        assert store.read(name="a/b/c.pdf") is None

    def test_creating_never_replaces(self, files: Files):
        store: StoreFile = files

        made = [store.create(name="a/b.pdf", data=data) for data in (b"eins", b"zwei")]

        assert made == [True, False]
        assert store.read(name="a/b.pdf") == b"eins"
        later = datetime.now(tz=UTC) + LATER
        assert store.list_written_before(prefix="a", moment=later) == ("a/b.pdf",)

    def test_of_many_at_the_same_moment_one_creates(self, files: Files):
        contents = [bytes([one]) * 99 for one in range(8)]

        with ThreadPoolExecutor(max_workers=8) as crowd:
            made = list(crowd.map(lambda data: files.create(name="a/b.pdf", data=data), contents))

        assert made.count(True) == 1
        assert files.read(name="a/b.pdf") == contents[made.index(True)]

    def test_a_missing_one_is_none_and_deleting_it_no_error(self, files: Files):
        files.delete(name="fehlt/a.pdf")

        assert files.read(name="fehlt/a.pdf") is None

    def test_are_listed_by_prefix_and_time(self, files: Files):
        for name in ("a/2.pdf", "a/b/1.pdf", "c/3.pdf"):
            files.write(name=name, data=b"x")
        now = datetime.now(tz=UTC)

        assert files.list_written_before(prefix="a", moment=now + LATER) == ("a/2.pdf", "a/b/1.pdf")
        assert files.list_written_before(prefix="a", moment=now - LATER) == ()
        assert files.list_written_before(prefix="fehlt", moment=now + LATER) == ()

    @pytest.mark.parametrize("name", HOSTILE)
    def test_a_hostile_name_is_refused(self, local: Files, name: str):
        with pytest.raises(FileNameInvalid):
            local.write(name=name, data=b"x")
        with pytest.raises(FileNameInvalid):
            local.create(name=name, data=b"x")
        with pytest.raises(FileNameInvalid):
            local.read(name=name)
        with pytest.raises(FileNameInvalid):
            local.delete(name=name)


class TestPictures:
    def test_h11_a_picture_of_fifteen_megabytes_comes_back_as_it_went(self, files: Files):
        data = bytes(range(256)) * 60_000
        name = arrival_name(file_id="a" * 32)

        made = files.create(name=name, data=data)

        assert made
        assert files.read(name=name) == data

    def test_every_name_of_a_file_can_be_kept_and_deleted(self, files: Files):
        names = kept_names(file_id="a" * 32, kind=FileKind.BILD)
        for name in names:
            files.write(name=name, data=name.encode())
        read = [files.read(name=name) for name in names]
        for name in names:
            files.delete(name=name)

        assert read == [name.encode() for name in names]
        later = datetime.now(tz=UTC) + LATER
        assert files.list_written_before(prefix="einrichtungen", moment=later) == ()


class TestLocal:
    def test_the_last_file_takes_its_folder_with_it(self, local: Files, tmp_path: Path):
        for name in ("a/b/1.pdf", "a/b/2.pdf"):
            local.write(name=name, data=b"x")

        local.delete(name="a/b/1.pdf")
        one_left = (tmp_path / "a" / "b").exists()
        local.delete(name="a/b/2.pdf")

        assert one_left
        assert not (tmp_path / "a" / "b").exists()

    @pytest.mark.parametrize("store", ["write", "create"])
    def test_a_folder_that_vanishes_at_that_moment_is_made_again(
        self, local: Files, monkeypatch: pytest.MonkeyPatch, store: str
    ):
        makedirs, vanished = LocalDisk.makedirs, []

        def make_and_lose(system: LocalDisk, path: str) -> None:
            makedirs(system, path)
            if not vanished:
                vanished.append(path)
                Path(path).rmdir()

        monkeypatch.setattr(LocalDisk, "makedirs", make_and_lose)

        getattr(local, store)(name="a/b.pdf", data=b"x")

        assert vanished
        assert local.read(name="a/b.pdf") == b"x"

    def test_a_reader_sees_the_old_file_or_the_new_one(self, local: Files, monkeypatch):
        local.write(name="a.pdf", data=b"alt")
        seen: list[bytes | None] = []
        pipe = LocalDisk.pipe_file

        def pipe_and_look(system: LocalDisk, path: str, data: bytes) -> None:
            pipe(system, path, data)
            seen.append(local.read(name="a.pdf"))

        monkeypatch.setattr(LocalDisk, "pipe_file", pipe_and_look)
        local.write(name="a.pdf", data=b"neu")

        assert seen == [b"alt"]
        assert local.read(name="a.pdf") == b"neu"

    def test_a_full_disk_is_unavailable_and_leaves_nothing(
        self, local: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        local.write(name="a.pdf", data=b"alt")
        monkeypatch.setattr(LocalDisk, "pipe_file", pipe_until_full)

        with pytest.raises(Unavailable, match="OSError"):
            local.write(name="a.pdf", data=b"neu" * 1_000)
        with pytest.raises(Unavailable, match="OSError"):
            local.create(name="b.pdf", data=b"neu" * 1_000)
        assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
        assert local.read(name="a.pdf") == b"alt"

    def test_a_folder_that_cannot_be_made_is_unavailable(self, tmp_path: Path):
        (tmp_path / "datei").touch()
        files = Files(url=f"file://{tmp_path / 'datei'}")

        with pytest.raises(Unavailable):
            files.write(name="a/b.pdf", data=b"x")
        with pytest.raises(Unavailable):
            files.read(name="a.pdf")

    def test_a_read_only_disk_is_unavailable(self, local: Files, monkeypatch):
        local.write(name="a.pdf", data=b"x")

        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr(LocalDisk, "rm_file", refuse)
        monkeypatch.setattr(LocalDisk, "pipe_file", refuse)

        with pytest.raises(Unavailable):
            local.write(name="a.pdf", data=b"y")
        with pytest.raises(Unavailable):
            local.delete(name="a.pdf")
        assert local.read(name="a.pdf") == b"x"

    def test_what_a_killed_process_left_can_be_purged(self, local: Files, monkeypatch):
        monkeypatch.setattr(LocalDisk, "mv", lambda *_: None)
        local.write(name="dokumente/a/b.pdf", data=b"x")

        left = local.list_written_before(prefix="dokumente", moment=datetime.now(tz=UTC) + LATER)
        for name in left:
            local.delete(name=name)

        assert len(left) == 1
        assert left[0].endswith(".tmp")
        assert (
            local.list_written_before(prefix="dokumente", moment=datetime.now(tz=UTC) + LATER) == ()
        )

    def test_one_deleted_while_the_folder_is_listed_is_left_out(self, local: Files, monkeypatch):
        local.write(name="a/1.pdf", data=b"x")
        local.write(name="a/2.pdf", data=b"x")
        find = LocalDisk.find

        def find_and_lose(system: LocalDisk, path: str) -> list[str]:
            found = find(system, path)
            local.delete(name="a/1.pdf")
            return list(found)

        monkeypatch.setattr(LocalDisk, "find", find_and_lose)

        found = local.list_written_before(prefix="a", moment=datetime.now(tz=UTC) + LATER)

        assert found == ("a/2.pdf",)


class TestS3:
    def test_lies_below_its_folder_with_credentials_of_the_environment(
        self, s3_address: str, s3_url: str
    ):
        Files(url=s3_url).write(name="a.pdf", data=b"x")

        bucket = fsspec.filesystem("s3", client_kwargs={"endpoint_url": s3_address})
        assert "probe" not in s3_url
        assert bucket.cat_file("eimer/portal/a.pdf") == b"x"

    def test_a_missing_bucket_is_unavailable(self, s3_url: str):
        files = Files(url=s3_url.replace("eimer", "kein-eimer"))

        with pytest.raises(Unavailable):
            files.write(name="a.pdf", data=b"x")
        with pytest.raises(Unavailable):
            files.create(name="a.pdf", data=b"x")

    @pytest.mark.usefixtures("s3_url")
    def test_an_unreachable_server_is_unavailable(self, monkeypatch: pytest.MonkeyPatch):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        files = Files(url=f"s3://eimer/portal?endpoint_url=http://127.0.0.1:{port}")
        monkeypatch.setattr(S3FileSystem, "retries", 1)

        with pytest.raises(Unavailable, match="EndpointConnectionError"):
            files.write(name="a.pdf", data=b"x")
        with pytest.raises(Unavailable):
            files.read(name="a.pdf")
