"""Sending: what was shown goes to those for whom the person agreed, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from portal.blueprints.seekers.inquiries import sending
from portal.domain.inquiries.owner import Owner
from portal.services.inquiries.send import SentMeanwhile
from portal.web import clock
from tests.factories import asking, pages, robin
from tests.factories.directory import NOW, change
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.support.statements import rows_of


class TestWithoutAccount:
    def test_e13_it_waits_for_the_link_that_a_mail_brings(self, client, app, house, stored):
        answer = asking.ask(client, house)

        assert (answer.status_code, answer.location) == (303, "/anfrage/gesendet")
        assert "Wir haben Ihnen einen Link geschickt" in pages.main_text(
            client.get(answer.location)
        )
        assert [(one.state, one.sent_at) for one in stored()] == [("entwurf", None)]
        (mail,) = take_mails(app)
        assert mail["To"] == "erika@example.org"
        assert mail["From"] == "do-not-reply@mitpflegeleben.de"

    def test_e04_neither_mail_nor_database_tell_what_was_typed(self, client, app, house, database):
        asking.ask(client, house)

        (mail,) = take_mails(app)
        for secret in (asking.CANARY, "Demenz", "Musterfrau", "0221", "Haus 1"):
            assert secret not in str(mail)
        everything = str(rows_of(database)["inquiry"])
        for secret in (asking.CANARY, "Demenz", "Musterfrau", "0221", "erika@"):
            assert secret not in everything

    def test_the_consent_is_kept_with_version_and_time(self, client, house, stored):
        asking.ask(client, house)

        (inquiry,) = stored()
        assert len(inquiry.consent_version) == 12
        assert inquiry.consented_at - NOW == timedelta(seconds=30)


class TestWithAccount:
    def test_e01_it_goes_out_at_once_and_a_receipt_is_shown(self, client, erika, house, stored):
        answer = asking.ask(client, house)

        assert answer.status_code == 303
        receipt = client.get(answer.location)
        assert "Ihre Anfrage ist unterwegs" in pages.main_text(receipt)
        (inquiry,) = stored()
        assert (inquiry.state, inquiry.account_id) == ("neu", erika.id)

    @pytest.mark.usefixtures("erika")
    def test_e01_as_often_as_one_likes(self, client, house, stored):
        for text in ("eins", "zwei", "drei"):
            asking.ask(client, house, text=text)

        assert [one.state for one in stored()] == ["neu"] * 3

    def test_the_address_of_the_account_counts_and_no_other(self, client, erika, house, told):
        checked = asking.check(client, house)
        form = find_form(checked, button=asking.SEND)
        data = form.filled({f"zustimmung-{house}": "ja"}, button=asking.SEND)
        data["email"] = "otto@example.org"

        client.post("/anfrage/senden", data=data)

        (content,) = told(Owner(account_id=erika.id))
        assert content.email == erika.email


class TestConsent:
    def test_e03_without_it_nothing_is_sent_and_nothing_typed_is_lost(
        self, client, house, database
    ):
        answer = asking.agree(client, asking.check(client, house))

        assert answer.status_code == 422
        assert "Ohne Ihre Zustimmung senden wir nichts" in pages.main_text(answer)
        assert asking.CANARY in answer.text
        assert rows_of(database)["inquiry"] == []

    @pytest.mark.usefixtures("erika")
    def test_x21_each_facility_has_a_consent_of_its_own(self, client, houses, stored):
        asking.agree(client, asking.check(client, *houses), *houses[:2])

        assert [one.facility_id for one in stored()] == list(houses[:2])

    @pytest.mark.usefixtures("erika")
    def test_x21_one_text_goes_to_all_that_were_chosen(self, client, houses, stored):
        asking.ask(client, *houses)

        rows = stored()
        assert [one.facility_id for one in rows] == list(houses)
        assert len({one.batch_id for one in rows}) == 1
        assert len({one.provider_token_hash for one in rows}) == 3

    @pytest.mark.parametrize("changed", [{"accepts_inquiries": False}, {"is_published": False}])
    def test_e11_a_facility_that_has_gone_meanwhile_gets_nothing(
        self, client, app, house, database, changed
    ):
        checked = asking.check(client, house)
        change(app, house, **changed)

        answer = asking.agree(client, checked, house)

        assert answer.status_code == (404 if "is_published" in changed else 422)
        assert rows_of(database)["inquiry"] == []

    def test_a_consent_for_another_facility_adds_nobody(self, client, houses, stored):
        checked = asking.check(client, houses[0])
        form = find_form(checked, button=asking.SEND)
        data = form.filled({f"zustimmung-{houses[0]}": "ja"}, button=asking.SEND)
        data[f"zustimmung-{houses[1]}"] = "ja"

        client.post("/anfrage/senden", data=data)

        assert [one.facility_id for one in stored()] == [houses[0]]


class TestOnce:
    @pytest.mark.usefixtures("erika")
    def test_the_same_form_sent_again_has_one_effect(self, client, app, house, stored):
        checked = asking.check(client, house)

        answers = [asking.agree(client, checked, house) for _ in range(3)]

        assert len({one.location for one in answers}) == 1
        assert len(stored()) == 1
        assert len(take_mails(app)) <= 1

    def test_without_account_one_mail_goes_out(self, client, app, house, stored):
        checked = asking.check(client, house)

        for _ in range(3):
            assert asking.agree(client, checked, house).status_code == 303

        assert len(stored()) == 1
        assert len(take_mails(app)) == 1

    @pytest.mark.usefixtures("erika")
    def test_another_form_of_the_same_person_asks_again(self, client, house, stored):
        for _ in range(2):
            asking.ask(client, house)

        assert len(stored()) == 2

    def test_a_form_whose_number_is_none_of_ours_is_a_new_one(self, client, house, stored):
        for _ in range(2):
            checked = asking.check(client, house)
            form = find_form(checked, button=asking.SEND)
            data = form.filled({f"zustimmung-{house}": "ja"}, button=asking.SEND)
            client.post("/anfrage/senden", data=dict(data) | {"nummer": "1"})

        assert len(stored()) == 2

    @pytest.mark.parametrize("before", ["nothing", "the same"])
    def test_a_click_at_the_same_moment_leads_on(self, client, house, monkeypatch, stored, before):
        send = sending.send_inquiries

        def refuse(session, **how):
            if before == "the same":
                send(session, **how)
                session.commit()
            raise SentMeanwhile("another click")

        monkeypatch.setattr(sending, "send_inquiries", refuse)

        answer = asking.ask(client, house)

        expected = {"nothing": (409, 0), "the same": (303, 1)}[before]
        assert (answer.status_code, len(stored())) == expected

    def test_ten_clicks_at_once_have_one_effect(self, app, client, house, stored):
        checked = asking.check(client, house)
        form = find_form(checked, button=asking.SEND)
        data = form.filled({f"zustimmung-{house}": "ja"}, button=asking.SEND)
        cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])

        def click(_):
            other = app.test_client()
            other.set_cookie(cookie.key, cookie.value)
            with clock.freeze(NOW + timedelta(minutes=1)):
                return other.post("/anfrage/senden", data=data).status_code

        with ThreadPoolExecutor(max_workers=4) as pool:
            statuses = list(pool.map(click, range(10)))

        assert set(statuses) <= {303, 503}
        assert 303 in statuses
        assert len(stored()) == 1


class TestScreening:
    @pytest.mark.usefixtures("erika")
    def test_what_fell_into_the_trap_is_held_back_and_looks_sent(self, client, house, stored):
        answer = asking.ask(client, house, webseite="https://example.org")

        assert answer.status_code == 303
        assert [(one.state, one.doubts) for one in stored()] == [("zurueckgehalten", "trap")]
        assert "wird von uns geprüft" in pages.main_text(client.get(answer.location))

    @pytest.mark.usefixtures("erika")
    def test_what_was_typed_by_no_human_hand_is_held_back(self, client, house, stored):
        press(client, asking.check(client, house), asking.SEND, {f"zustimmung-{house}": "ja"})

        assert [(one.state, one.doubts) for one in stored()] == [("zurueckgehalten", "too_quick")]

    def test_too_many_from_one_place_wait_and_keep_what_was_typed(
        self, client, house, monkeypatch, stored
    ):
        monkeypatch.setattr(sending, "MOST_FROM_ONE_PLACE", 1)
        asking.ask(client, house, text="eins")

        answer = asking.ask(client, house, text="zwei")

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert "zwei" in pages.main_text(answer)
        assert len(stored()) == 1

    def test_too_many_mails_to_one_address_wait(self, client, app, house, monkeypatch):
        monkeypatch.setattr(sending, "MOST_TO_ONE_ADDRESS", 1)
        asking.ask(client, house, text="eins")

        answer = asking.ask(client, house, text="zwei")
        other = asking.ask(client, house, text="drei", email="otto@example.org")

        assert (answer.status_code, other.status_code) == (429, 303)
        assert len(take_mails(app)) == 2


class TestProtocol:
    def test_e14_it_goes_along_only_if_it_was_ticked(self, client, erika, house, told):
        robin.keep(client, robin.AT_HOME)
        asking.ask(client, house, text="ohne")
        asking.ask(client, house, text="mit", protokoll="ja")

        told_by_text = {one.text: one.protocol for one in told(Owner(account_id=erika.id))}

        assert told_by_text["ohne"] == ()
        assert "85 Jahre oder älter" in {value for _, value in told_by_text["mit"]}

    @pytest.mark.usefixtures("erika")
    def test_e14_answers_that_changed_meanwhile_are_shown_before_they_go(
        self, client, house, database
    ):
        robin.keep(client, robin.AT_HOME)
        checked = asking.check(client, house, protokoll="ja")
        robin.keep(client, {**robin.AT_HOME, "ort": "19053 Schwerin"})

        answer = asking.agree(client, checked, house)

        assert answer.status_code == 422
        assert "haben sich seit der letzten Ansicht geändert" in pages.main_text(answer)
        assert rows_of(database)["inquiry"] == []
        assert asking.agree(client, answer, house).status_code == 303
