"""An erased account that a backup brings back is erased again, with its documents."""

import json

import pytest
import sqlalchemy as sa

from portal.cli.erasures import erasures_cli
from portal.models.account import Account
from portal.models.review import Review
from portal.services.accounts.erase import hash_erased
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
    erased = {hash_erased(account_id=account.id): directory.NOW.isoformat()}
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
    erased = {hash_erased(account_id=account.id): directory.NOW.isoformat()}
    file.write_text(json.dumps(erased), encoding="utf-8")

    run(app, "replay", str(file))

    with app.app_context():
        left = db.session.execute(sa.select(Review.signed, Review.email, Review.text)).all()
    assert left == [("", None, reviews.OPINION.text)]


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": "morgen"}', '{"a": "2026-01-01"}'])
def test_another_file_is_refused_in_one_line(app, tmp_path, text):
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")

    result = run(app, "replay", str(file))

    assert result.exit_code == 1
    assert "not what `list` printed" in result.output


def test_nothing_was_erased(app):
    assert json.loads(run(app, "list").output) == {}
