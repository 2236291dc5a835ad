"""A partner's file comes into the queue, and what cannot is listed."""

import json

import pytest
import sqlalchemy as sa

from portal.cli.reviews import reviews_cli
from portal.models.review import Review
from portal.web.extensions import db
from tests.factories import directory
from tests.factories.directory import Offer
from tests.support.statements import rows_of

ROW = {
    "kennung": "w-1",
    "einrichtung": "Haus am See",
    "plz": "19370",
    "datum": "2026-02-01",
    "rolle": "angehoerige",
    "name": "Erika",
    "text": "Alle nehmen sich Zeit.",
    "sterne": {"pflege": 5},
}


@pytest.fixture
def house(app, freeze):
    freeze(directory.NOW)
    return directory.store(app, [Offer(name="Haus am See")])[0]


@pytest.fixture
def run(app, tmp_path):
    """Return a function that imports a file with these entries."""

    def run_one(*entries, text=None, options=()):
        file = tmp_path / "bewertungen.json"
        file.write_text(json.dumps(entries) if text is None else text, encoding="utf-8")
        args = ["import", str(file), "--partner", "werpflegtwie", *options]
        return app.test_cli_runner().invoke(reviews_cli, args)

    return run_one


def numbers(result):
    """Return what the report counts, by its words."""
    lines = [line.rsplit(None, 1) for line in result.output.splitlines()]
    return {words.strip(): int(one) for words, one in filter(lambda x: len(x) == 2, lines)
            if one.isdigit()}  # fmt: skip


def stored(app):
    with app.app_context():
        return db.session.scalars(sa.select(Review).order_by(Review.external_id)).all()


def test_f02_p02_reviews_wait_for_support(app, house, run):
    result = run(ROW, ROW | {"kennung": "w-2", "einrichtung_nr": house, "einrichtung": ""})

    assert result.exit_code == 0
    assert [(one.external_id, one.state, one.facility_id) for one in stored(app)] == [
        ("w-1", "waiting", house),
        ("w-2", "waiting", house),
    ]
    assert (numbers(result)["matched"], numbers(result)["new"]) == (2, 2)


def test_f02_the_same_file_again_changes_nothing(app, house, run):
    run(ROW)
    before = rows_of_app(app)

    result = run(ROW)

    assert house
    assert rows_of_app(app) == before
    assert (numbers(result)["new"], numbers(result)["unchanged"]) == (0, 1)


@pytest.mark.usefixtures("house")
def test_f02_what_is_not_matched_or_not_readable_is_listed(app, run):
    strange = {"kennung": "w-2", "einrichtung": "Haus \x1b Maria", "plz": "19370"}

    result = run(ROW | strange | {"einrichtung": "Haus Maria"}, ROW | {"rolle": "x"}, ROW | strange)

    assert result.exit_code == 0
    assert "1: not matched: w-2  Haus Maria 19370: no facility has this name" in result.output
    assert "2: rolle: " in result.output
    assert "3: einrichtung: " in result.output
    assert "\x1b" not in result.output
    found = numbers(result)
    assert (found["reviews read"], found["rejected"], found["not matched"]) == (3, 2, 1)
    assert stored(app) == []


@pytest.mark.usefixtures("house")
def test_a_dry_run_writes_nothing(app, run):
    before = rows_of_app(app)

    result = run(ROW, options=("--dry-run",))

    assert numbers(result)["matched"] == 1
    assert "Dry run" in result.output
    assert rows_of_app(app) == before


@pytest.mark.usefixtures("house")
def test_a_file_that_is_none_is_refused_in_one_line(app, run):
    result = run(text="{}")

    assert result.exit_code == 1
    assert result.output == "Error: The JSON file is no list of entries.\n"
    assert stored(app) == []


def test_only_partners_are_partners(app, run, tmp_path):
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    args = ["import", str(tmp_path / "x.json"), "--partner", "portal"]

    assert run().exit_code == 0
    assert app.test_cli_runner().invoke(reviews_cli, args).exit_code == 2


def rows_of_app(app):
    with app.app_context():
        return rows_of(db.engine)
