import pytest

from portal.models.correction import Correction
from portal.services.corrections.sealed import UNREADABLE, opened
from tests.support.ports import MirrorCipher

CIPHER = MirrorCipher()
SEALED = CIPHER.encrypt(plain=b"Neu.", owner_id="1" * 32)


@pytest.mark.parametrize(
    ("owner", "data", "text"),
    [("1", SEALED, "Neu."), ("1", None, ""), ("2", SEALED, UNREADABLE), ("1", b"x", UNREADABLE)],
)
def test_only_what_belongs_to_the_report_can_be_read(owner, data, text):
    correction = Correction(id=owner * 32)

    assert opened(correction=correction, data=data, cipher=CIPHER) == text
