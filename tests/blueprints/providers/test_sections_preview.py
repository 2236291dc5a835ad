"""„So sehen Suchende Ihr Profil“, while it is a draft."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.profiles.content import Person, ProfileContent
from portal.domain.profiles.files import FileKind
from portal.models.facility import Facility
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import (
    MadeCompany,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, Lamp, Offer
from tests.factories.pages import every_link, heading, links, main_text, tree
from tests.factories.profiles import add_file, tell
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

ONE = "/anbieter/einrichtungen/1"
PREVIEW = f"{ONE}/vorschau"
PUBLIC = "/pflege-und-wohnangebote/1"
WORDS = "So sehen Suchende Ihr Profil"
PICTURE, PAPER = "a" * 32, "b" * 32


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store a draft with everything that a page can lead on from, and sign its Master in."""
    lamp = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT, days_ago=2)
    add_offers(
        Offer(
            name="Haus im Entwurf",
            lamps=(lamp,),
            is_published=False,
            columns={"email": "haus@example.org", "phone": "03871 1"},
        ),
        Offer(name="Haus der anderen", is_published=False),
    )
    tell(app, 1, ProfileContent(person=Person("Ida Muster", "Sozialdienst", "", "")))
    made = make_company(app)
    give_facility(app, made, 1)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 2)
    sign_in(client, app, made.master)
    return made


def change(app: Flask, **columns: object) -> None:
    with app.app_context():
        db.session.execute(sa.update(Facility).where(Facility.id == 1).values(**columns))
        db.session.commit()


class TestPreview:
    @pytest.mark.usefixtures("company")
    def test_x20_shows_a_draft_as_seekers_would_see_it(
        self, client: CheckedClient, other_client: CheckedClient
    ):
        assert links(tree(client.get(ONE)))[WORDS] == PREVIEW
        answer = client.get(PREVIEW)

        assert heading(answer) == "Haus im Entwurf"
        text = main_text(answer)
        assert "Vorschau, noch nicht öffentlich." in text
        assert "Ida Muster" in text
        assert "Belegt" in text
        assert other_client.get(PUBLIC).status_code == 404

    @pytest.mark.usefixtures("company")
    def test_d12_no_search_engine_and_no_cache_keeps_it(self, client: CheckedClient):
        answer = client.get(PREVIEW)

        assert '<meta name="robots" content="noindex">' in answer.text
        assert 'rel="canonical"' not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"

    @pytest.mark.usefixtures("company")
    def test_x20_leads_to_nothing_that_a_draft_does_not_have(
        self, app: Flask, client: CheckedClient
    ):
        add_file(app, 1, PICTURE, title="Garten")
        add_file(app, 1, PAPER, kind=FileKind.INFOMATERIAL.value, title="Unser Haus")
        page = client.get(PREVIEW)

        found = tuple(every_link(tree(page)))
        assert not [link for link in found if link.startswith(PUBLIC)]
        assert not [link for link in found if "/anfrage" in link or "warteliste" in link]
        assert "<form" not in page.text.partition("<main")[2].partition("</main")[0]
        assert client.get(f"{ONE}/dokumente/{PAPER}.pdf").status_code == 200
        assert f'src="{ONE}/bilder/{PICTURE}/640.jpg"' in page.text
        assert client.get(f"{ONE}/bilder/{PICTURE}/640.jpg").status_code == 200

    @pytest.mark.usefixtures("company")
    def test_leads_to_the_public_page_once_there_is_one(self, app: Flask, client: CheckedClient):
        change(app, is_published=True)

        answer = client.get(PREVIEW)

        assert (answer.status_code, answer.location) == (303, PUBLIC)
        assert links(tree(client.get(ONE)))[WORDS] == PUBLIC
        assert "Vorschau" not in main_text(client.get(PUBLIC))

    @pytest.mark.usefixtures("company")
    def test_asks_the_database_as_often_as_the_public_page_and_who_asks(
        self, client: CheckedClient, database: sa.Engine
    ):
        with counted(database) as statements:
            client.get(PREVIEW)

        assert len(statements) <= 8


class TestRefused:
    @pytest.mark.usefixtures("company")
    def test_d12_other_companies_find_nothing(self, client: CheckedClient, database: sa.Engine):
        with writes_nothing(database):
            for number in (2, 999):
                path = f"/anbieter/einrichtungen/{number}/vorschau"
                assert client.get(path).status_code == 404

    @pytest.mark.usefixtures("company")
    def test_d12_strangers_and_seekers_see_nothing(self, app: Flask, other_client: CheckedClient):
        answer = other_client.get(PREVIEW)
        assert answer.status_code == 303
        assert str(answer.location).startswith("/anmelden")

        sign_in(other_client, app, make_account(app, email="otto@example.org"))

        answer = other_client.get(PREVIEW)
        assert answer.status_code == 403
        assert "Haus im Entwurf" not in answer.text

    def test_d12_employees_who_do_not_manage_it_are_refused(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        sign_in(client, app, make_employee(app, company, rights={1: "light"}))

        assert client.get(PREVIEW).status_code == 403

    @pytest.mark.usefixtures("company")
    def test_what_waits_in_the_bin_has_none(self, app: Flask, client: CheckedClient):
        change(app, deleted_at=NOW)

        assert client.get(PREVIEW).status_code == 404
