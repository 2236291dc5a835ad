"""The set-up script says what to type, and does nothing twice."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.sources import ROOT


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script, working on an empty folder and running no program."""
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "requirements" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.ran = []
    (tmp_path / "vendor").mkdir()
    for name, path in {
        "ROOT": ".", "REQUIREMENTS": ".", "VENV": ".", "STAMP": "stamp.json",
        "NODE_MODULES": "node_modules", "VENDOR": "vendor",
    }.items():  # fmt: skip
        monkeypatch.setattr(script, name, tmp_path / path)
    for name in ("runtime.txt", "dev.txt", "package-lock.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(script, "_run", lambda *command, **_: script.ran.append(command))
    return script


class TestPackages:
    NEED = "a-package-that-does-not-exist"

    @pytest.fixture(autouse=True)
    def _missing(self, script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(script, "FOR_RUN", (script.Need(self.NEED),))
        monkeypatch.setattr(script, "FOR_TEST", (script.Need(self.NEED),))
        monkeypatch.setattr(script.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(script, "_is_installed", lambda _: False)

    def test_the_portal_starts_without_and_the_command_is_printed(
        self,
        script: ModuleType,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ):
        monkeypatch.setattr(script.os, "geteuid", lambda: 1000)

        script.provide_packages(goal="run")

        assert (
            f"sudo apt-get install --no-install-recommends {self.NEED}" in capsys.readouterr().out
        )

    def test_tests_fail_and_say_what_to_type(
        self, script: ModuleType, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(script.os, "geteuid", lambda: 1000)

        with pytest.raises(script.SetUpFailed, match=f"sudo apt-get install .*{self.NEED}"):
            script.provide_packages(goal="test")

    def test_another_system_is_told_the_names(
        self, script: ModuleType, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(script.shutil, "which", lambda _: None)

        with pytest.raises(script.SetUpFailed, match=f"no apt-get.*{self.NEED}"):
            script.provide_packages(goal="test")


class TestNeed:
    @pytest.mark.parametrize(
        ("need", "expected"),
        [
            ({"program": "sh"}, True),
            ({"files": "bin/sh"}, True),
            ({"library": "c"}, True),
            ({"program": "no-such-program", "library": "no-such-library"}, False),
        ],
    )
    def test_is_met_however_it_was_installed(
        self, script: ModuleType, need: dict[str, str], expected: object
    ):
        assert script.Need("no-such-package", **need).is_met() is expected


class TestRequirements:
    def test_are_installed_once(self, script: ModuleType):
        script.provide_requirements(goal="run")
        first = len(script.ran)

        script.provide_requirements(goal="run")

        assert first > 0
        assert len(script.ran) == first

    def test_of_tests_serve_the_portal_too(self, script: ModuleType):
        script.provide_requirements(goal="test")
        first = len(script.ran)

        script.provide_requirements(goal="run")

        assert len(script.ran) == first

    def test_are_installed_again_when_the_list_changes(self, script: ModuleType, tmp_path: Path):
        script.provide_requirements(goal="run")
        first = len(script.ran)
        (tmp_path / "runtime.txt").write_text("other", encoding="utf-8")

        script.provide_requirements(goal="run")

        assert len(script.ran) > first

    def test_come_by_pip_where_uv_fails(
        self, script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ):
        def run(*command: object, **_: str) -> None:
            script.ran.append(command)
            if "uv" in str(command[0]):
                raise OSError("no uv here")

        monkeypatch.setattr(script, "_run", run)

        script.install_requirements(tmp_path / "runtime.txt")

        assert script.ran[-1][1:3] == ("-m", "pip")
        assert script.ran[-1][-3:] == ("--require-hashes", "-r", tmp_path / "runtime.txt")


def test_htmx_bears_its_version_and_older_files_go(script: ModuleType, tmp_path: Path):
    package = tmp_path / "node_modules" / "htmx.org"
    (package / "dist").mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": "2.0.11"}), encoding="utf-8")
    (package / "dist" / "htmx.min.js").write_text("x", encoding="utf-8")
    (tmp_path / "vendor" / "htmx-2.0.10.min.js").touch()

    script.copy_htmx()

    assert [path.name for path in (tmp_path / "vendor").iterdir()] == ["htmx-2.0.11.min.js"]


def test_htmx_keeps_nothing_in_the_browser_and_runs_no_texts(script: ModuleType, tmp_path: Path):
    package = tmp_path / "node_modules" / "htmx.org"
    (package / "dist").mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": "2.0.11"}), encoding="utf-8")
    (package / "dist" / "htmx.min.js").write_text("x", encoding="utf-8")

    script.copy_htmx()

    written = (tmp_path / "vendor" / "htmx-2.0.11.min.js").read_text(encoding="utf-8")
    settings = json.loads(written.split("Object.assign(htmx.config,")[1].split(")")[0])
    assert settings["historyCacheSize"] == 0
    assert not settings["allowEval"]
    assert not settings["allowScriptTags"]
    assert settings["selfRequestsOnly"]
    assert 'sessionStorage.removeItem("htmx-current-path-for-history")' in written


@pytest.mark.parametrize("name", ["runtime", "dev", "uv", "node"])
def test_every_requirement_is_pinned_and_hashed(name: str):
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]

    assert packages
    assert all("==" in line and line.endswith("\\") for line in packages)


def test_every_target_is_explained():
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    named = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    explained = [line.partition(":")[0] for line in lines if ": ##" in line]

    assert sorted(explained) == sorted(named)
