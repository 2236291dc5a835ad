"""Starting the portal on a development machine prints who can sign in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from portal.cli import serve
from tests.support import migrated

Start = Callable[[str], Result]


@pytest.fixture
def start(
    make_app: Callable[..., Flask],
    sqlite_template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Start:
    """Return a function that starts the portal in an environment, without its processes."""
    monkeypatch.setattr(serve, "_run", lambda **_: None)
    url = migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "served.sqlite3")

    def start(environment: str) -> Result:
        app = make_app(
            database_url=url,
            environment=environment,
            public_url="https://pflege.example.de",
            operator="Pflege gGmbH",
            operator_email="post@pflege.example.de",
        )
        result = app.test_cli_runner().invoke(args=["serve", "--demo-count", "0"])
        assert result.exit_code == 0, result.output
        return result

    return start


def logins(result: Result) -> list[str]:
    return [line for line in result.output.splitlines() if line.startswith("Demo login")]


class TestDemoAccounts:
    def test_one_for_each_role_is_printed_at_every_start(self, start: Start):
        first, second = start("development"), start("development")

        assert len(logins(first)) == 3
        assert logins(second) == logins(first)

    def test_production_has_none(self, start: Start):
        assert logins(start("production")) == []
