"""Settings are validated at the start, and what is wrong is named."""

import base64
import stat
import threading
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from portal import config
from portal.config import ConfigurationInvalid, Settings, flask_config, read_settings

# Fixed, because test runners that share the work must collect the same tests.
KEY, OTHER_KEY = (base64.urlsafe_b64encode(bytes([fill]) * 32).decode() for fill in (1, 2))
SECRET = "q7!kd83hs-aa02jd8f3k2l1m9x7b5v4c"
PRODUCTION = {
    "ENVIRONMENT": "production",
    "PUBLIC_URL": "https://pflege.example.de",
    "SECRET_KEY": SECRET,
    "DATA_KEYS": KEY,
    "OPERATOR": "Pflege gGmbH, Hauptstraße 1, 19370 Parchim",
    "OPERATOR_EMAIL": "info@pflege.example.de",
}


def read(tmp_path: Path, **environ: str) -> Settings:
    return read_settings(environ={"INSTANCE_DIR": str(tmp_path), **environ})


class TestProduction:
    def test_starts_with_everything_set(self, tmp_path: Path):
        settings = read(tmp_path, **PRODUCTION)

        assert settings.is_https
        assert settings.secret_key == SECRET
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("SECRET_KEY", ""),
            ("SECRET_KEY", SECRET[:31]),
            ("SECRET_KEY", "a" * 64),
            ("SECRET_KEY_FALLBACKS", f"{SECRET},kurz"),
            ("DATA_KEYS", ""),
            ("DATA_KEYS", " , "),
            ("ARGON2_MEMORY_KIB", "47103"),
            ("PUBLIC_URL", ""),
            ("PUBLIC_URL", "http://pflege.example.de"),
            ("OPERATOR", ""),
            ("OPERATOR", config.DEMO_OPERATOR),
            ("OPERATOR_EMAIL", ""),
            ("OPERATOR_EMAIL", "demo@example.org"),
        ],
    )
    def test_refuses_what_is_missing_or_weak_and_names_it(
        self, tmp_path: Path, name: str, value: str
    ):
        with pytest.raises(ConfigurationInvalid, match=name):
            read(tmp_path, **{**PRODUCTION, name: value})

    def test_names_everything_that_is_missing_at_once(self, tmp_path: Path):
        with pytest.raises(ConfigurationInvalid) as refused:
            read(tmp_path, ENVIRONMENT="production")

        for name in ("SECRET_KEY", "DATA_KEYS", "PUBLIC_URL", "OPERATOR"):
            assert name in str(refused.value)

    def test_makes_no_secrets_of_its_own(self, tmp_path: Path):
        with pytest.raises(ConfigurationInvalid):
            read(tmp_path, **{**PRODUCTION, "SECRET_KEY": ""})

        assert list(tmp_path.iterdir()) == []


