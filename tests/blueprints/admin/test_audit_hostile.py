"""Whatever is typed into the search of the trail or stands in its address: it stays text."""

import pytest

from portal.domain.accounts.roles import Role
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.services.journal.audit import audit
from portal.web.transactions import writing
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.hostile import HOSTILE, assert_only_text

PATH = "/verwaltung/protokoll"


@pytest.fixture
def admin(client, app):
    made = make_account(app, email="v@example.org", role=Role.ADMIN, totp_secret=TOTP_BASE32)
    sign_in(client, app, made)
    return client


class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE)
    @pytest.mark.parametrize("field", ["wer", "handlung", "was", "nummer", "von", "bis"])
    def test_what_is_typed(self, admin, text, field):
        answer = press(admin, admin.get(PATH), "Suchen", {field: text})

        assert answer.status_code in {200, 303, 422}
        assert_only_text(admin.get(answer.location) if answer.status_code == 303 else answer)

    @pytest.mark.parametrize("text", [*HOSTILE, "-1", "1e308", "NaN", "1000000000000", "9" * 300])
    @pytest.mark.parametrize("field", ["konto", "handlung", "was", "nummer", "von", "bis", "seite"])
    def test_what_stands_in_the_address(self, admin, text, field):
        answer = admin.get(PATH, query_string={field: text})

        assert answer.status_code in {200, 422}
        assert_only_text(answer)

    @pytest.mark.parametrize("text", HOSTILE[:3])
    def test_what_an_entry_says(self, admin, app, text):
        entry = Entry(
            Actor("e" * 32, text),
            Action.COMPANY_RENAMED,
            Subject(SubjectKind.COMPANY, text),
            details={Detail.BEFORE: text, Detail.AFTER: text},
        )
        with app.app_context(), writing() as session:
            audit(session, entry=entry, now=NOW)

        answer = admin.get(PATH)

        assert "1 Eintrag." in answer.text
        assert_only_text(answer)
