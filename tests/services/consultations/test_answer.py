"""What a page changed is stored at once, or merged into what was stored meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.services.consultations.answer import changes_between, fill, store_answers
from portal.services.consultations.delete import delete_consultation
from portal.services.consultations.find import ConsultationGone, ticket_of
from portal.services.consultations.issue_code import issue_code
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import TERM, start_consultation
from portal.services.consultations.withdraw_code import withdraw_code
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW
from tests.support.statements import counted

CHANGES = {"fuer_wen": "Zaunkoenig"}
TABS = 10


@pytest.fixture
def stored(session, cipher):
    """Return a function that reads the consultation as a page does."""
    return lambda key=KEY: read_consultation(session, key=key, now=NOW, cipher=cipher)


@pytest.fixture
def answer(session, cipher, stored):
    """Return a function that stores changes, judged by what is stored now or was `read`."""

    def answer(changes=CHANGES, *, read=None, now=NOW, key=KEY):
        read = read or stored()
        answers = {name: given for name, given in {**read.answers, **changes}.items() if given}
        filled = fill(read=read, answers=answers, catalogue_version="katalog-2", cipher=cipher)
        store_answers(session, key=key, filled=filled, now=now, cipher=cipher)

    return answer


class TestStore:
    def test_adds_and_replaces(self, start, answer, stored):
        start()

        answer({"fuer_wen": "selbst", "ort": "50667"})

        assert stored().answers == {**ANSWERS, "fuer_wen": "selbst", "ort": "50667"}

    def test_takes_an_answer_back(self, start, answer, stored):
        start()

        answer({"name": None, "nie_gegeben": None})

        left = {key: value for key, value in ANSWERS.items() if key != "name"}
        assert stored().answers == left

    def test_changes_nothing_but_the_ciphertext_and_the_version(self, start, answer, rows):
        start()
        (before,) = rows()

        answer(now=NOW + timedelta(hours=1))

        (after,) = rows()
        changed = {name for name in after if after[name] != before[name]}
        assert changed == {"answers", "catalogue_version"}
        assert after["catalogue_version"] == "katalog-2"
        assert b"Zaunkoenig" not in after["answers"]

    def test_compares_and_writes_in_one_statement(self, session, start, answer, stored):
        start()
        read = stored()

        with counted(session.connection()) as sent:
            answer(read=read)

        assert [statement.split()[0] for statement in sent] == ["UPDATE"]

    def test_works_by_the_ticket_of_a_code(self, session, start, answer, stored, code):
        start()
        ticket = ticket_of(code=code())
        read = stored(ticket)

        with counted(session.connection()) as sent:
            answer(read=read, key=ticket)

        assert len(sent) == 1
        assert stored().answers == {**ANSWERS, **CHANGES}


@pytest.fixture
def code(session, stored, catalogue, cipher):
    """Return a function that makes a resume code and tells it."""

    def make():
        issue_code(session, key=KEY, random_bits=4_711, catalogue=catalogue, now=NOW, cipher=cipher)
        return stored().code

    return make


class TestStoredMeanwhile:
    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            ({"wohnt": "allein"}, {"wunsch": "offen"}, {"wohnt": "allein", "wunsch": "offen"}),
            ({"wohnt": "allein"}, {"wohnt": "heim"}, {"wohnt": "heim"}),
            ({"wohnt": "allein"}, {"name": None}, {"wohnt": "allein", "name": None}),
            ({"name": None}, {"wunsch": "offen"}, {"name": None, "wunsch": "offen"}),
            ({"wohnt": ("a", "b")}, {}, {"wohnt": ("a", "b")}),
        ],
    )
    def test_what_another_tab_stored_stays(self, start, answer, stored, *, first, second, expected):
        start()
        both_saw = stored()

        answer(first, read=both_saw)
        answer(second, read=both_saw)

        merged = {**ANSWERS, **expected}
        assert stored().answers == {name: given for name, given in merged.items() if given}

    def test_it_is_read_under_the_lock_and_merged(self, session, start, answer, stored):
        start()
        read = stored()
        answer({"wohnt": "allein"})

        with counted(session.connection()) as sent:
            answer(read=read)

        assert [statement.split()[0] for statement in sent] == ["UPDATE", "SELECT", "UPDATE"]

    def test_a_page_sent_twice_has_one_effect(self, start, answer, stored):
        start()
        read = stored()

        answer(read=read)
        answer(read=read)

        assert stored().answers == {**ANSWERS, **CHANGES}

    def test_what_was_read_without_its_bytes_is_merged(self, start, answer, stored):
        start()
        read = stored()
        unknown = type(read)(
            id=read.id,
            answers=read.answers,
            expires_at=read.expires_at,
            catalogue_version=read.catalogue_version,
            code=read.code,
        )

        answer(read=unknown)

        assert stored().answers == {**ANSWERS, **CHANGES}

    def test_what_cannot_be_read_any_more_is_gone(self, session, start, cipher, stored, rows):
        start()
        read = stored()
        foreign = Cipher(keys=(Fernet.generate_key().decode(),))
        filled = fill(
            read=read, answers={**read.answers, **CHANGES}, catalogue_version="2", cipher=cipher
        )
        (before,) = rows()
        damaged = foreign.encrypt(plain=b"{}", owner_id=ID)
        session.execute(sa.text("UPDATE consultation SET answers = :damaged"), {"damaged": damaged})

        with pytest.raises(ConsultationGone):
            store_answers(session, key=KEY, filled=filled, now=NOW, cipher=cipher)

        assert rows() == [{**before, "answers": damaged}]


class TestRefusal:
    @pytest.mark.parametrize(("now", "key"), [(NOW + TERM, KEY), (NOW, "l" * 32)])
    def test_an_expired_or_foreign_one_takes_no_answers(self, start, answer, rows, now, key):
        start()
        before = rows()

        with pytest.raises(ConsultationGone):
            answer(now=now, key=key)

        assert rows() == before

    def test_a_deleted_one_does_not_come_back(self, session, start, answer, stored, rows):
        start()
        read = stored()
        delete_consultation(session, key=KEY, now=NOW)

        with pytest.raises(ConsultationGone):
            answer(read=read)

        assert rows() == []

    def test_who_came_by_a_code_writes_nothing_once_it_is_withdrawn(
        self, session, start, answer, stored, *, rows, code
    ):
        start()
        ticket = ticket_of(code=code())
        read = stored(ticket)
        withdraw_code(session, key=KEY, fresh_key="f" * 22, now=NOW)
        before = rows()

        with pytest.raises(ConsultationGone):
            answer(read=read, key=ticket)

        assert rows() == before

    def test_one_key_never_writes_what_another_opened(self, start, answer, stored):
        start()
        start(key="o" * 32, consultation_id="other", answers={**ANSWERS, "name": "Zeisig"})
        read = stored()

        answer(read=read, key="o" * 32)

        assert stored().answers == ANSWERS
        assert stored("o" * 32).answers == {**ANSWERS, "name": "Zeisig", **CHANGES}


class TestParallel:
    def test_tabs_that_saw_the_same_and_send_at_the_same_moment_lose_nothing(self, engine, cipher):
        all_have_read = Barrier(TABS)

        def write(number: int) -> None:
            with Session(engine) as session:
                read = read_consultation(session, key=KEY, now=NOW, cipher=cipher)
                session.rollback()
                answers = {**read.answers, f"frage_{number}": "ja"}
                filled = fill(read=read, answers=answers, catalogue_version="1", cipher=cipher)
                all_have_read.wait()
                session.connection(execution_options={"writes": True})
                store_answers(session, key=KEY, filled=filled, now=NOW, cipher=cipher)
                session.commit()

        with Session(engine) as session:
            start_consultation(
                session,
                key=KEY,
                consultation_id=ID,
                answers=ANSWERS,
                catalogue_version="katalog-1",
                consent_version="text-1",
                now=NOW,
                cipher=cipher,
            )
            session.commit()
        with ThreadPoolExecutor(max_workers=TABS) as crowd:
            list(crowd.map(write, range(TABS)))

        with Session(engine) as session:
            answers = read_consultation(session, key=KEY, now=NOW, cipher=cipher).answers
        assert answers == {**ANSWERS, **{f"frage_{number}": "ja" for number in range(TABS)}}


class TestChangesBetween:
    @pytest.mark.parametrize(
        ("before", "after", "changes"),
        [
            ({}, {}, {}),
            ({"a": "1"}, {"a": "1"}, {}),
            ({"a": "1"}, {"a": "2", "b": ("3",)}, {"a": "2", "b": ("3",)}),
            ({"a": "1", "b": ("2", "3")}, {"b": ("2",)}, {"a": None, "b": ("2",)}),
        ],
    )
    def test_are_what_differs(self, before, after, changes):
        assert changes_between(before=before, after=after) == changes
