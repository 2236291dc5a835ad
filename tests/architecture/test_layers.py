"""The import contract holds, and it finds what it must find."""

import re
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
BREACHES = [
    ("values/a.py", "import portal.law", "Data flows one way", "values.a -> portal.law"),
    ("extra/__init__.py", "", "Data flows one way", "portal.extra"),
    ("law/a.py", "import flask", "Values, law and domain are pure", "law.a -> flask"),
    (
        "domain/a.py",
        "import sqlalchemy",
        "Values, law and domain are pure",
        "domain.a -> sqlalchemy",
    ),
    (
        "services/facilities/a.py",
        "import flask",
        "Models, queries and services see no request",
        "facilities.a -> flask",
    ),
    (
        "web/a.py",
        "import portal.models.base",
        "Only queries and services import models",
        "web.a -> portal.models.base",
    ),
    (
        "blueprints/public/a.py",
        "import portal.blueprints.seekers",
        "User groups are independent",
        "public.a -> portal.blueprints.seekers",
    ),
    (
        "services/facilities/b.py",
        "import portal.services.consultations",
        "No service calls another but the journal",
        "facilities.b -> portal.services.consultations",
    ),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 – our own interpreter with a fixed program
        [sys.executable, "-c", LINTER], cwd=folder, capture_output=True, text=True, check=False
    )


def build(house: Path) -> Path:
    """Build an empty house with the same layers and the same contract."""
    shutil.copy(ROOT / "pyproject.toml", house)
    for layer in LAYERS:
        folder = house.joinpath("portal", *layer.split("."))
        folder.mkdir(parents=True)
        for parent in (folder, *folder.parents):
            if house not in parent.parents:
                break
            (parent / "__init__.py").touch()
    shutil.rmtree(house / "portal" / "web" / "extensions")
    (house / "portal" / "services" / "journal" / "write.py").touch()
    for path, text in ALLOWED.items():
        (house / "portal" / path).write_text(text + "\n", encoding="utf-8")
    return house


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return, by contract, what the linter says of a house with every breach at once."""
    house = build(tmp_path_factory.mktemp("house"))
    for path, text, *_ in BREACHES:
        target = house / "portal" / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text + "\n", encoding="utf-8")
    result = lint(house)
    assert result.returncode == 1
    parts = re.split(
        r"^(.+)\n-+\n", result.stdout.partition("Broken contracts")[2], flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_portal_keeps_the_contract():
    result = lint(ROOT)

    assert result.returncode == 0, result.stdout


def test_an_empty_house_keeps_the_contract(tmp_path: Path):
    result = lint(build(tmp_path))

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("path", "text", "contract", "breach"), BREACHES)
def test_a_breach_is_found(told: dict[str, str], path: str, text: str, contract: str, breach: str):
    assert breach in told.get(contract, ""), (path, text, told)
