"""Joining a waiting list without an account: typed, confirmed by mail, once."""

import pytest
import sqlalchemy as sa

from portal.blueprints.seekers.waiting import joining
from portal.domain.availability.light import KindOfPlace, Light
from portal.models.waiting_entry import WaitingEntry
from portal.web.extensions import db
from tests.factories import directory, pages, waiting
from tests.factories.directory import Lamp, Offer, house_with_lamp
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.support.statements import writes_nothing

LAMPS = (
    Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT),
    Lamp(kind=KindOfPlace.KURZZEITPFLEGE, light=Light.BELEGT),
)


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See", lamps=LAMPS))[0]


def stored(app):
    with app.app_context():
        return db.session.scalars(sa.select(WaitingEntry).order_by(WaitingEntry.id)).all()


def sent_form(client, house, **changed):
    """Return what the filled form sends, so that a test may forge it."""
    form = find_form(client.get(waiting.path_of(house)), button=waiting.JOIN)
    return form.filled(waiting.FILLED | changed, button=waiting.JOIN)


class TestEntry:
    """Settlement 2: the way to the waiting list stands where nobody can be had at once."""

    @pytest.mark.parametrize(
        "case",
        [
            (Light.BELEGT, True, True),
            (Light.FREI, False, True),
            (Light.AUF_ANFRAGE, True, False),
            (Light.FREI, True, False),
        ],
    )
    def test_e11_the_profile_leads_there_when_full_or_when_nobody_may_ask(
        self, client, app, add_offers, case
    ):
        light, accepts, is_shown = case
        house = add_offers(house_with_lamp("Haus am See", light=light))[0]
        directory.change(app, house, accepts_inquiries=accepts)

        answer = client.get(f"/pflege-und-wohnangebote/{house}")

        links = pages.links(pages.tree(answer))
        assert (links.get("Auf die Warteliste setzen") == waiting.path_of(house)) is is_shown

    def test_where_all_is_free_the_form_says_so_and_takes_nothing(self, client, app, add_offers):
        free = add_offers(house_with_lamp("Haus am See", light=Light.FREI))[0]
        answer = client.get(waiting.path_of(free))

        assert "Plätze frei gemeldet" in pages.main_text(answer)
        full = add_offers(house_with_lamp("Haus am Wald", light=Light.BELEGT))[0]
        forged = client.post(waiting.path_of(free), data=sent_form(client, full))
        assert forged.status_code == 422
        assert stored(app) == []

    @pytest.mark.parametrize("ending", ["", "/gesendet"])
    def test_d12_an_unpublished_facility_has_no_such_page(self, client, app, house, ending):
        directory.change(app, house, is_published=False)

        for number in (house, 999):
            assert client.get(waiting.path_of(number) + ending).status_code == 404

    def test_d12_nor_can_one_join_there(self, client, app, house):
        data = sent_form(client, house)
        directory.change(app, house, is_published=False)

        assert client.post(waiting.path_of(house), data=data).status_code == 404
        assert stored(app) == []


class TestJoining:
    def test_x04_a_mail_asks_for_confirmation_and_tells_nothing(self, client, app, house):
        answer = waiting.join(client, house)

        assert answer.status_code == 303
        assert "Wir haben Ihnen einen Link geschickt" in pages.main_text(
            client.get(answer.location)
        )
        mail = take_mails(app)[-1]
        assert (mail["To"], mail["From"]) == (
            "erika@example.org",
            "do-not-reply@mitpflegeleben.de",
        )
        for word in ("Haus am See", "Erika Muster", "0385", "Krankenhaus", "Dauerpflege"):
            assert word not in str(mail), word
        assert [one.state for one in stored(app)] == ["entwurf"]

    def test_x04_consent_comes_first_and_is_kept_with_version_and_time(self, client, app, house):
        page = client.get(waiting.path_of(house))
        assert "Felder mit * müssen Sie ausfüllen." in pages.main_text(page)
        assert page.text.index('id="einwilligung"') < page.text.index('name="platz"')
        waiting.join(client, house)

        (entry,) = stored(app)
        assert entry.consented_at == directory.NOW
        assert len(entry.consent_version) == 12

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"einwilligung": ()}, "Ohne Ihre Einwilligung"),
            ({"platz": ()}, "worauf Sie warten"),
            ({"name": " "}, "Ihren Namen ein"),
            ({"name": "x" * 81}, "höchstens 80 Zeichen"),
            ({"email": "erika"}, "E-Mail-Adresse vollständig"),
            ({"email": "a@b.de\r\nBcc: x@y.de"}, "E-Mail-Adresse vollständig"),
            ({"telefon": "anrufen!"}, "Telefonnummer mit Ziffern"),
            ({"telefon": "1" * 41}, "Telefonnummer mit Ziffern"),
            ({"ab": "2026-03-01"}, "einen Tag ab heute"),
            ({"ab": "2028-03-02"}, "einen Tag ab heute"),
            ({"ab": "bald"}, "einen Tag ab heute"),
        ],
    )
    def test_x04_what_is_wrong_is_said_and_nothing_typed_is_lost(
        self, client, app, house, changed, sentence
    ):
        answer = waiting.join(client, house, **changed)

        assert answer.status_code == 422
        assert sentence in pages.main_text(answer)
        assert stored(app) == []
        assert take_mails(app) == ()
        form = find_form(answer, button=waiting.JOIN)
        for name in ("name", "telefon", "email"):
            if name not in changed:
                assert form.chosen(name) == [waiting.FILLED[name]]
        assert form.chosen("grund") == ["krankenhaus"]

    @pytest.mark.parametrize(
        ("field", "value"), [("platz", "wohnung"), ("platz", "x"), ("grund", "laune")]
    )
    def test_what_is_not_offered_is_refused(self, client, app, house, field, value):
        data = sent_form(client, house)
        data[field] = value

        assert client.post(waiting.path_of(house), data=data).status_code == 422
        assert stored(app) == []

    def test_what_the_form_does_not_ask_changes_nothing(self, client, app, house):
        data = sent_form(client, house)
        data["state"], data["account_id"], data["formular"] = "aktiv", "a" * 32, "../x"

        client.post(waiting.path_of(house), data=data)

        (entry,) = stored(app)
        assert entry.state == "entwurf"
        assert len(entry.id) == 32

    def test_the_same_form_twice_or_ten_times_joins_once(self, client, app, house):
        data = sent_form(client, house)

        answers = [client.post(waiting.path_of(house), data=data) for _ in range(3)]

        assert {one.status_code for one in answers} == {303}
        assert len(stored(app)) == 1
        assert len(take_mails(app)) == 1

    def test_the_answer_does_not_tell_whether_somebody_waits_already(self, client, app, house):
        first = waiting.join(client, house)
        press(client, client.get(waiting.link_in_mail(app)), f"{waiting.CONFIRM}: Haus am See")
        second = waiting.join(client, house, name="Ein Fremder")

        assert (first.status_code, first.location) == (second.status_code, second.location)
        page = client.get(waiting.link_in_mail(app))
        assert "Erika Muster" in pages.main_text(page)
        assert "Fremder" not in page.text

    def test_many_to_one_address_have_to_wait(self, client, house):
        for _ in range(5):
            assert waiting.join(client, house).status_code == 303

        answer = waiting.join(client, house, email="Erika@example.org")

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert find_form(answer, button=waiting.JOIN).chosen("name") == ["Erika Muster"]

    def test_many_from_one_place_have_to_wait(self, client, house):
        for number in range(20):
            waiting.join(client, house, email=f"{number}@example.org")

        assert waiting.join(client, house, email="neu@example.org").status_code == 429

    def test_a_second_click_at_the_same_moment_is_tried_again(
        self, client, app, house, monkeypatch
    ):
        join_list, tries = joining.join_list, []

        def fail_once(*args, **kwargs):
            tries.append(1)
            if len(tries) == 1:
                raise joining.JoinedMeanwhile("first")
            join_list(*args, **kwargs)

        monkeypatch.setattr(joining, "join_list", fail_once)

        assert waiting.join(client, house).status_code == 303
        assert len(stored(app)) == 1


