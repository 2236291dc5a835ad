"""Mail goes out after the commit, without delaying a page and without a word in the log."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, Response

from portal.values.errors import Unavailable
from portal.web import clock, outside
from portal.web.access import public
from portal.web.posting import send_soon
from portal.web.transactions import writing
from tests.factories import mails
from tests.factories.directory import NOW
from tests.jobs.outbox import MINUTE, ids, message_id, post, run, stored
from tests.support.post_office import PostOffice


class TestSendMails:
    def test_sends_all_that_is_due_and_empties_it(self, posting: Flask, post_office: PostOffice):
        for number in range(3):
            post(posting, number=number)

        run(posting)

        assert ids(post_office) == [message_id(n) for n in range(3)]
        assert stored(posting, "letter", "sent_at", "claimed_until") == [(b"", NOW, None)] * 3

    def test_a_second_run_sends_nothing_again(self, posting: Flask, post_office: PostOffice):
        post(posting)

        for _ in range(2):
            run(posting)

        assert len(post_office.taken) == 1

    @pytest.mark.parametrize(
        ("sender", "name"),
        [("activation_sender", "mitpflegeleben.de"), ("reset_sender", "mitunsleben.de")],
    )
    def test_a11_a16_each_kind_comes_from_its_own_domain(
        self, posting: Flask, post_office: PostOffice, sender: str, name: str
    ):
        address = getattr(posting.extensions["site"], sender)
        post(posting, sender=address)

        run(posting)

        (taken,) = post_office.taken
        assert mails.parse(taken)["From"] == f"do-not-reply@{name}"
        assert post_office.envelopes[0][0] == f"do-not-reply@{name}"
        assert ids(post_office)[0].endswith(f"@{name}>")

    def test_what_was_rolled_back_is_never_sent(self, posting: Flask, post_office: PostOffice):
        def register() -> None:
            with posting.app_context(), writing() as session:
                mails.post(session, cipher=outside.current().cipher)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            register()
        run(posting)

        assert post_office.taken == []
        assert stored(posting, "id") == []

    def test_no_transaction_is_open_while_the_server_is_asked(
        self, posting: Flask, post_office: PostOffice
    ):
        """Another one may write meanwhile, also on SQLite, where one writes at a time."""
        post(posting)
        seen: list[bool] = []

        def write() -> None:
            with posting.app_context(), clock.freeze(NOW + MINUTE):
                post(posting, number=2)
                seen.append(True)

        post_office.on_data = write

        run(posting)

        assert seen == [True]


class TestPrivacy:
    def test_no_log_line_tells_whom_or_what(self, posting: Flask, post_office: PostOffice, caplog):
        caplog.set_level(logging.DEBUG)
        post(posting, number=1)
        run(posting)
        post_office.answers["RCPT"] = "550 anna@example.org does not exist"
        post(posting, number=2)
        run(posting)
        post_office.answers["RCPT"] = "451 anna@example.org later"
        post(posting, number=3)
        run(posting)
        post_office.close()
        post(posting, number=4)
        run(posting)

        ours = [
            record.getMessage()
            for record in caplog.records
            if record.name.startswith(("portal", "huey"))
        ]
        assert len(ours) >= 4
        for line in ours:
            assert "anna" not in line
            assert mails.CANARY not in line
            assert "mitpflegeleben" not in line
        assert any("SMTPRecipientsRefused 550" in line for line in ours)


class TestPages:
    """A page only writes the mail down; the worker's queue may be full, and the server dead."""

    def test_a_page_never_speaks_to_the_server(
        self, make_app: Callable[..., Flask], sqlite_template: Path, post_office: PostOffice
    ):
        app = make_app(environment="development", smtp_url=post_office.url)
        Path(app.instance_path, "portal.sqlite3").write_bytes(sqlite_template.read_bytes())

        def register() -> Response:
            post(app)
            send_soon()
            return Response("ok", mimetype="text/plain")

        app.add_url_rule("/probe", "probe", public(register))

        answer = app.test_client().get("/probe")

        assert answer.status_code == 200
        assert post_office.greetings == 0
        assert app.extensions["queue"].pending_count() == 1
        assert len(stored(app, "id")) == 1
        app.extensions["queue"].storage.close()

    def test_a_full_queue_loses_nothing(self, posting: Flask, post_office: PostOffice):
        def refuse(**_: object) -> None:
            raise Unavailable

        with posting.app_context():
            outside.bind(posting, outside=replace(outside.current(), enqueue=refuse))
            post(posting)
            send_soon()

        run(posting)  # as each minute

        assert len(post_office.taken) == 1

    def test_soon_after_the_commit_the_mail_is_on_its_way(
        self, posting: Flask, post_office: PostOffice
    ):
        with posting.app_context():
            post(posting)
            send_soon()

        assert len(post_office.taken) == 1
