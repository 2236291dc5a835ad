"""The throw-away server: found by its newest version, gone when stopped."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.support.postgres import PostgresMissing, PostgresServer, find_binaries


class TestFindBinaries:
    def test_takes_the_newest_version(self, tmp_path: Path):
        for version in ("9", "15", "17"):
            (tmp_path / version / "bin").mkdir(parents=True)
            (tmp_path / version / "bin" / "initdb").touch()

        assert find_binaries(root=tmp_path) == tmp_path / "17" / "bin"

    def test_says_what_to_install(self, tmp_path: Path):
        with pytest.raises(PostgresMissing, match="apt-get install postgresql"):
            find_binaries(root=tmp_path)


@pytest.mark.postgres
class TestServer:
    def test_copies_a_database_from_its_template(self, postgres_server: PostgresServer):
        url = postgres_server.create(database="copy_of_nothing")
        engine = sa.create_engine(url, poolclass=sa.NullPool)

        with engine.connect() as connection:
            assert connection.scalar(sa.text("SHOW timezone")) == "UTC"
            assert connection.scalar(sa.text("SHOW server_encoding")) == "UTF8"
        postgres_server.drop(database="copy_of_nothing")

        with pytest.raises(sa.exc.OperationalError), engine.connect():
            pass
