"""An erased account that a backup brings back is erased again, with its documents."""

import json

import pytest
import sqlalchemy as sa

from portal.cli.erasures import erasures_cli
from portal.models.account import Account
from portal.models.erasure import Erasure
from portal.models.review import Review
from portal.services.journal.note_erasure import hash_erased
from portal.services.reviews.delete import delete_review
from portal.web.extensions import db
from tests.factories import directory, reviews
from tests.factories.accounts import make_account
from tests.factories.own_account import store_pdf
from tests.factories.results import keep_result


def run(app, *args):
    return app.test_cli_runner().invoke(erasures_cli, args)


def test_a22_what_list_prints_replay_erases(app, freeze, tmp_path):
    freeze(directory.NOW)
    account = make_account(app)
    name = store_pdf(app, keep_result(app, account))
    file = tmp_path / "erasures.json"
    erased = {hash_erased(random_id=account.id): directory.NOW.isoformat()}
    file.write_text(json.dumps(erased), encoding="utf-8")

    result = run(app, "replay", str(file))

    assert result.exit_code == 0, result.output
    with app.app_context():
        assert db.session.scalars(sa.select(Account)).all() == []
    assert app.extensions["outside"].files.read(name=name) is None
    assert json.loads(run(app, "list").output) == erased


def test_a22_reviews_that_came_back_lose_name_and_address_again(app, client, freeze, tmp_path):
    freeze(directory.NOW)
    account = make_account(app)
    house = directory.store(app, (directory.Offer(),))[0]
    reviews.publish(client, app, house, email=account.email)
    file = tmp_path / "erasures.json"
    erased = {hash_erased(random_id=account.id): directory.NOW.isoformat()}
    file.write_text(json.dumps(erased), encoding="utf-8")

    run(app, "replay", str(file))

    with app.app_context():
        left = db.session.execute(sa.select(Review.signed, Review.email, Review.text)).all()
    assert left == [("", None, reviews.OPINION.text)]


def test_f01_a_review_that_its_author_deleted_stays_deleted(app, client, freeze, tmp_path):
    freeze(directory.NOW)
    house = directory.store(app, (directory.Offer(),))[0]
    reviews.publish(client, app, house)
    rows = sa.select(Review.__table__)
    with app.app_context():
        backup = db.session.execute(rows).mappings().one()
        token_hash = backup["token_hash"]
        delete_review(db.session(), token_hash=token_hash, now=directory.NOW)
        db.session.commit()
    file = tmp_path / "erasures.json"
    file.write_text(run(app, "list").output, encoding="utf-8")
    with app.app_context():
        db.session.execute(sa.delete(Erasure))
        db.session.execute(sa.insert(Review.__table__).values(dict(backup)))
        db.session.commit()

    result = run(app, "replay", str(file))

    assert "1 reviews deleted" in result.output
    with app.app_context():
        assert db.session.execute(rows).all() == []
    assert json.loads(run(app, "list").output) == json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": "morgen"}', '{"a": "2026-01-01"}'])
def test_another_file_is_refused_in_one_line(app, tmp_path, text):
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")

    result = run(app, "replay", str(file))

    assert result.exit_code == 1
    assert "not what `list` printed" in result.output


def test_nothing_was_erased(app):
    assert json.loads(run(app, "list").output) == {}
