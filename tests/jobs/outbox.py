"""The outbox of an app: posting into it, running the job, looking at what is left."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from portal.jobs import worker
from portal.models.outgoing_mail import OutgoingMail
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import mails
from tests.factories.directory import NOW
from tests.support.post_office import PostOffice

MINUTE = timedelta(minutes=1)


def post(app: Flask, *, number: int = 1, **changes: str) -> str:
    """Post a letter with the app's own key and return its id."""
    with app.app_context(), writing() as session:
        return mails.post(
            session, number=number, now=clock.now(), cipher=outside.current().cipher, **changes
        )


def run(app: Flask) -> None:
    """Run the job once."""
    worker.run_job(app=app, job="send-mails", argument="")


def run_after(app: Flask, age: timedelta) -> None:
    """Run the job when that much time has passed."""
    with clock.freeze(NOW + age):
        run(app)


def stored(app: Flask, *names: str) -> list[tuple[object, ...]]:
    """Return these columns of every mail, by id."""
    columns = [getattr(OutgoingMail, name) for name in names]
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(sa.select(*columns).order_by(OutgoingMail.id))
        return [tuple(row) for row in rows]


def ids(office: PostOffice) -> list[str]:
    """Return the Message-IDs of what the server took, in order."""
    return [mails.parse(raw)["Message-ID"] for raw in office.taken]


def message_id(number: int) -> str:
    """Return the Message-ID of the letter with that number."""
    return f"<{number:032x}@mitpflegeleben.de>"
