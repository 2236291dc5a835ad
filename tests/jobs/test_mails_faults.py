"""Whatever fails, a mail goes out at least once, and nobody else's mail waits for it."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.mails.terms import GIVEN_UP_AFTER, LEASE
from portal.jobs import mails as job
from portal.models.outgoing_mail import OutgoingMail
from portal.web import clock
from portal.web.transactions import writing
from tests.factories import mails
from tests.factories.directory import NOW
from tests.jobs.outbox import MINUTE, ids, message_id, post, run, run_after, stored
from tests.support.post_office import PostOffice


class TestFaults:
    def test_a_dead_server_loses_nothing(self, posting: Flask, post_office: PostOffice):
        post_office.close()
        for number in range(2):
            post(posting, number=number)

        run(posting)
        tries = stored(posting, "tries", "sent_at", "given_up_at")
        post_office.open()
        run_after(posting, MINUTE)

        assert tries == [(1, None, None), (0, None, None)]
        assert sorted(ids(post_office)) == [message_id(n) for n in range(2)]

    def test_the_pauses_grow(self, posting: Flask, post_office: PostOffice):
        post_office.close()
        post(posting)
        planned = []

        for _ in range(4):
            next_try_at = stored(posting, "next_try_at")[0][0]
            planned.append(next_try_at - NOW)
            with clock.freeze(next_try_at):
                run(posting)

        assert planned == [timedelta(0), MINUTE, 3 * MINUTE, 7 * MINUTE]

    def test_is_given_up_after_three_days_and_keeps_its_text(
        self, posting: Flask, post_office: PostOffice, caplog
    ):
        post_office.close()
        post(posting)

        run_after(posting, GIVEN_UP_AFTER)
        post_office.open()
        run_after(posting, 2 * GIVEN_UP_AFTER)

        ((letter, given_up_at),) = stored(posting, "letter", "given_up_at")
        assert letter
        assert given_up_at == NOW + GIVEN_UP_AFTER
        assert post_office.taken == []
        assert "given up" in caplog.text

    @pytest.mark.parametrize("step", ["EHLO", "DATA"])
    def test_a_server_that_hangs_is_left_for_a_minute(
        self, posting: Flask, post_office: PostOffice, step: str
    ):
        for number in range(2):
            post(posting, number=number)
        post_office.hangs_at = step

        run(posting)
        tries = stored(posting, "tries")
        post_office.hangs_at = ""
        run_after(posting, MINUTE)

        assert tries == [(1,), (0,)]
        assert len(post_office.taken) == 2

    def test_a_mail_that_is_refused_for_now_holds_nobody_up(
        self, posting: Flask, post_office: PostOffice
    ):
        post(posting, number=1)
        post_office.answers["RCPT"] = "451 later"
        post(posting, number=2)

        run(posting)
        tries = stored(posting, "tries", "given_up_at")
        del post_office.answers["RCPT"]
        run_after(posting, MINUTE)

        assert tries == [(1, None), (1, None)]
        assert len(post_office.taken) == 2

    @pytest.mark.parametrize(
        ("step", "answer"), [("RCPT", "550 no such user"), ("DATA", "554 not like this")]
    )
    def test_a_mail_that_is_refused_for_good_is_given_up_at_once(
        self, posting: Flask, post_office: PostOffice, step: str, answer: str
    ):
        post_office.answers[step] = answer
        for number in range(2):
            post(posting, number=number)

        run(posting)
        post_office.answers.clear()
        run_after(posting, GIVEN_UP_AFTER)

        assert stored(posting, "tries", "given_up_at") == [(1, NOW), (1, NOW)]
        assert post_office.taken == []

    def test_an_unreadable_letter_holds_nobody_up(self, posting: Flask, post_office: PostOffice):
        post(posting, number=1)
        with posting.app_context(), writing() as session:
            session.execute(sa.update(OutgoingMail).values(letter=b"damaged"))
        post(posting, number=2)

        run(posting)

        assert ids(post_office) == [message_id(2)]
        assert [bool(row[0]) for row in stored(posting, "given_up_at")] == [True, False]

    def test_a_crash_between_sending_and_settling_sends_twice_under_one_id(
        self, posting: Flask, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
    ):
        post(posting)

        def crash(*_: object, **__: object) -> bool:
            raise SystemExit

        with monkeypatch.context() as dying:
            dying.setattr(job, "settle", crash)
            with pytest.raises(SystemExit):
                run(posting)
        run_after(posting, LEASE - timedelta(seconds=1))
        early = len(post_office.taken)
        run_after(posting, LEASE)

        assert early == 1
        assert ids(post_office) == [message_id(1)] * 2
        first, second = (mails.parse(raw) for raw in post_office.taken)
        assert first["Date"] == second["Date"]
        assert stored(posting, "sent_at") == [(NOW + LEASE,)]

    def test_two_workers_at_once_send_each_once(self, posting: Flask, post_office: PostOffice):
        for number in range(6):
            post(posting, number=number)
        ready = threading.Barrier(2)

        def work() -> None:
            ready.wait()
            with clock.freeze(NOW):
                run(posting)

        workers = [threading.Thread(target=work) for _ in range(2)]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
        run(posting)

        assert sorted(ids(post_office)) == [message_id(n) for n in range(6)]
