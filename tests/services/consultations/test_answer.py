"""What a page changed is merged into what is stored, as long as the consultation is open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.services.consultations.answer import changes_between, store_answers
from portal.services.consultations.delete import delete_consultation
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import TERM, start_consultation
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW

CHANGES = {"fuer_wen": "Zaunkoenig"}


@pytest.fixture
def answer(session, cipher):
    def answer(now=NOW, key=KEY, changes=CHANGES):
        store_answers(
            session,
            key=key,
            changes=changes,
            catalogue_version="katalog-2",
            now=now,
            cipher=cipher,
        )

    return answer


@pytest.fixture
def stored(session, cipher):
    return lambda: read_consultation(session, key=KEY, now=NOW, cipher=cipher).answers


class TestStore:
    def test_what_cannot_be_read_any_more_is_gone(self, session, start, rows):
        start()
        before = rows()

        with pytest.raises(ConsultationGone):
            store_answers(
                session,
                key=KEY,
                changes=CHANGES,
                catalogue_version="katalog-2",
                now=NOW,
                cipher=Cipher(keys=(Fernet.generate_key().decode(),)),
            )

        assert rows() == before

    def test_adds_and_replaces(self, start, answer, stored):
        start()

        answer(changes={"fuer_wen": "selbst", "ort": "50667"})

        assert stored() == {**ANSWERS, "fuer_wen": "selbst", "ort": "50667"}

    def test_takes_an_answer_back(self, start, answer, stored):
        start()

        answer(changes={"name": None, "nie_gegeben": None})

        assert stored() == {key: value for key, value in ANSWERS.items() if key != "name"}

    def test_what_another_tab_stored_meanwhile_stays(self, start, answer, stored):
        start()

        answer(changes={"wohnt": "allein"})
        answer(changes={"wunsch": "offen"})

        assert stored() == {**ANSWERS, "wohnt": "allein", "wunsch": "offen"}

    def test_changes_nothing_but_the_ciphertext_and_the_version(self, start, answer, rows):
        start()
        (before,) = rows()

        answer(now=NOW + timedelta(hours=1))

        (after,) = rows()
        changed = {name for name in after if after[name] != before[name]}
        assert changed == {"answers", "catalogue_version"}
        assert after["catalogue_version"] == "katalog-2"
        assert b"Zaunkoenig" not in after["answers"]


class TestRefusal:
    @pytest.mark.parametrize(("now", "key"), [(NOW + TERM, KEY), (NOW, "l" * 32)])
    def test_an_expired_or_foreign_one_takes_no_answers(self, start, answer, rows, now, key):
        start()
        before = rows()

        with pytest.raises(ConsultationGone):
            answer(now=now, key=key)

        assert rows() == before

    def test_a_deleted_one_does_not_come_back(self, session, start, answer, rows):
        start()
        delete_consultation(session, key=KEY, now=NOW)

        with pytest.raises(ConsultationGone):
            answer()

        assert rows() == []


class TestParallel:
    def test_ten_tabs_at_the_same_moment_lose_nothing(self, engine, cipher):
        def write(number: int) -> None:
            with Session(engine) as session:
                session.connection(execution_options={"writes": True})
                store_answers(
                    session,
                    key=KEY,
                    changes={f"frage_{number}": "ja"},
                    catalogue_version="katalog-1",
                    now=NOW,
                    cipher=cipher,
                )
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
        with ThreadPoolExecutor(max_workers=10) as crowd:
            list(crowd.map(write, range(10)))

        with Session(engine) as session:
            answers = read_consultation(session, key=KEY, now=NOW, cipher=cipher).answers
        assert answers == {**ANSWERS, **{f"frage_{number}": "ja" for number in range(10)}}


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
