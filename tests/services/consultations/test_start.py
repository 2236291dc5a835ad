"""A consultation starts with consent only, and its row tells a thief nothing."""

import hashlib
from datetime import timedelta

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.domain.robin.resume_code import make_code
from portal.models.consultation import Consultation
from portal.services.consultations import start as start_module
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import TERM, StartedMeanwhile
from portal.values.errors import Invalid
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW
from tests.support.statements import counted

SECOND = timedelta(seconds=1)


class TestConsent:
    @pytest.mark.parametrize("consent", [{}, {"einwilligung": "nein"}, {"einwilligung": ""}])
    def test_b03_b04_without_it_nothing_is_sent_to_the_database(
        self, session, start, rows, consent
    ):
        with counted(session.connection()) as sent, pytest.raises(Invalid) as refused:
            start(answers={"ort": "19370"} | consent)

        assert (refused.value.field, refused.value.code) == ("einwilligung", "pflicht")
        assert sent == []
        assert rows() == []

    def test_b04_a_start_page_sent_again_without_it_changes_nothing(self, start, rows):
        start()
        before = rows()

        with pytest.raises(Invalid):
            start(answers={"ort": "50667"}, now=NOW + SECOND)

        assert rows() == before

    def test_b06_is_stored_with_version_and_time(self, session, start):
        start()

        stored = session.scalars(sa.select(Consultation)).one()
        assert (stored.consent_version, stored.consented_at) == ("text-1", NOW)
        assert stored.catalogue_version == "katalog-1"


class TestRow:
    def test_holds_no_answer_in_the_clear(self, start, rows):
        start()

        (row,) = rows()
        assert isinstance(row["answers"], bytes)
        for word in ("Kanarienvogel", "19370", "einwilligung"):
            assert word.encode() not in row["answers"]
            assert all(word not in str(value) for value in row.values())

    def test_holds_the_hash_of_the_key_and_never_the_key(self, start, rows):
        start()

        (row,) = rows()
        assert row["key_hash"] == hashlib.sha256(KEY.encode()).hexdigest()
        assert all(KEY not in str(value) for value in row.values())
        assert KEY.encode() not in row["answers"]

    def test_equal_answers_make_different_ciphertext(self, start, rows):
        start()
        start(key="l" * 32, consultation_id="1a")

        one, other = rows()
        assert one["answers"] != other["answers"]

    def test_lives_24_hours(self, session, start):
        start()

        stored = session.scalars(sa.select(Consultation)).one()
        assert timedelta(hours=24) == TERM
        assert stored.expires_at - stored.created_at == TERM
        assert stored.created_at == NOW


class TestSameKeyAgain:
    def test_merges_into_the_row_and_keeps_its_id_and_term(self, session, start, cipher):
        start()

        start(
            consultation_id="an unused one",
            answers={"einwilligung": "ja", "ort": "50667"},
            catalogue_version="katalog-2",
            consent_version="text-2",
            now=NOW + SECOND,
        )

        stored = session.scalars(sa.select(Consultation)).one()
        assert (stored.id, stored.created_at, stored.expires_at) == (ID, NOW, NOW + TERM)
        assert (stored.catalogue_version, stored.consent_version) == ("katalog-2", "text-2")
        assert stored.consented_at == NOW + SECOND
        opened = read_consultation(session, key=KEY, now=NOW, cipher=cipher)
        assert opened.answers == ANSWERS | {"ort": "50667"}

    def test_begins_anew_when_its_term_is_over_and_nobody_has_purged_yet(
        self, session, start, cipher
    ):
        start()
        later = NOW + TERM

        start(consultation_id="1a", answers={"einwilligung": "ja"}, now=later)

        stored = session.scalars(sa.select(Consultation)).one()
        assert (stored.id, stored.expires_at) == ("1a", later + TERM)
        opened = read_consultation(session, key=KEY, now=later, cipher=cipher)
        assert opened.answers == {"einwilligung": "ja"}

    def test_begins_anew_when_the_row_cannot_be_read_any_more(self, session, start):
        start()
        fresh = Cipher(keys=(Fernet.generate_key().decode(),))

        start(consultation_id="1a", answers={"einwilligung": "ja"}, cipher=fresh)

        assert session.scalars(sa.select(Consultation.id)).all() == ["1a"]
        opened = read_consultation(session, key=KEY, now=NOW, cipher=fresh)
        assert opened.answers == {"einwilligung": "ja"}

    def test_one_stored_at_this_moment_is_told(self, start, monkeypatch):
        start()
        # Both looked before either had written.
        monkeypatch.setattr(start_module, "_open", lambda *_: (None, {}))
        monkeypatch.setattr(start_module, "delete", lambda row: sa.delete(row).where(sa.false()))

        with pytest.raises(StartedMeanwhile):
            start(consultation_id="1a")

    def test_a_code_that_opens_nothing_is_no_key(self, start, rows):
        with pytest.raises(ConsultationGone):
            start(key=make_code(random_bits=7))

        assert rows() == []

    def test_leaves_the_expired_consultation_of_somebody_else(self, start, rows):
        start()

        start(key="l" * 32, consultation_id="1a", now=NOW + TERM)

        assert [row["id"] for row in rows()] == [ID, "1a"]
