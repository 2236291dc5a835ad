"""Taking back what a facility was told."""

import pytest
import sqlalchemy as sa

from portal.models.inquiry import Inquiry
from portal.web.transactions import writing
from tests.factories import asking, pages
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.mails import take_mails

LIST = "/mein-konto/anfragen"


@pytest.mark.usefixtures("asked")
def test_x16_one_facility_loses_the_data_and_learns_of_it_once(client, app, stored):
    one = stored()[0].id
    opened = client.get(f"{LIST}/{one}")

    for _ in range(2):
        done = press(client, opened, "Daten zurückziehen")

    text = pages.main_text(client.get(done.location))
    assert "zurückgezogen. Die Einrichtung kann sie nicht mehr lesen." in text
    assert asking.CANARY not in text
    first, *others = stored()
    assert (first.state, first.content, first.links) == ("zurueckgezogen", None, None)
    assert [row.state for row in others] == ["neu", "neu"]
    (mail,) = take_mails(app)
    assert (mail["To"], mail["Subject"]) == (
        "haus-1@example.org",
        "Eine Anfrage wurde zurückgezogen",
    )
    assert asking.CANARY not in str(mail)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("state", ["zurueckgehalten", "erledigt"])
def test_what_no_facility_got_is_not_said_to_be_known_there(client, app, stored, state):
    one = stored()[0].id
    take_mails(app)
    with app.app_context(), writing() as session:
        never_sent = sa.update(Inquiry).where(Inquiry.id == one)
        session.execute(never_sent.values(state=state, sent_at=None, announced_at=None))

    done = press(client, client.get(f"{LIST}/{one}"), "Daten zurückziehen")

    text = pages.main_text(client.get(done.location))
    assert "zurückgezogen. Die Einrichtung hat sie nie bekommen." in text
    assert take_mails(app) == ()


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("sent_at", [NOW, None])
def test_x16_where_nothing_is_left_nothing_is_offered_to_take_back(client, app, stored, sent_at):
    with app.app_context(), writing() as session:
        emptied = sa.update(Inquiry).where(Inquiry.facility_id == stored()[0].facility_id)
        session.execute(emptied.values(state="erledigt", content=None, sent_at=sent_at))
    first, second, _ = stored()

    shown = client.get(f"{LIST}/{first.id}")

    assert "Daten zurückziehen" not in shown.text
    assert "Daten zurückziehen" in client.get(f"{LIST}/{second.id}").text
    receipt = pages.main_text(client.get(f"{LIST}/sendung/{first.batch_id}"))
    assert ("Die Einrichtung hat Ihre Daten nicht mehr." in receipt) is (sent_at is not None)


@pytest.mark.usefixtures("asked")
def test_x16_all_of_a_sending_at_once(client, app, stored):
    path = f"{LIST}/sendung/{stored()[0].batch_id}"

    press(client, client.get(path), "Daten zurückziehen")

    shown = pages.main_text(client.get(path))
    assert shown.count("zurückgezogen am 2. März 2026") == 3
    assert asking.CANARY not in shown
    assert {row.content for row in stored()} == {None}
    assert len(take_mails(app)) == 3


def test_x16_what_was_not_confirmed_yet_goes_for_one_facility_alone(client, app, houses, stored):
    asking.ask(client, *houses[:2])
    path = asking.link_in_mail(app)
    shown = client.get(f"{path}/{stored()[0].id}")

    done = press(client, shown, "Daten zurückziehen")

    assert "Die Einrichtung hat davon nichts bekommen." in pages.main_text(shown)
    assert done.location == "/anfrage/verworfen"
    assert [row.facility_id for row in stored()] == [houses[1]]
    assert take_mails(app) == ()


def test_x16_by_the_link_in_the_mail_as_well(client, app, house, stored):
    path = asking.ask_by_mail(client, app, house)
    take_mails(app)

    press(client, client.get(path), "Daten zurückziehen")

    assert [row.state for row in stored()] == ["zurueckgezogen"]
    assert "zurückgezogen" in pages.main_text(client.get(path))
    assert len(take_mails(app)) == 1
