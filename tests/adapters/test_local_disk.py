"""The steps on a local disk; what `Files` makes of them is proved in test_files."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portal.adapters.local_disk import LocalDisk


def name_of(number: int) -> str:
    """Return the path of an open file."""
    return str(Path(f"/proc/self/fd/{number}").readlink())


class TestLocalDisk:
    def test_writes_into_folders_that_are_missing_and_reads_back(self, tmp_path: Path):
        path = str(tmp_path / "a" / "b.pdf")

        LocalDisk().pipe_file(path, b"x\0")

        assert LocalDisk().cat_file(path) == b"x\0"

    def test_moves_over_a_file_that_is_there(self, tmp_path: Path):
        (tmp_path / "neu").write_bytes(b"neu")
        (tmp_path / "alt").write_bytes(b"alt")

        LocalDisk().mv(str(tmp_path / "neu"), str(tmp_path / "alt"))

        assert [path.name for path in tmp_path.iterdir()] == ["alt"]
        assert (tmp_path / "alt").read_bytes() == b"neu"

    def test_a_missing_file_is_told(self, tmp_path: Path):
        missing = str(tmp_path / "a")

        for step in (LocalDisk().cat_file, LocalDisk().rm_file, LocalDisk().modified):
            with pytest.raises(FileNotFoundError):
                step(missing)

    def test_finds_files_at_any_depth_and_nothing_in_a_missing_folder(self, tmp_path: Path):
        for name in ("b", "a/c/d"):
            LocalDisk().pipe_file(str(tmp_path / name), b"")

        found = LocalDisk().find(str(tmp_path))

        assert found == [str(tmp_path / "a/c/d"), str(tmp_path / "b")]
        assert LocalDisk().find(str(tmp_path / "keine")) == []

    def test_tells_the_time_of_writing_with_its_zone(self, tmp_path: Path):
        (tmp_path / "a").touch()

        age = datetime.now(tz=UTC) - LocalDisk().modified(str(tmp_path / "a"))

        assert abs(age) < timedelta(minutes=5)

    def test_what_is_written_is_on_the_disk_before_the_call_returns(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        synchronised: list[str] = []
        monkeypatch.setattr(os, "fsync", lambda number: synchronised.append(name_of(number)))

        LocalDisk().pipe_file(str(tmp_path / "a" / "b"), b"x")
        LocalDisk().settle(str(tmp_path / "a" / "b"))

        assert synchronised == [str(tmp_path / "a" / "b"), str(tmp_path / "a")]

    def test_a_folder_that_is_gone_needs_nothing_more(self, tmp_path: Path):
        LocalDisk().settle(str(tmp_path / "a" / "b"))

        assert not (tmp_path / "a").exists()
