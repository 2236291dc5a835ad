"""Commands for the directory: import a file, invent a demonstration, count."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from portal.cli.demo_profiles import drop_pictures, keep_demo_profiles, list_demo_pictures
from portal.domain.audit.action import Action
from portal.domain.audit.entry import COMMAND, Detail, Entry, Subject, SubjectKind
from portal.domain.directory import demo
from portal.domain.directory.columns import FileRefused
from portal.domain.directory.importing import ReadDirectory, read_directory
from portal.domain.directory.planning import Plan, plan_batch
from portal.domain.directory.reading import RawRow
from portal.domain.directory.record import FacilityRecord
from portal.domain.places.gazetteer import Gazetteer, load_gazetteer
from portal.queries import imports
from portal.services.facilities.remove_batch import remove_batch
from portal.services.facilities.store_batch import Source, store_batch
from portal.services.facilities.sweep_words import sweep_words
from portal.services.facilities.write_words import write_words
from portal.services.journal.audit import audit
from portal.web import clock
from portal.web.extensions import db
from portal.web.transactions import writing

BATCH_SIZE = 500
MAX_FILE_BYTES = 256 * 1024 * 1024
MAX_DEMO_COUNT = 1_000_000
PLACES = Path(__file__).resolve().parent.parent / "content" / "orte" / "orte.csv"
_EXIT_UNREADABLE = 2

facilities_cli = AppGroup("facilities", help="The directory of facilities.")


class _Unreadable(click.ClickException):
    """Say why a file cannot be imported and end with exit code 2."""

    exit_code = _EXIT_UNREADABLE


@facilities_cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", required=True, help="Name of the source; its records belong to it.")
@click.option("--attribution", default="", help="What must be shown with the records.")
@click.option("--licence", default="", help="The licence of the records.")
@click.option("--dry-run", is_flag=True, help="Report only, write nothing.")
def import_command(
    file: Path, source: str, attribution: str, licence: str, *, dry_run: bool
) -> None:
    """Import facilities from FILE: CSV, GeoJSON or an extract of OpenStreetMap."""
    source = source.strip()
    if not source or source == demo.SOURCE_NAME:
        raise click.BadParameter(f"{source!r} cannot be the name of a source.")
    try:
        found = read_directory(
            content=_read_bytes(file),
            places=_gazetteer(),
            today=clock.today(),
            watch=_watch_rows,
        )
    except FileRefused as refused:
        raise _Unreadable(str(refused)) from refused
    origin = Source(source, attribution or found.attribution, licence)
    _report(found, _preview(origin, found.records) if dry_run else _store(origin, found.records))
    if dry_run:
        click.echo("Dry run: nothing was written.")


@facilities_cli.command("demo")
@click.option(
    "--count",
    type=click.IntRange(1, MAX_DEMO_COUNT),
    default=35_000,
    show_default=True,
    help="How many invented facilities the directory shall hold.",
)
@click.option("--remove", is_flag=True, help="Remove every invented facility instead.")
def demo_command(count: int, *, remove: bool) -> None:
    """Fill the directory with clearly fictitious facilities all over Germany."""
    if remove:
        click.echo(f"{_remove_demo()} demo facilities removed.")
        return
    known = imports.list_external_ids(db.session(), source_name=demo.SOURCE_NAME)
    if len(known) >= count:
        click.echo(f"{len(known)} demo facilities are already there; nothing to do.")
        return
    invented = demo.DemoDirectory(places=_gazetteer()).records(count=count, today=clock.today())
    missing = tuple(record for record in invented if record.external_id not in known)
    plans = _store(Source(demo.SOURCE_NAME, demo.ATTRIBUTION), missing)
    created = sum(len(plan.created) for plan in plans)
    click.echo(f"{created} demo facilities created, {len(known)} were already there.")
    click.echo(f"{keep_demo_profiles(missing)} of them have a provider who keeps the profile.")


@facilities_cli.command("count")
def count_command() -> None:
    """Count the facilities by source and category."""
    counts = imports.list_counts(db.session())
    click.echo(f"{'source':<24} {'category':<12} {'total':>9} {'published':>9} {'managed':>9}")
    for row in counts:
        click.echo(
            f"{row.source_name:<24} {row.category.value:<12}"
            f" {row.total:>9} {row.published:>9} {row.managed:>9}"
        )
    click.echo(f"{'all':<37} {sum(row.total for row in counts):>9}")


@facilities_cli.command("words")
def words_command() -> None:
    """Write anew by which words facilities are found, after their rules have changed."""
    last: int | None = 0
    written = 0
    while last is not None:
        with writing() as session:
            step = write_words(session, after=last, limit=BATCH_SIZE)
        last, written = step.last, written + step.written
    with writing() as session:
        swept = sweep_words(session)
    click.echo(f"{written} facilities written anew, {swept} misspellings swept.")


def _read_bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise _Unreadable(f"{file.name} is larger than {MAX_FILE_BYTES >> 20} MB; split it.")
        return file.read_bytes()
    except OSError as error:
        raise _Unreadable(f"{file.name} cannot be read: {error.strerror}.") from error


def _gazetteer() -> Gazetteer:
    return load_gazetteer(path=PLACES)


def _watch_rows(rows: tuple[RawRow, ...]) -> Iterator[RawRow]:
    with click.progressbar(rows, label="Reading", file=sys.stderr) as watched:
        yield from watched


@contextmanager
def _batches(
    records: tuple[FacilityRecord, ...], label: str
) -> Iterator[Iterable[tuple[FacilityRecord, ...]]]:
    batches = [records[start : start + BATCH_SIZE] for start in range(0, len(records), BATCH_SIZE)]
    with click.progressbar(batches, label=label, file=sys.stderr) as watched:
        yield watched


def _store(source: Source, records: tuple[FacilityRecord, ...]) -> tuple[Plan, ...]:
    """Store the records batch by batch, each in a transaction of its own.

    With the first one that changes anything the trail says that this import is under way, so
    that it says so also of one that never came to its end.
    """
    plans: list[Plan] = []
    is_noted = False
    with _batches(records, "Storing") as batches:
        for batch in batches:
            now = clock.now()
            with writing() as session:
                plan = store_batch(
                    session, source=source, records=batch, today=clock.today(), now=now
                )
                if not is_noted and (plan.created or plan.updated):
                    audit(session, entry=_import_of(source, len(records)), now=now)
                    is_noted = True
            plans.append(plan)
    return tuple(plans)


def _import_of(source: Source, count: int) -> Entry:
    return Entry(
        actor=COMMAND,
        action=Action.FACILITIES_IMPORTED,
        subject=Subject(SubjectKind.PORTAL, source.name),
        details={Detail.COUNT: count},
    )


def _preview(source: Source, records: tuple[FacilityRecord, ...]) -> tuple[Plan, ...]:
    """Return what storing would do."""
    plans = []
    session = db.session()
    with _batches(records, "Comparing") as batches:
        for batch in batches:
            ids = tuple(record.external_id for record in batch)
            stored = imports.list_stored(session, source_name=source.name, external_ids=ids)
            plans.append(plan_batch(records=batch, stored=stored))
            session.rollback()
    return tuple(plans)


def _report(found: ReadDirectory, plans: tuple[Plan, ...]) -> None:
    for rejection in found.rejections:
        click.echo(f"{found.unit} {rejection.line}: {rejection.reason}")
    table = (
        ("rows read", found.row_count),
        ("rows rejected", len(found.rejections)),
        ("facilities", len(found.records)),
        ("  created", sum(len(plan.created) for plan in plans)),
        ("  updated", sum(len(plan.updated) for plan in plans)),
        ("  unchanged", sum(len(plan.unchanged) for plan in plans)),
        ("  skipped because managed", sum(len(plan.managed) for plan in plans)),
    )
    for label, number in table:
        click.echo(f"{label:<26} {number:>8}")


def _remove_demo() -> int:
    removed, pictures = 0, list_demo_pictures()
    while True:
        with writing() as session:
            gone = remove_batch(session, source_name=demo.SOURCE_NAME, limit=BATCH_SIZE)
        if not gone:
            break
        removed += gone
    drop_pictures(pictures)
    with writing() as session:
        sweep_words(session)
    return removed
