"""Fixtures for every test: guards, databases, the app and its checked client.

`session` and `engine` run a test twice, on SQLite and on PostgreSQL. `session` rolls everything
back; `engine` is a database of the test's own, for tests that commit or need two connections.
"""

import gc
import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import settings
from sqlalchemy.orm import Session

from portal.factory import create_app
from portal.web import clock
from portal.web.extensions import prepare_sqlite
from tests.support import guards, migrated
from tests.support.checked_client import CheckedClient
from tests.support.compiled_templates import CompiledTemplates
from tests.support.post_office import PostOffice
from tests.support.postgres import PostgresMissing, PostgresServer, find_binaries

BOTH_DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
COMPILED = CompiledTemplates()
_numbers = itertools.count(1)

# Tests assert what happens, never how many milliseconds it takes. Every run draws other examples;
# `--hypothesis-profile=thorough` draws many at once.
settings.register_profile("house", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile("house")


def pytest_configure() -> None:
    """Watch the network before the first module is imported."""
    guards.install()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests of the pure layers."""
    if guards.is_pure(item.path):
        item.add_marker(pytest.mark.pure)


def pytest_collection_finish() -> None:
    """Keep what was imported out of every later search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _purity(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not guards.is_pure(request.path):
        yield
        return
    with guards.pure(monkeypatch):
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated, empty SQLite file that nobody may change."""
    folder = tmp_path_factory.mktemp("template")
    target = folder / "template.sqlite3"
    migrated.migrate(
        settings=migrated.settings_for(instance_dir=folder, database_url=f"sqlite:///{target}")
    )
    return target


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Return a running PostgreSQL server of this worker's own."""
    try:
        binaries = find_binaries()
    except PostgresMissing as missing:
        pytest.fail(str(missing))
    server = PostgresServer(binaries=binaries)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_template(
    postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Return the name of a migrated, empty database that nobody may change."""
    name = "portal_template"
    migrated.migrate(
        settings=migrated.settings_for(
            instance_dir=tmp_path_factory.mktemp("postgres"),
            database_url=postgres_server.create(database=name),
        )
    )
    return name


@pytest.fixture(scope="session")
def _sqlite_engine(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sa.Engine]:
    target = tmp_path_factory.mktemp("shared") / "shared.sqlite3"
    engine = sa.create_engine(migrated.copy_sqlite(template=sqlite_template, target=target))
    prepare_sqlite(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def _postgres_engine(
    postgres_server: PostgresServer, postgres_template: str
) -> Iterator[sa.Engine]:
    url = postgres_server.create(database="portal_shared", template=postgres_template)
    engine = sa.create_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(params=BOTH_DATABASES)
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """Return a session on a migrated database; whatever it does is rolled back.

    Commits and rollbacks inside the test only reach a savepoint.
    """
    name = "_sqlite_engine" if request.param == "sqlite" else "_postgres_engine"
    engine: sa.Engine = request.getfixturevalue(name)
    with engine.connect() as connection:
        transaction = connection.begin()
        with Session(bind=connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()


@pytest.fixture(params=BOTH_DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of a migrated database of this test's own, on both systems."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        yield migrated.copy_sqlite(template=template, target=tmp_path / "own.sqlite3")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"portal_own_{next(_numbers)}"
    yield server.create(database=name, template=request.getfixturevalue("postgres_template"))
    server.drop(database=name)


@pytest.fixture
def engine(database_url: str) -> Iterator[sa.Engine]:
    """Return an engine on a database of this test's own, on both systems."""
    engine = sa.create_engine(database_url)
    prepare_sqlite(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def make_app(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Return a function that makes an app with further settings, such as `portal_name=…`."""
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        chosen = {"instance_dir": tmp_path / "instance", **settings}
        app = create_app(settings=migrated.settings_for(**chosen))
        app.testing = True
        app.test_client_class = CheckedClient
        app.jinja_env.bytecode_cache = COMPILED
        made.append(app)
        return app

    yield make
    for app in made:
        migrated.close(app)


@pytest.fixture
def app(make_app: Callable[..., Flask], sqlite_template: Path, tmp_path: Path) -> Flask:
    """Return an app on a migrated, empty SQLite file of its own."""
    target = tmp_path / "app.sqlite3"
    return make_app(database_url=migrated.copy_sqlite(template=sqlite_template, target=target))


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """Return a client that refuses every answer that breaks the rules of the house."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """Return a real SMTP server that listens on this machine."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture
def freeze() -> Iterator[Callable[[datetime], None]]:
    """Return a function that stops the portal's clock at an instant until the test ends."""
    with ExitStack() as frozen:
        yield lambda now: frozen.enter_context(clock.freeze(now))