class TestValues:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("ENVIRONMENT", "produktion"),
            ("DATA_KEYS", "kein-schluessel"),
            ("DATA_KEYS", f"{KEY},{KEY[:-2]}"),
            ("FORWARDED_HOPS", "4"),
            ("FORWARDED_HOPS", "-1"),
            ("FORWARDED_HOPS", "eins"),
            ("PDF_WAIT_SECONDS", "0"),
            ("PDF_WAIT_SECONDS", "61"),
            ("PUBLIC_URL", "pflege.example.de"),
            ("PUBLIC_URL", "ftp://pflege.example.de"),
            ("PUBLIC_URL", "https://"),
            ("PUBLIC_URL", "https://pflege.example.de/portal"),
            ("PUBLIC_URL", "https://pflege.example.de?a=b"),
            ("DATABASE_URL", "mysql://localhost/portal"),
            ("DATABASE_URL", "portal.sqlite3"),
            ("REDIS_URL", "localhost:6379"),
            ("SMTP_URL", "http://mail"),
            ("STORAGE_URL", "/srv/ablage"),
            ("STORAGE_URL", "file://srv/ablage"),
        ],
    )
    def test_a_wrong_one_is_named(self, tmp_path: Path, name: str, value: str):
        with pytest.raises(ConfigurationInvalid, match=name) as refused:
            read(tmp_path, **{name: value})

        assert refused.value.__cause__ is None

    def test_a_wrong_secret_is_not_repeated(self, tmp_path: Path):
        with pytest.raises(ConfigurationInvalid) as refused:
            read(tmp_path, DATA_KEYS="fast-ein-schluessel")

        assert "fast-ein-schluessel" not in str(refused.value)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("DATABASE_URL", "postgresql+psycopg://portal@db/portal"),
            ("DATABASE_URL", "postgresql://portal@db/portal"),
            ("DATABASE_URL", "sqlite:////srv/portal.sqlite3"),
            ("REDIS_URL", "redis://redis:6379/0"),
            ("SMTP_URL", "smtps://mail:465"),
            ("STORAGE_URL", "s3://eimer/portal?endpoint_url=https://s3.example.de"),
            ("STORAGE_URL", "file:///srv/ablage"),
            ("PORTAL_NAME", "Pflege Parchim"),
        ],
    )
    def test_a_right_one_is_taken(self, tmp_path: Path, name: str, value: str):
        assert getattr(read(tmp_path, **{name: value}), name.lower()) == value

    def test_lists_are_split_by_comma(self, tmp_path: Path):
        settings = read(
            tmp_path,
            DATA_KEYS=f"{KEY}, {OTHER_KEY},",
            TRUSTED_HOSTS="a.example.de,b.example.de",
            SECRET_KEY_FALLBACKS=" alt , noch-aelter ",
        )

        assert settings.data_keys == (KEY, OTHER_KEY)
        assert settings.trusted_hosts == ("a.example.de", "b.example.de")
        assert settings.secret_key_fallbacks == ("alt", "noch-aelter")

    def test_numbers_are_read(self, tmp_path: Path):
        settings = read(tmp_path, FORWARDED_HOPS="3", PDF_WAIT_SECONDS="60")

        assert (settings.forwarded_hops, settings.pdf_wait_seconds) == (3, 60)

    def test_an_empty_variable_counts_as_unset(self, tmp_path: Path):
        assert read(tmp_path, PORTAL_NAME="").portal_name == "mitpflegeleben.de"

    def test_variables_of_others_are_ignored(self, tmp_path: Path):
        assert read(tmp_path, HOME="/root", PATH="/bin") == read(tmp_path)

    def test_a_slash_at_the_end_of_the_address_is_dropped(self, tmp_path: Path):
        assert read(tmp_path, PUBLIC_URL="https://a.example.de/").public_url == (
            "https://a.example.de"
        )

    def test_a_relative_instance_folder_becomes_absolute(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.chdir(tmp_path)

        settings = read_settings(environ={"INSTANCE_DIR": "ablage"})

        assert settings.instance_dir == tmp_path / "ablage"
        assert settings.sqlalchemy_url == f"sqlite:///{tmp_path}/ablage/portal.sqlite3"

    def test_cannot_be_changed_or_extended(self, tmp_path: Path):
        settings = read(tmp_path)

        with pytest.raises(FrozenInstanceError):
            settings.secret_key = "x"
        with pytest.raises(TypeError, match="unbekannt"):
            Settings(unbekannt="x")


class TestEmbeddedSecrets:
    def test_are_made_once_and_kept(self, tmp_path: Path):
        first, second = read(tmp_path / "neu"), read(tmp_path / "neu")

        assert first == second
        assert len(first.secret_key) >= config.SECRET_LENGTH
        Fernet(first.data_keys[0])

    def test_differ_between_installations(self, tmp_path: Path):
        one, two = read(tmp_path / "a"), read(tmp_path / "b")

        assert one.secret_key != two.secret_key
        assert one.data_keys != two.data_keys

    def test_can_be_read_by_their_owner_only(self, tmp_path: Path):
        read(tmp_path)

        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert modes == {"secret-key": 0o600, "data-key": 0o600}

    def test_are_equal_for_processes_that_start_at_once(self, tmp_path: Path):
        together = threading.Barrier(8)
        found: list[tuple[str, tuple[str, ...]]] = []

        def start() -> None:
            together.wait()
            settings = read(tmp_path)
            found.append((settings.secret_key, settings.data_keys))

        threads = [threading.Thread(target=start) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(found) == 8
        assert len(set(found)) == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["data-key", "secret-key"]

    def test_what_is_set_goes_before(self, tmp_path: Path):
        settings = read(tmp_path, SECRET_KEY="gesetzt", DATA_KEYS=KEY)

        assert (settings.secret_key, settings.data_keys) == ("gesetzt", (KEY,))
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("name", "text", "variable"),
        [("data-key", "zerstoert", "DATA_KEYS"), ("data-key", "", "data-key"),
         ("secret-key", "\n", "secret-key")],
    )  # fmt: skip
    def test_a_damaged_one_stops_the_start_and_is_named(
        self, tmp_path: Path, name: str, text: str, variable: str
    ):
        (tmp_path / name).write_text(text)

        with pytest.raises(ConfigurationInvalid, match=variable):
            read(tmp_path)
        assert (tmp_path / name).read_text() == text

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path):
        (tmp_path / "datei").touch()

        with pytest.raises(ConfigurationInvalid, match="INSTANCE_DIR"):
            read(tmp_path / "datei")


