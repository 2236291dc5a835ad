"""The ends of a consultation: begin anew, revoke, leave quickly."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from portal.blueprints.seekers.robin import session
from portal.blueprints.seekers.robin.ending import NEUTRAL_SITE
from portal.domain.robin.consent import consent_version
from portal.values.errors import Unavailable
from portal.web import content, outside
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.support.statements import rows_of

ANSWERS = "/digitale-beratung/antworten"
ENTRY = "/digitale-beratung/weiter"
DELETED = "/digitale-beratung/geloescht"
LEFT = "/digitale-beratung/verlassen"
ANEW, REVOKE, LEAVE = "Neu beginnen", "Einwilligung widerrufen", "Seite schnell verlassen"
REVOKE_BY_CODE = "Einwilligung widerrufen und alles löschen"
CODE = re.compile(r"ROB(?:-[0-9A-Z]{4}){3}")
PERSONAL = (robin.LIFE, robin.RESULT, ANSWERS, f"{robin.START}protokoll.txt")
LATER = NOW + timedelta(hours=2)


def key_in(client):
    with client.session_transaction() as own:
        return own.get(session.NAME)


def make_code(client):
    press(client, client.get(ANSWERS), "Code erstellen")
    return CODE.search(pages.main_text(client.get(ANSWERS))).group()


def put_document(client, owner_id):
    """Store a document of this owner; return a function that says whether it is still there."""
    name = f"dokumente/{owner_id}/abc.pdf"
    with client.application.app_context():
        files = outside.current().files
    files.write(name=name, data=b"x")
    written = Path(client.application.instance_path, "files", name)
    os.utime(written, (NOW.timestamp(), NOW.timestamp()))  # files know no stopped clock
    return lambda: files.read(name=name) is not None


def pressed(client, button):
    return press(client, client.get(ANSWERS), button)


@pytest.fixture
def rows(database):
    return lambda name: rows_of(database)[name]


class TestRevoking:
    def test_b06_answers_and_documents_go_at_once(self, client, rows):
        is_there = put_document(client, robin.keep(client, robin.AT_HOME))

        answer = pressed(client, REVOKE)

        assert (answer.status_code, answer.location) == (303, DELETED)
        assert rows("consultation") == []
        assert not is_there()
        assert key_in(client) is None
        assert pages.heading(client.get(DELETED)) == "Ihre Angaben sind gelöscht"

    def test_b06_a_storage_out_of_reach_keeps_no_answer(self, client, rows, monkeypatch):
        def fail(**_arguments):
            raise Unavailable("down")

        robin.keep(client, robin.AT_HOME)
        monkeypatch.setattr("portal.web.documents.purge_owner", fail)

        answer = pressed(client, REVOKE)

        assert (answer.status_code, answer.location) == (303, DELETED)
        assert rows("consultation") == []
        assert key_in(client) is None

    def test_b06_only_text_version_and_times_remain(self, client, rows, freeze):
        robin.begin(client)
        key = key_in(client)
        with client.application.app_context():
            version = consent_version(catalogue=content.current().catalogue)
        freeze(LATER)

        pressed(client, REVOKE)

        (proof,) = rows("revocation")
        times = "datetime.datetime(2026, 3, 2, 9, 0), datetime.datetime(2026, 3, 2, 11, 0)"
        assert proof.partition(", ")[2] == f"'{version}', {times})"
        assert key not in proof
        assert rows("attempt") == rows("consultation") == []

    @pytest.mark.parametrize("page_key", ["s02", "s04", "s07"])
    def test_b06_is_offered_on_every_page_from_the_first_question_on(self, client, page_key, rows):
        page = robin.walk_to(client, robin.AT_HOME, page_key=page_key)

        press(client, page, REVOKE)

        assert rows("consultation") == []

    def test_b06_works_from_another_device_by_code(self, client, other_client, rows):
        is_there = put_document(client, robin.keep(client, robin.AT_HOME))
        code = make_code(client)

        answer = press(other_client, other_client.get(ENTRY), REVOKE_BY_CODE, {"code": code})

        assert answer.location == DELETED
        assert rows("consultation") == []
        assert len(rows("revocation")) == 1
        assert not is_there()
        assert client.get(robin.RESULT).status_code == 410

    def test_by_code_spares_another_consultation_of_that_browser(self, client, other_client, rows):
        robin.keep(client, robin.AT_HOME)
        code = make_code(client)
        robin.keep(other_client, robin.NOTHING_NEEDED)

        press(other_client, other_client.get(ENTRY), REVOKE_BY_CODE, {"code": code})

        assert len(rows("consultation")) == 1
        assert robin.stored(other_client) == robin.NOTHING_NEEDED

    def test_an_unknown_code_revokes_nothing(self, client, other_client, rows):
        robin.keep(client, robin.AT_HOME)
        wrong = {"code": "ROB-0000-0000-0000"}

        answer = press(other_client, other_client.get(ENTRY), REVOKE_BY_CODE, wrong)

        assert answer.status_code == 422
        assert (len(rows("consultation")), rows("revocation")) == (1, [])

    def test_twice_is_once(self, client, rows):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)
        press(client, page, REVOKE)

        again = press(client, page, REVOKE)

        assert again.location == DELETED
        assert len(rows("revocation")) == 1

    @pytest.mark.parametrize("path", PERSONAL)
    def test_b06_a_second_tab_is_told_and_led_on(self, client, other_client, path):
        robin.keep(client, robin.AT_HOME)
        with other_client.session_transaction() as own:
            own[session.NAME] = key_in(client)
        pressed(client, REVOKE)

        gone = other_client.get(path)

        assert gone.status_code == 410
        assert pages.heading(gone) == "Ihre Beratung ist nicht mehr da"
        assert pages.links(pages.tree(gone))["Neue Beratung beginnen"] == robin.START

    def test_a_later_step_stores_nothing(self, client, other_client, rows):
        robin.keep(client, robin.AT_HOME)
        with other_client.session_transaction() as own:
            own[session.NAME] = key_in(client)
        page = other_client.get(robin.LIFE)
        pressed(client, REVOKE)

        assert press(other_client, page, robin.NEXT).status_code == 410

        assert rows("consultation") == []

    def test_asking_for_the_page_by_address_revokes_nothing(self, client, rows):
        robin.keep(client, robin.AT_HOME)

        assert client.get("/digitale-beratung/widerrufen").status_code == 405

        assert len(rows("consultation")) == 1


class TestBeginningAnew:
    def test_b18_clears_answers_code_documents_and_the_key(self, client, other_client, rows):
        is_there = put_document(client, robin.keep(client, robin.AT_HOME))
        code = make_code(client)

        answer = pressed(client, ANEW)

        assert (answer.status_code, answer.location) == (303, robin.START)
        assert rows("consultation") == rows("revocation") == []
        assert not is_there()
        assert key_in(client) is None
        entry = press(other_client, other_client.get(ENTRY), "Weitermachen", {"code": code})
        assert entry.status_code == 422

    def test_b18_the_start_page_knows_nothing_any_more(self, client):
        robin.keep(client, robin.AT_HOME | {"umkreis": "50"})

        pressed(client, ANEW)

        form = find_form(client.get(robin.START), button=robin.GO)
        assert (form.chosen("ort"), form.chosen("umkreis")) == ([""], ["25"])
        assert form.chosen("einwilligung") == []

    def test_twice_is_once(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)
        press(client, page, ANEW)

        assert press(client, page, ANEW).location == robin.START


class TestLeaving:
    def test_x11_answers_without_a_code_are_deleted(self, client, rows):
        is_there = put_document(client, robin.keep(client, robin.AT_HOME))

        answer = pressed(client, LEAVE)

        assert (answer.status_code, answer.location) == (303, LEFT)
        assert key_in(client) is None
        assert rows("consultation") == []
        assert not is_there()

    def test_x11_answers_with_a_code_stay_for_later(self, client, rows):
        robin.keep(client, robin.AT_HOME)
        code = make_code(client)

        pressed(client, LEAVE)

        assert key_in(client) is None
        assert len(rows("consultation")) == 1
        press(client, client.get(ENTRY), "Weitermachen", {"code": code})
        assert client.get(robin.RESULT).status_code == 200

    @pytest.mark.parametrize("path", [robin.LIFE, robin.RESULT, ANSWERS])
    def test_x11_is_one_press_away(self, client, path):
        robin.keep(client, robin.AT_HOME)

        assert press(client, client.get(path), LEAVE).location == LEFT

    def test_x11_leads_on_to_a_neutral_site_that_learns_nothing(self, client):
        page = client.get(LEFT)

        assert page.headers["Refresh"] == f"0; url={NEUTRAL_SITE}"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert pages.links(pages.tree(page))["Weiter zu Wikipedia"] == NEUTRAL_SITE
        assert "Pflege" not in pages.heading(page)

    def test_works_when_the_consultation_is_over(self, client, freeze):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)
        freeze(NOW + timedelta(hours=24))

        assert press(client, page, LEAVE).location == LEFT

        assert key_in(client) is None

    def test_works_without_one(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(ANSWERS)
        press(client, page, LEAVE)

        assert press(client, page, LEAVE).location == LEFT
