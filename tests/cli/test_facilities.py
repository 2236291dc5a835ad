"""The directory's commands: what they store, what they say, how they end."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.cli import facilities as commands
from portal.cli.facilities import facilities_cli
from portal.domain.places.gazetteer import load_gazetteer
from portal.models.data_source import DataSource
from portal.models.facility import Availability, Facility, ServedPostcode
from portal.models.search_spelling import SearchSpelling
from portal.web.extensions import db

FILES = Path(__file__).parents[1] / "fixtures" / "facilities"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HEADER = "kennung;versorgungsart;angebot;name;plz;ort"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(path=commands.PLACES)


@pytest.fixture
def run(app, freeze, monkeypatch, gazetteer):
    # Read once: the file with all postcodes is the slowest part of a command.
    monkeypatch.setattr(
        commands, "load_gazetteer", lambda *, path: {commands.PLACES: gazetteer}[path]
    )
    if facilities_cli.name not in app.cli.commands:
        app.cli.add_command(facilities_cli)
    freeze(NOW)
    runner = app.test_cli_runner()

    def invoke(*words):
        return runner.invoke(args=["facilities", *map(str, words)])

    return invoke


@pytest.fixture
def stored(app):
    def read(*columns):
        with app.app_context():
            return [tuple(row) for row in db.session.execute(sa.select(*columns))]

    return read


def table(output):
    """Return the numbers of the summary by label."""
    rows = (line.rsplit(maxsplit=1) for line in output.splitlines() if ":" not in line)
    return {row[0].strip(): int(row[1]) for row in rows if len(row) == 2 and row[1].isdecimal()}


def write_houses(folder, count, *, name="Haus"):
    lines = [f"{n};Wohnen;Betreutes Wohnen;{name} {n};99084;Erfurt" for n in range(count)]
    file = folder / "haeuser.csv"
    file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    return file


class TestImport:
    def test_reports_and_stores(self, run, stored):
        result = run("import", FILES / "landkreis.csv", "--source", "kreis")

        assert result.exit_code == 0
        assert "line 14: angebot: 'Stationäre Pflege' / 'Reha-Klinik'" in result.output
        assert table(result.output) == {
            "rows read": 13,
            "rows rejected": 2,
            "facilities": 8,
            "created": 8,
            "updated": 0,
            "unchanged": 0,
            "skipped because managed": 0,
        }
        assert len(stored(Facility.id)) == 8

    @pytest.mark.parametrize("name", ["landkreis.csv", "kartenauszug.json", "angebote.geojson"])
    def test_is_idempotent(self, run, stored, name):
        run("import", FILES / name, "--source", "kreis")
        before = stored(Facility.id, Facility.content_hash, Facility.updated_at)

        again = table(run("import", FILES / name, "--source", "kreis").output)

        assert again["unchanged"] == again["facilities"] == len(before)
        assert stored(Facility.id, Facility.content_hash, Facility.updated_at) == before

    def test_updates_what_changed_and_leaves_what_vanished(self, run, stored, tmp_path):
        run("import", write_houses(tmp_path, 3), "--source", "kreis")

        changed = write_houses(tmp_path, 2, name="Neues Haus")
        result = table(run("import", changed, "--source", "kreis").output)

        assert (result["updated"], result["created"]) == (2, 0)
        assert sorted(stored(Facility.name)) == [("Haus 2",), ("Neues Haus 0",), ("Neues Haus 1",)]

    def test_p07_skips_managed_profiles_and_says_so(self, app, run, stored, tmp_path):
        run("import", write_houses(tmp_path, 2), "--source", "kreis")
        with app.app_context():
            managed = sa.update(Facility).where(Facility.external_id == "1")
            db.session.execute(managed.values(is_managed=True, name="Vom Anbieter"))
            db.session.commit()

        changed = write_houses(tmp_path, 2, name="Neu")
        result = table(run("import", changed, "--source", "kreis").output)

        assert (result["updated"], result["skipped because managed"]) == (1, 1)
        assert sorted(stored(Facility.name)) == [("Neu 0",), ("Vom Anbieter",)]

    def test_takes_the_attribution_of_the_file_or_of_the_operator(self, run, stored):
        run("import", FILES / "kartenauszug.json", "--source", "karte")
        words = ("--source", "kreis", "--attribution", "© Kreis", "--licence", "CC0")
        run("import", FILES / "landkreis.csv", *words)

        assert sorted(stored(DataSource.name, DataSource.attribution, DataSource.licence)) == [
            ("karte", "© Beispielkarte", ""),
            ("kreis", "© Kreis", "CC0"),
        ]

    def test_dry_run_reports_the_same_and_writes_nothing(self, run, stored, tmp_path):
        run("import", write_houses(tmp_path, 2), "--source", "kreis")
        file = write_houses(tmp_path, 3, name="Neu")

        dry = run("import", file, "--source", "kreis", "--dry-run")

        assert "nothing was written" in dry.output
        assert sorted(stored(Facility.name)) == [("Haus 0",), ("Haus 1",)]
        assert table(dry.output) == table(run("import", file, "--source", "kreis").output)

    def test_a_hostile_file_loses_only_its_bad_rows(self, run, stored):
        result = run("import", FILES / "feindlich.csv", "--source", "fremd")

        assert result.exit_code == 0
        assert "line 5: ort: holds an HTML tag" in result.output
        assert "line 6: name: holds a NUL byte" in result.output
        assert sorted(stored(Facility.name)) == [("Haus Auch Gut",), ("Haus Gut",)]


class TestInterruption:
    def test_leaves_whole_batches_and_a_second_run_completes(
        self, run, stored, tmp_path, monkeypatch
    ):
        file = write_houses(tmp_path, 25)
        monkeypatch.setattr(commands, "BATCH_SIZE", 10)
        original, calls = commands.store_batch, []

        def killed_in_the_third(session, **given):
            calls.append(1)
            plan = original(session, **given)
            if len(calls) == 3:
                raise KeyboardInterrupt
            return plan

        monkeypatch.setattr(commands, "store_batch", killed_in_the_third)
        result = run("import", file, "--source", "kreis")
        left = len(stored(Facility.id))
        monkeypatch.setattr(commands, "store_batch", original)

        again = table(run("import", file, "--source", "kreis").output)

        assert result.exit_code != 0
        assert left == 20
        assert (again["unchanged"], again["created"]) == (20, 5)
        assert len(stored(Facility.id)) == 25


class TestUnreadableFiles:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "is empty"),
            (b"name;ort\nHaus;Erfurt\n", "required: versorgungsart, angebot, name, plz, ort"),
            (b"{]", "looks like JSON but is not"),
        ],
    )
    def test_end_with_code_2_and_the_reason(self, run, tmp_path, stored, content, reason):
        file = tmp_path / "datei.csv"
        file.write_bytes(content)

        result = run("import", file, "--source", "kreis")

        assert result.exit_code == 2
        assert reason in result.output
        assert stored(DataSource.name) == []

    def test_are_missing_files_too(self, run, tmp_path):
        assert run("import", tmp_path / "fehlt.csv", "--source", "kreis").exit_code == 2

    def test_are_files_too_large_to_read(self, run, tmp_path, monkeypatch):
        monkeypatch.setattr(commands, "MAX_FILE_BYTES", 10)

        result = run("import", write_houses(tmp_path, 1), "--source", "kreis")

        assert result.exit_code == 2
        assert "split it" in result.output

    def test_are_files_that_the_disk_refuses(self, run, tmp_path, monkeypatch):
        def fails(_self):
            raise OSError(5, "Input/output error")

        file = write_houses(tmp_path, 1)
        monkeypatch.setattr(Path, "read_bytes", fails)

        result = run("import", file, "--source", "kreis")

        assert result.exit_code == 2
        assert "Input/output error" in result.output

    @pytest.mark.parametrize("name", [" ", "demo"])
    def test_a_source_needs_a_name_of_its_own(self, run, name):
        result = run("import", FILES / "landkreis.csv", "--source", name)

        assert result.exit_code == 2


class TestDemo:
    def test_fills_the_directory_once(self, run, stored):
        first = run("demo", "--count", 60)
        before = stored(Facility.id, Facility.content_hash)
        second = run("demo", "--count", 60)

        assert "60 demo facilities created" in first.output
        assert "60 demo facilities are already there; nothing to do." in second.output
        assert stored(Facility.id, Facility.content_hash) == before
        assert stored(DataSource.name, DataSource.attribution) == [
            ("demo", "Frei erfundene Demodaten")
        ]
        assert stored(Availability.kind)

    def test_completes_what_is_there(self, run, stored):
        run("demo", "--count", 20)

        result = run("demo", "--count", 50)

        assert "30 demo facilities created, 20 were already there." in result.output
        assert len(stored(Facility.id)) == 50

    def test_is_removed_by_one_command_and_nothing_else_with_it(self, run, stored):
        run("import", FILES / "angebote.csv", "--source", "kreis")
        before = sorted(stored(ServedPostcode.postcode))
        run("demo", "--count", 30)

        result = run("demo", "--remove")

        assert "30 demo facilities removed." in result.output
        assert stored(DataSource.name) == [("kreis",)]
        assert sorted(stored(ServedPostcode.postcode)) == before


class TestWords:
    def test_d04_are_written_anew_and_those_of_nobody_are_swept(self, app, run, stored):
        run("demo", "--count", 3)
        before = sorted(stored(Facility.search_text))
        with app.app_context(), db.engine.begin() as connection:
            connection.execute(sa.update(Facility).values(search_text="sonnenblume"))

        result = run("words")

        assert result.output.startswith("3 facilities written anew, ")
        assert sorted(stored(Facility.search_text)) == before
        assert stored(SearchSpelling.word).count(("sonnenblume",)) == 0

    def test_are_left_where_they_are_right(self, run):
        run("demo", "--count", 3)

        assert run("words").output == "0 facilities written anew, 0 misspellings swept.\n"

    def test_go_with_the_demonstration(self, run, stored):
        run("demo", "--count", 3)

        run("demo", "--remove")

        assert stored(SearchSpelling.word) == []


class TestCount:
    def test_counts_by_source_and_category(self, run):
        run("import", FILES / "angebote.csv", "--source", "kreis")

        lines = run("count").output.splitlines()

        assert [line.split() for line in lines] == [
            ["source", "category", "total", "published", "managed"],
            ["kreis", "ambulant", "1", "1", "0"],
            ["kreis", "tagespflege", "1", "1", "0"],
            ["all", "2"],
        ]
