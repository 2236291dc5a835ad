"""„Anfrage-Button“, as those see it who look after the facilities of a company."""

import pytest
from flask import Flask

from portal.blueprints.providers.button import views
from portal.domain.availability.light import KindOfPlace
from portal.domain.button.relevance import Reason
from portal.services.button.note_filtered import note_filtered
from portal.web import styles
from portal.web.extensions import db
from tests.factories import pages
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import TODAY, Offer
from tests.factories.forms import press
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient
from tests.support.html import parse_fragment, walk
from tests.support.statements import counted

BUTTON = "/anbieter/anfrage-button"


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two homes of a company, the second hidden, one of another; sign the Master in."""
    add_offers(
        Offer(), Offer(name="Haus am Hang", is_published=False), Offer(name="Haus der anderen")
    )
    made = make_company(app)
    give_facility(app, made, 1, 2)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
    sign_in(client, app, made.master)
    return made


def note(app: Flask, facility_id: int, *reasons: Reason) -> None:
    with app.app_context():
        for reason in reasons:
            note_filtered(
                db.session(),
                facility_id=facility_id,
                reason=reason,
                kind=KindOfPlace.DAUERPFLEGE,
                today=TODAY,
            )
        db.session.commit()


def snippets(client: CheckedClient) -> list[str]:
    root = pages.tree(client.get(BUTTON))
    return [(one.text or "").strip() for one in walk(root, "textarea")]


class TestSnippet:
    @pytest.mark.usefixtures("company")
    def test_o01_gives_a_snippet_for_each_facility_with_a_guide(self, client: CheckedClient):
        answer = client.get(BUTTON)

        text = pages.main_text(answer)
        assert text.index("Haus am Hang") < text.index("Haus am See")
        assert "Haus der anderen" not in text
        assert "So bauen Sie ihn ein" in text
        addresses = [code.split('"')[1] for code in snippets(client)]
        assert [one.partition("/anfragen-an/")[2] for one in addresses] == ["2", "1"]
        assert "Jetzt Pflege anfragen bei Haus am See" in pages.links(pages.tree(answer))

    @pytest.mark.usefixtures("company")
    def test_o02_the_link_leads_to_our_own_site(self, app: Flask, client: CheckedClient):
        address = snippets(client)[1].split('"')[1]

        assert address == f"{app.extensions['site'].public_url}/anfragen-an/1"
        assert client.get("/anfragen-an/1").status_code == 200

    @pytest.mark.usefixtures("company")
    def test_o05_the_snippet_is_one_link_that_loads_nothing(self, client: CheckedClient):
        for code in snippets(client):
            (link,) = parse_fragment(code)
            assert link.tag == "a"
            assert set(link.attrib) == {"href", "style"}
            assert len(link) == 0
            assert "url(" not in link.get("style", "")

    @pytest.mark.usefixtures("company")
    def test_o01_the_sample_looks_as_the_snippet_does(self, client: CheckedClient):
        sheet = (styles.STATIC / "css" / "desk.css").read_text(encoding="utf-8")

        assert f".sample{{{views.STYLE}}}" in styles.shorten(css=sheet)
        assert 'class="sample"' in client.get(BUTTON).text

    @pytest.mark.usefixtures("company")
    def test_o06_warns_where_the_facility_is_not_public(self, client: CheckedClient):
        assert pages.main_text(client.get(BUTTON)).count("nicht öffentlich") == 1


class TestFiltered:
    @pytest.mark.usefixtures("company")
    def test_o03_shows_reason_and_number_of_what_was_filtered(
        self, app: Flask, client: CheckedClient
    ):
        note(app, 1, Reason.AREA, Reason.AREA, Reason.FULL)
        note(app, 3, Reason.SPAM)

        text = pages.main_text(client.get(BUTTON))

        assert "2 Anfragen: Außerhalb Ihres Gebiets. Gesucht: Dauerpflege" in text
        assert "1 Anfrage: Ihre Ampel steht auf „Belegt“. Gesucht: Dauerpflege" in text
        assert "Spam)" not in text
        assert text.count("nichts dabei, das nicht gepasst hat") == 1


class TestSource:
    @pytest.mark.usefixtures("company")
    def test_o04_the_inquiry_says_that_it_came_over_the_button(
        self, app: Flask, client: CheckedClient
    ):
        receive(app, 1, number=1, source="anfrage-button", state="gelesen")
        receive(app, 1, number=2, state="gelesen")

        listed = pages.main_text(client.get("/anbieter/anfragen"))
        over_button = pages.main_text(client.get(f"/anbieter/anfragen/{1:032x}"))
        over_portal = pages.main_text(client.get(f"/anbieter/anfragen/{2:032x}"))

        assert listed.count("Über Ihren Anfrage-Button") == 1
        assert "Anfrage-Button auf Ihrer Webseite" in over_button
        assert "Anfrage-Button auf Ihrer Webseite" not in over_portal


class TestAccess:
    def test_o01_is_the_masters_page(self, app: Flask, client: CheckedClient, company: MadeCompany):
        grant(app, company, 1)
        rights = {1: "light inquiries read answer"}
        sign_in(client, app, make_employee(app, company, rights=rights))

        assert client.get(BUTTON).status_code == 403

    def test_o01_shows_the_group_that_is_looked_at(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        group_id = add_group(app, company, 2)
        press(client, client.get(BUTTON), "Zeigen", {"gruppe": group_id})

        assert len(snippets(client)) == 1


def test_o01_shows_many_facilities_page_by_page_with_the_same_statements(
    app: Flask, client: CheckedClient, company: MadeCompany, add_offers
):
    ids = add_offers(*(Offer(name=f"Haus {number:02}") for number in range(12)))
    give_facility(app, company, *ids)
    with app.app_context():
        engine = db.engine

    with counted(engine) as statements:
        first = client.get(BUTTON)

    assert len(statements) <= 6
    assert "Haus 09" in pages.main_text(first)
    assert "Haus 10" not in pages.main_text(first)
    assert "Haus am See" in pages.main_text(client.get(f"{BUTTON}?seite=2"))
    assert "noch keine Einrichtung" in pages.main_text(client.get(f"{BUTTON}?seite=99"))
