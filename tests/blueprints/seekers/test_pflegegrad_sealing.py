"""The encrypted field of the Pflegegrad-Rechner: changed, old, foreign, sent again, too long."""

from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest

from portal.web.estimate import seal_estimate
from portal.web.sealing import MOST_CHARACTERS
from tests.blueprints.seekers.test_pflegegrad import send
from tests.factories import pages
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.pflegegrad import (
    ADULT,
    BABY,
    BEGIN,
    CHILD,
    INSTRUMENT,
    NEXT,
    NOTHING,
    START,
    begin,
    result,
    sealed,
    turn,
)
from tests.support.statements import rows_of


class TestSealedField:
    @pytest.mark.parametrize("change", ["", "x", "ä", "A" * 9_000, "gAAAAABk"])
    def test_a_changed_field_loses_as_little_as_possible(self, client, change):
        page = send(client, begin(client), stand=change, **{"1.1": "2", "1.2": "1"})

        assert page.status_code == 422
        assert "nicht mehr lesen" in pages.main_text(page)
        assert "Die Antworten der letzten Seite (2) haben wir behalten" in pages.main_text(page)
        again = press(client, page, NEXT, ADULT)
        form = find_form(again, button=NEXT)
        assert (form.chosen("1.1"), form.chosen("1.2")) == (["2"], ["1"])

    @pytest.mark.parametrize(
        ("seconds", "status"), [(86_399, 200), (86_400, 422), (-60, 200), (-61, 422)]
    )
    def test_a_field_of_yesterday_is_refused_but_no_clock_a_little_behind(
        self, client, freeze, seconds, status
    ):
        page = begin(client)
        freeze(NOW + timedelta(seconds=seconds))

        assert send(client, page).status_code == status

    def test_ciphertext_for_something_else_is_refused(self, client, app):
        cipher = app.extensions["outside"].cipher
        foreign = cipher.encrypt(plain=b'{"at":"2026-03-02T10:00:00+00:00"}', owner_id="other")
        own = cipher.encrypt(plain=b"[]", owner_id="pflegegrad-rechner/stand")

        for data in (foreign, own):
            sealed = urlsafe_b64encode(data).decode()
            assert send(client, begin(client), stand=sealed).status_code == 422

    def test_the_estimate_for_robin_passes_for_no_sheet(self, client, app):
        with app.app_context():
            estimate = seal_estimate(grade=3)

        assert send(client, begin(client), stand=estimate).status_code == 422

    def test_sent_again_it_gives_the_same_page_and_stores_nothing(
        self, client, other_client, database
    ):
        rows = rows_of(database)
        page = turn(client, begin(client), {"1.1": "2"})
        form = find_form(page, button=NEXT)
        data = form.filled({"2.1": "1"}, button=NEXT).to_dict()

        once, again = (client.post(form.action, data=data) for _ in range(2))
        token = find_form(other_client.get(START), button=BEGIN).chosen("csrf_token")[0]
        elsewhere = other_client.post(form.action, data=data | {"csrf_token": token})

        assert pages.main_text(once) == pages.main_text(again) == pages.main_text(elsewhere)
        assert rows_of(database) == rows
        with other_client.session_transaction() as session:
            assert set(session) == {"csrf_token"}

    @pytest.mark.parametrize("person", [ADULT, CHILD, BABY])
    def test_the_longest_sheet_is_far_below_the_limit(self, client, person):
        longest = {
            one: "99" if one in INSTRUMENT.measures else "woche" if one.endswith("takt") else "1"
            for one in NOTHING
        } | dict.fromkeys(INSTRUMENT.measures, "99")

        field = sealed(result(client, longest, person=person))

        assert len(field) < MOST_CHARACTERS // 2

    def test_a_target_that_does_not_exist_leads_on(self, client):
        page = send(client, begin(client), zu="99")

        assert pages.heading(page).startswith("Modul 2")
        assert pages.heading(send(client, page, von="99", zu="x")).startswith("Ihre unverbindliche")

    def test_who_is_unknown_is_asked_for(self, client):
        lost = send(client, begin(client), stand="x", **{"1.1": "2"})
        field = find_form(lost, button=NEXT).chosen("stand")[0]

        page = send(client, begin(client), stand=field)

        assert page.status_code == 200
        assert pages.heading(page) == "Pflegegrad-Rechner"

    def test_the_same_answers_never_look_the_same(self, client):
        assert sealed(begin(client)) != sealed(begin(client))
