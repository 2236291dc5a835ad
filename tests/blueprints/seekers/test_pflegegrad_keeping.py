"""Keeping the answers: only with consent, encrypted, under a code, gone at a click."""

import dataclasses
import hashlib
from datetime import timedelta

import pytest

from portal.blueprints.seekers.pflegegrad import keeping
from portal.models.consultation import Consultation
from portal.models.revocation import Revocation
from portal.services.consultations.find import ticket_of
from portal.web import clock, kept_estimate, outside
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.pflegegrad import GRADE_3, START, result, turn
from tests.support.statements import rows_of

KEEP, REVOKE = "Speichern und Code erstellen", "Einwilligung widerrufen und alles löschen"
YES = {"einwilligung_speichern": "ja"}
RESULT, ENTRY = "/pflegegrad-rechner/ergebnis", "/digitale-beratung/weiter"


def keep(client, page=None):
    """Keep a result and return the page that shows its code."""
    answer = press(client, page or result(client, GRADE_3), KEEP, YES)
    assert (answer.status_code, answer.location) == (303, f"{RESULT}#code")
    return client.get(RESULT)


def code_on(page):
    """Return the code that a page shows."""
    return pages.main_text(page).partition("ROB-")[1] + page.text.partition("ROB-")[2][:14]


def consent_in(app):
    return app.extensions["content"].explanations.consent


def version_of(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def rows(app, model):
    with app.app_context():
        return db.session.query(model).all()


class TestKeep:
    def test_pg15_without_the_tick_nothing_is_stored(self, client, database):
        before = rows_of(database)

        answer = press(client, result(client, GRADE_3), KEEP)

        assert answer.status_code == 422
        assert [name for name, _ in pages.problems(answer)] == ["einwilligung_speichern"]
        assert find_form(answer, button=KEEP).chosen("einwilligung_speichern") == []
        assert "Voraussichtlich Pflegegrad 3" in pages.main_text(answer)
        assert rows_of(database) == before

    def test_pg15_with_it_the_answers_are_kept_encrypted_for_thirty_days(self, client, app):
        page = keep(client)

        (row,) = rows(app, Consultation)
        assert row.expires_at == NOW + timedelta(days=30)
        assert row.consent_version == version_of(consent_in(app))
        assert row.consented_at == NOW
        assert b"4.8" not in row.answers
        assert code_on(page)[:15].encode() not in row.code
        assert "bis zum 1. April 2026" in pages.main_text(page)
        assert "Voraussichtlich Pflegegrad 3" in pages.main_text(page)
        assert consent_in(app) not in pages.main_text(page)

    def test_pg15_another_wording_of_the_consent_is_shown_and_stored_as_another_version(
        self, client, app, monkeypatch
    ):
        current = app.extensions["content"]
        text = f"{consent_in(app)} Danke."
        explanations = dataclasses.replace(current.explanations, consent=text)
        changed = dataclasses.replace(current, explanations=explanations)
        monkeypatch.setitem(app.extensions, "content", changed)
        page = result(client, GRADE_3)

        keep(client, page)

        assert text in pages.main_text(page)
        (row,) = rows(app, Consultation)
        assert row.consent_version == version_of(text)

    def test_a_double_click_stores_once(self, client, app):
        page = result(client, GRADE_3)

        first = code_on(keep(client, page))

        assert code_on(keep(client, page)) == first
        assert len(rows(app, Consultation)) == 1

    def test_two_clicks_at_the_same_moment_store_once(self, client, app, monkeypatch):
        calls = []
        start = keeping.start_consultation

        def late(*args, **values):
            calls.append(values)
            if len(calls) == 1:
                raise keeping.StartedMeanwhile("the key was stored meanwhile")
            start(*args, **values)

        monkeypatch.setattr(keeping, "start_consultation", late)

        keep(client)

        assert len(calls) == 2
        assert len(rows(app, Consultation)) == 1

    def test_what_is_changed_later_is_kept_only_when_asked_for(self, client):
        page = keep(client)
        start = turn(client, page, {}, button="Antworten ändern")
        changed = turn(
            client, turn(client, start, {}), {"1.1": "x"}, button="Zwischenstand ansehen"
        )
        assert "unvollständig" in pages.main_text(changed)
        assert "unvollständig" not in pages.main_text(client.get(RESULT))

        keep(client, changed)

        assert "unvollständig" in pages.main_text(client.get(RESULT))

    @pytest.mark.parametrize("field", ["", "x"])
    def test_a_changed_field_is_refused(self, client, database, field):
        form = find_form(result(client, GRADE_3), button=KEEP)
        data = form.filled(YES, button=KEEP).to_dict() | {"stand": field}

        answer = client.post("/pflegegrad-rechner/speichern", data=data)

        assert answer.status_code == 422
        assert rows_of(database)["consultation"] == []

    def test_the_cookie_holds_neither_the_code_nor_an_answer(self, client):
        code = code_on(keep(client))

        with client.session_transaction() as session:
            assert dict(session).keys() == {"csrf_token", kept_estimate.NAME}
            assert session[kept_estimate.NAME] == ticket_of(code=code)


class TestResume:
    def test_pg15_the_entry_page_opens_both_kinds(self, client, other_client):
        code = code_on(keep(client))

        answer = press(
            other_client, other_client.get(ENTRY), "Weitermachen", {"code": code.lower()}
        )

        assert (answer.status_code, answer.location) == (303, RESULT)
        page = other_client.get(RESULT)
        assert "Voraussichtlich Pflegegrad 3" in pages.main_text(page)
        assert code in page.text

    def test_it_is_no_consultation_with_robin(self, client):
        keep(client)

        assert client.get(robin.RESULT).location == robin.START

    def test_without_a_code_the_address_leads_to_the_first_page(self, client):
        assert client.get(RESULT).location == START

    def test_after_thirty_days_it_is_gone(self, client, freeze):
        keep(client)
        freeze(NOW + timedelta(days=30))

        answer = client.get(RESULT)

        assert answer.status_code == 410
        assert "nicht mehr da" in pages.main_text(answer)
        assert client.get(RESULT).location == START

    def test_a_code_of_robin_opens_no_sheet(self, client, app):
        robin.keep(client, robin.AT_HOME)
        with app.app_context(), writing() as database:
            keeping.issue_code(
                database,
                key=_key_of(client),
                random_bits=1,
                catalogue=app.extensions["content"].catalogue,
                now=clock.now(),
                cipher=outside.current().cipher,
            )
        with client.session_transaction() as session:
            session[kept_estimate.NAME] = "ROB-0000-0000-0001"

        assert client.get(RESULT).status_code == 410


class TestRevoke:
    def test_pg15_everything_goes_and_only_the_proof_stays(self, client, app):
        page = keep(client)

        answer = press(client, page, REVOKE)

        assert answer.location == "/digitale-beratung/geloescht"
        assert rows(app, Consultation) == []
        (proof,) = rows(app, Revocation)
        assert proof.consent_version == version_of(consent_in(app))
        assert client.get(RESULT).location == START

    def test_twice_has_one_effect(self, client, app):
        page = keep(client)
        press(client, page, REVOKE)

        press(client, page, REVOKE)

        assert len(rows(app, Revocation)) == 1

    def test_the_entry_page_revokes_it_too(self, client, other_client, app):
        code = code_on(keep(client))

        answer = press(other_client, other_client.get(ENTRY), REVOKE, {"code": code})

        assert answer.location == "/digitale-beratung/geloescht"
        assert rows(app, Consultation) == []
        assert client.get(RESULT).status_code == 410


def _key_of(client):
    with client.session_transaction() as session:
        return session["robin"]
