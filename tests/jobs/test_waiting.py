"""The worker asks whether people still wait, and lets the lists age."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.jobs.waiting import ASK_WAITING
from portal.jobs.worker import run_job
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.web import clock
from portal.web.extensions import db
from tests.factories import waiting
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW, house_with_lamp, store
from tests.factories.forms import press
from tests.factories.mails import plain_text, take_mails

DAY = timedelta(days=1)


@pytest.fixture
def houses(app):
    return store(
        app,
        [house_with_lamp(name, light=Light.BELEGT) for name in ("Haus am See", "Haus am Wald")],
    )


@pytest.fixture
def work(app):
    """Return a function that runs the job so many days later and gives the mails it sent."""

    def run(days):
        with clock.freeze(NOW + days * DAY):
            run_job(app=app, job=ASK_WAITING, argument="")
        return take_mails(app)

    return run


@pytest.fixture
def wait(app, client, houses):
    """Return a function that puts somebody on a list at `NOW`."""

    def join(number=0, **changed):
        with clock.freeze(NOW):
            waiting.join(client, houses[number], **changed)
            link = waiting.link_in_mail(app)
            waiting.press_at(client, link, waiting.CONFIRM, ("Haus am See", "Haus am Wald")[number])
        return link

    return join


def states(app):
    with app.app_context():
        return db.session.scalars(sa.select(WaitingEntry.state)).all()


def test_x04_after_thirty_days_one_mail_asks_for_all_lists_and_tells_nothing(app, wait, work):
    wait()
    wait(1)

    assert work(29) == ()
    (mail,) = work(30)
    assert work(31) == ()

    assert (mail["To"], mail["Subject"]) == ("erika@example.org", "Warten Sie noch?")
    for word in ("Haus am", "Erika Muster", "Krankenhaus", "Dauerpflege", "0385"):
        assert word not in plain_text(mail)
    assert states(app) == ["aktiv", "aktiv"]


def test_x04_the_answer_counts_for_another_thirty_days(client, wait, work):
    wait()
    (mail,) = work(30)
    link = waiting.LINK.findall(plain_text(mail))[0]

    with clock.freeze(NOW + 31 * DAY):
        press(client, client.get(link), waiting.STILL)

    assert work(60) == ()
    assert len(work(61)) == 1


def test_x04_without_an_answer_it_rests_and_is_gone_after_half_a_year(app, wait, work):
    wait()
    work(30)

    work(43)
    assert states(app) == ["aktiv"]
    work(44)
    assert states(app) == ["ruht"]
    work(179)
    assert states(app) == ["ruht"]
    for _ in range(2):
        assert work(180) == ()
    with app.app_context():
        assert db.session.scalars(sa.select(WaitingPerson)).all() == []


def test_both_the_old_and_the_new_link_work(client, wait, work):
    first = wait()
    second = waiting.LINK.findall(plain_text(work(30)[0]))[0]

    assert first != second
    assert [client.get(link).status_code for link in (first, second)] == [200, 200]


def test_an_account_is_asked_at_the_address_it_has_now(client, app, houses, work):
    erika = make_account(app, email="erika@example.org")
    with clock.freeze(NOW):
        sign_in(client, app, erika)
        waiting.join(client, houses[0])
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE account SET email = 'neu@example.org'"))

    (mail,) = work(30)

    assert mail["To"] == "neu@example.org"


def test_an_address_that_cannot_be_read_stops_nobody_else(app, wait, work):
    wait()
    wait(1, email="otto@example.org")
    with app.app_context(), db.engine.begin() as connection:
        first = connection.scalar(sa.select(sa.func.min(WaitingPerson.id)))
        connection.execute(
            sa.update(WaitingPerson).where(WaitingPerson.id == first).values(email=b"broken")
        )

    assert len(work(30)) == 1
    assert work(31) == ()


def test_each_hour_it_looks(app, wait):
    wait()
    later = NOW + 30 * DAY
    due = datetime(later.year, later.month, later.day, 9, 7)  # noqa: DTZ001 – as Huey asks
    tasks = app.extensions["queue"].read_periodic(due)

    with clock.freeze(later):
        for task in tasks:
            app.extensions["queue"].execute(task)

    assert len(take_mails(app)) == 1