class TestAllowedHosts:
    def test_are_the_public_one_and_this_machine(self, tmp_path: Path):
        settings = read(
            tmp_path, PUBLIC_URL="https://a.example.de:8443", TRUSTED_HOSTS="b.example.de"
        )

        assert settings.allowed_hosts == ("a.example.de", "b.example.de", "127.0.0.1", "localhost")

    def test_name_each_host_once(self, tmp_path: Path):
        assert read(tmp_path).allowed_hosts == ("127.0.0.1", "localhost")

    def test_leave_this_machine_out_in_production(self, tmp_path: Path):
        assert read(tmp_path, **PRODUCTION).allowed_hosts == ("pflege.example.de",)


class TestFlaskConfig:
    def test_with_https_the_cookie_is_bound_to_the_host(self, tmp_path: Path):
        chosen = flask_config(settings=read(tmp_path, PUBLIC_URL="https://a.example.de"))

        assert chosen["SESSION_COOKIE_NAME"] == "__Host-sitzung"
        assert chosen["SESSION_COOKIE_SECURE"] is True

    def test_without_https_the_cookie_has_a_plain_name(self, tmp_path: Path):
        chosen = flask_config(settings=read(tmp_path))

        assert chosen["SESSION_COOKIE_NAME"] == "sitzung"
        assert chosen["SESSION_COOKIE_SECURE"] is False

    def test_holds_secrets_hosts_and_limits(self, tmp_path: Path):
        settings = read(tmp_path, SECRET_KEY_FALLBACKS="alt")

        chosen = flask_config(settings=settings)

        assert chosen["SECRET_KEY"] == settings.secret_key
        assert chosen["SECRET_KEY_FALLBACKS"] == ["alt"]
        assert chosen["TRUSTED_HOSTS"] == ["127.0.0.1", "localhost"]
        assert chosen["MAX_CONTENT_LENGTH"] == 256 * 1024
        assert chosen["MAX_FORM_PARTS"] == 200
        assert chosen["MAX_FORM_MEMORY_SIZE"] == 64 * 1024
        assert chosen["SESSION_COOKIE_SAMESITE"] == "Lax"
        assert chosen["SESSION_COOKIE_HTTPONLY"] is True
        assert chosen["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path}/portal.sqlite3"
        options = {"hide_parameters": True, "pool_use_lifo": True}
        assert chosen["SQLALCHEMY_ENGINE_OPTIONS"] == options

    @pytest.mark.parametrize("name", ["test", "development"])
    def test_only_the_test_environment_is_testing(self, tmp_path: Path, name: str):
        chosen = flask_config(settings=read(tmp_path, ENVIRONMENT=name))

        assert chosen["TESTING"] is (name == "test")

    def test_a_configured_database_goes_before_the_embedded_one(self, tmp_path: Path):
        settings = read(tmp_path, DATABASE_URL="postgresql://portal@db/portal")

        assert settings.sqlalchemy_url == "postgresql://portal@db/portal"
