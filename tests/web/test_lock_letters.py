"""Why something is locked, by mail."""

import pytest
from flask import Flask

from portal.web.lock_letters import ACCOUNT, COMPANY, lock_letter


@pytest.mark.parametrize(
    ("what", "meaning"),
    [(ACCOUNT, "nicht mehr anmelden"), (COMPANY, "nicht mehr öffentlich")],
)
def test_p10_says_why_what_it_means_and_whom_to_write_to(app: Flask, what: str, meaning: str):
    with app.test_request_context():
        letter = lock_letter(recipient="erika@example.org", what=what, reason="Schreibt Werbung.")

    for text in (letter.text, letter.html):
        assert "Schreibt Werbung." in text
        assert meaning in " ".join(text.split())
        assert "support@mitunsleben.de" in text
    assert letter.subject == f"{what} ist gesperrt"