class TestConfirming:
    def test_opening_the_link_changes_nothing_and_stays_here(self, client, app, house, database):
        waiting.join(client, house)
        link = waiting.link_in_mail(app)

        with writes_nothing(database):
            for method in ("GET", "HEAD"):
                answer = client.open(link, method=method)
                assert answer.status_code == 200
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["Cache-Control"] == "no-store"

    def test_x04_the_button_puts_the_entry_on_the_list(self, client, app, house):
        link = waiting.confirmed(client, app, house)

        text = pages.main_text(client.get(f"{link}?fertig=bestaetigt"))
        assert "Sie stehen unter den Ersten der Liste" in text
        assert "Ihr Eintrag steht jetzt auf der Warteliste" in text
        assert [one.state for one in stored(app)] == ["aktiv"]

    def test_twice_is_once(self, client, app, house):
        waiting.join(client, house)
        link = waiting.link_in_mail(app)
        data = waiting.filled_at(client, link, f"{waiting.CONFIRM}: Haus am See")

        answers = [client.post(f"{link}/bestaetigen", data=data) for _ in range(2)]

        assert [one.status_code for one in answers] == [303, 303]
        assert [one.state for one in stored(app)] == ["aktiv"]

    def test_somebody_elses_entry_cannot_be_confirmed(self, client, app, house):
        waiting.join(client, house)
        waiting.link_in_mail(app)
        waiting.join(client, house, email="otto@example.org")
        link = waiting.link_in_mail(app)
        data = waiting.filled_at(client, link, f"{waiting.CONFIRM}: Haus am See")
        foreign = next(one.id for one in stored(app) if one.id != data["eintrag"])
        data["eintrag"] = foreign

        assert client.post(f"{link}/bestaetigen", data=data).status_code == 404
        assert {one.state for one in stored(app)} == {"entwurf"}

    @pytest.mark.parametrize("token", ["x", "A" * 32, "%00", "..", "a" * 500])
    def test_other_links_lead_nowhere(self, client, token):
        assert client.get(f"/meine-warteliste/{token}").status_code == 404

    def test_nothing_can_be_done_with_other_links(self, client, app, house):
        link = waiting.confirmed(client, app, house)
        data = waiting.filled_at(client, link, f"{waiting.LEAVE}: Haus am See")

        for ending, status in (
            ("bestaetigen", 404),
            ("aktuell", 404),
            ("austragen", 303),
            ("ueberall-austragen", 303),
        ):
            answer = client.post(f"/meine-warteliste/gibt-es-nicht/{ending}", data=data)
            assert answer.status_code == status, ending
        assert len(stored(app)) == 1


class TestFull:
    def test_who_waits_at_too_many_places_is_told_so(self, client, app, house, monkeypatch):
        waiting.join(client, house)
        link = waiting.link_in_mail(app)
        monkeypatch.setattr("portal.services.waiting.confirm.MOST_ENTRIES", 0)

        answer = waiting.press_at(client, link, waiting.CONFIRM)

        assert "auf 20 Wartelisten" in pages.main_text(client.get(answer.location))
        assert [one.state for one in stored(app)] == ["entwurf"]
