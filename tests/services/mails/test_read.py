"""What was posted is read back whole, or refused."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from portal.services.mails.claim import Claim, claim_next
from portal.services.mails.read import LetterUnreadable, read_letter
from portal.values.errors import PortalError
from portal.values.letter import HeaderInvalid
from tests.factories import mails
from tests.factories.directory import NOW
from tests.support.ports import Foreign, MirrorCipher


def claim_of(plain: bytes) -> Claim:
    hidden = MirrorCipher().encrypt(plain=plain, owner_id="1")
    return Claim(mail_id="1", letter=hidden, written_at=NOW, tries=1, until=NOW)


class TestReadLetter:
    def test_is_the_letter_that_was_posted(self, session: Session):
        mails.post(session)
        claim = claim_next(session, now=NOW)

        assert claim is not None
        assert read_letter(claim=claim, cipher=MirrorCipher()) == mails.make_letter()

    def test_that_of_another_mail_is_refused(self):
        claim = replace(claim_of(b"{}"), mail_id="2")

        with pytest.raises(Foreign):
            read_letter(claim=claim, cipher=MirrorCipher())

    @pytest.mark.parametrize("plain", [b"", b"\xff", b"[]", b"{}", b'{"sender": "a"}', b"[1]"])
    def test_what_is_no_letter_is_refused(self, plain: bytes):
        with pytest.raises(LetterUnreadable) as failed:
            read_letter(claim=claim_of(plain), cipher=MirrorCipher())

        assert isinstance(failed.value, PortalError)
        assert failed.value.__cause__ is None

    def test_a_header_that_steers_is_refused(self):
        plain = b'{"sender": "a", "recipient": "b\\n", "subject": "", "text": "", "html": ""}'

        with pytest.raises(HeaderInvalid):
            read_letter(claim=claim_of(plain), cipher=MirrorCipher())
