"""Only who holds the key opens the answers, and only within their term."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.models.consultation import Consultation
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.read import read_consultation
from portal.services.consultations.start import TERM
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW

OTHER_KEY = "l" * 32


@pytest.fixture
def read(session, cipher):
    def read(key=KEY, now=NOW, cipher=cipher):
        return read_consultation(session, key=key, now=now, cipher=cipher)

    return read


class TestRead:
    def test_gives_back_what_was_stored(self, start, read):
        several = ANSWERS | {"wer_hilft": ("partner_in", "niemand")}
        start(answers=several)

        opened = read()

        assert opened.answers == several
        assert (opened.id, opened.expires_at) == (ID, NOW + TERM)
        assert (opened.catalogue_version, opened.code) == ("katalog-1", "")

    @pytest.mark.parametrize("key", [OTHER_KEY, "", KEY[:-1], KEY.upper()])
    def test_refuses_another_key(self, start, read, key):
        start()

        with pytest.raises(ConsultationGone):
            read(key=key)

    def test_the_hash_opens_nothing(self, start, rows, read):
        start()

        with pytest.raises(ConsultationGone):
            read(key=rows()[0]["key_hash"])

    def test_ends_exactly_with_the_term(self, start, read):
        start()

        assert read(now=NOW + TERM - timedelta(microseconds=1)).answers == ANSWERS
        with pytest.raises(ConsultationGone):
            read(now=NOW + TERM)


class TestForeignRows:
    def test_refuses_the_ciphertext_of_another_row(self, session, start, read):
        start()
        start(key=OTHER_KEY, consultation_id="1a")
        foreign = session.get_one(Consultation, "1a").answers
        change = sa.update(Consultation).where(Consultation.id == ID)
        session.execute(change.values(answers=foreign))

        with pytest.raises(ConsultationGone):
            read()

    def test_refuses_a_row_whose_key_was_replaced(self, session, start, read):
        start()
        start(key=OTHER_KEY, consultation_id="1a", answers={"einwilligung": "ja"})
        theirs, ours = (session.get_one(Consultation, one) for one in ("1a", ID))
        theirs.answers = ours.answers
        session.flush()

        with pytest.raises(ConsultationGone):
            read(key=OTHER_KEY)

    def test_refuses_a_key_of_encryption_that_is_no_longer_listed(self, start, read):
        start()

        with pytest.raises(ConsultationGone):
            read(cipher=Cipher(keys=(Fernet.generate_key().decode(),)))
