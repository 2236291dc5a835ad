"""The import contract holds, and it finds what it must find."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

LINTER = "import sys; from importlinter import cli; sys.exit(cli.lint_imports(cache_dir=None))"
LAYERS = (
    "factory", "config", "blueprints.public", "blueprints.seekers", "cli", "jobs", "web.extensions",
    "services.facilities", "services.journal", "services.consultations", "adapters", "queries",
    "models.base", "domain", "law", "values",
)  # fmt: skip
ALLOWED = {
    "web/extensions.py": "from portal.models import base",
    "services/facilities/__init__.py": "from portal.services.journal import write",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 – our own interpreter with a fixed program
        [sys.executable, "-c", LINTER], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return an empty house with the same layers and the same contract."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for layer in LAYERS:
        folder = tmp_path.joinpath("portal", *layer.split("."))
        folder.mkdir(parents=True)
        for parent in (folder, *folder.parents):
            if tmp_path not in parent.parents:
                break
            (parent / "__init__.py").touch()
    shutil.rmtree(tmp_path / "portal" / "web" / "extensions")
    (tmp_path / "portal" / "services" / "journal" / "write.py").touch()
    for path, text in ALLOWED.items():
        (tmp_path / "portal" / path).write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_the_portal_keeps_the_contract():
    result = lint(ROOT)

    assert result.returncode == 0, result.stdout


def test_an_empty_house_keeps_the_contract(house: Path):
    result = lint(house)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("path", "text", "contract"),
    [
        ("values/a.py", "import portal.law", "Data flows one way"),
        ("extra/__init__.py", "", "Data flows one way"),
        ("law/a.py", "import flask", "are pure"),
        ("domain/a.py", "import sqlalchemy", "are pure"),
        ("services/facilities/a.py", "import flask", "see no request"),
        ("web/a.py", "import portal.models.base", "Only queries and services"),
        ("blueprints/public/a.py", "import portal.blueprints.seekers", "groups are independent"),
        ("services/facilities/a.py", "import portal.services.consultations", "No service calls"),
    ],
)
def test_a_breach_is_found(house: Path, path: str, text: str, contract: str):
    target = house / "portal" / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(text + "\n", encoding="utf-8")

    result = lint(house)

    broken = [line for line in result.stdout.splitlines() if " BROKEN" in line]
    assert result.returncode == 1
    assert any(contract in line for line in broken), result.stdout
