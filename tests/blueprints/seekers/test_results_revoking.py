"""What may not be kept is refused; what is kept outlives a revoked consultation, as is said."""

import pytest
import sqlalchemy as sa

from portal.models.revocation import Revocation
from tests.blueprints.seekers.saving import LIST, SAVE, TICKED, UNKNOWING, save, stored
from tests.factories import robin
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text


class TestUnknowing:
    def test_is_refused_with_its_reason_signed_in_or_not(self, app, client):
        robin.keep(client, UNKNOWING)
        before = client.get(SAVE)
        sign_in(client, app, make_account(app))
        after = client.get(SAVE)

        for page in (before, after):
            assert "nichts von dieser Beratung weiß" in main_text(page)
            assert "Anmelden</a>" not in page.text.split("<main")[1]

    @pytest.mark.usefixtures("erika")
    def test_a_crafted_post_stores_nothing(self, client, database):
        robin.keep(client, robin.AT_HOME)
        page = client.get(SAVE)
        data = find_form(page, button="Speichern").filled(TICKED, button="Speichern")
        robin.keep(client, UNKNOWING)
        del data["beratung"]

        answer = client.post(SAVE, data=data)

        assert answer.status_code == 422
        assert stored(database) == []


class TestRevoking:
    def revoke(self, client):
        answers = client.get("/digitale-beratung/antworten")
        return client.get(press(client, answers, "Einwilligung widerrufen").location)

    @pytest.mark.usefixtures("erika")
    def test_b06_the_saved_copy_stays_until_it_is_deleted_and_that_is_said(self, client, database):
        robin.keep(client, robin.AT_HOME)
        save(client)

        page = self.revoke(client)

        assert "bleibt, bis Sie es löschen" in main_text(page)
        assert f'href="{LIST}"' in page.text
        assert len(stored(database)) == 1

    @pytest.mark.usefixtures("erika")
    def test_b06_who_saved_nothing_is_told_nothing_of_it(self, client):
        robin.keep(client, robin.AT_HOME)

        page = self.revoke(client)

        assert "gespeichert haben" not in main_text(page)

    def test_b06_who_is_signed_out_is_reminded(self, client):
        robin.keep(client, robin.AT_HOME)

        page = self.revoke(client)

        assert "in einem Konto gespeichert?" in main_text(page)

    @pytest.mark.usefixtures("erika")
    def test_b06_both_revocations_are_proven_and_linked_to_nothing(self, client, database):
        robin.keep(client, robin.AT_HOME)
        saved = save(client).location.partition("?")[0]
        self.revoke(client)

        press(client, client.get(f"{saved}/loeschen"), "Löschen")

        with database.connect() as connection:
            proofs = connection.execute(sa.select(Revocation.__table__)).mappings().all()
        assert len(proofs) == 2
        assert {proof["revoked_at"] for proof in proofs} == {NOW}
