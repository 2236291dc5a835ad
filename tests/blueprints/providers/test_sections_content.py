"""What each part stores, and what strangers then see."""

from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.matching.category import Category
from portal.domain.profiles.hours import Span
from portal.domain.profiles.prices import PriceItem
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility, ServedPostcode
from portal.queries.profiles import find_content
from portal.values.money import Money
from portal.values.weekday import Weekday
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, grant, make_company
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text, problems
from tests.support.checked_client import CheckedClient

LIST = "/anbieter/einrichtungen"
SAVE = "Speichern"
FILM = "https://vimeo.com/123456"


@pytest.fixture
def made(app: Flask, client: CheckedClient, add_offers):
    add_offers(*(Offer(category=category, name=f"Haus {category}") for category in Category))
    made = make_company(app)
    give_facility(app, made, 1, 2, 3, 4)
    sign_in(client, app, made.master)
    return made


def save(client: CheckedClient, number: int, key: str, **typed: object):
    answer = press(client, client.get(f"{LIST}/{number}/{key}"), SAVE, typed)
    assert answer.status_code == 303, main_text(answer)
    return answer


def told(app: Flask, number: int):
    with app.app_context():
        return find_content(db.session(), facility_id=number)


def columns(app: Flask, number: int) -> sa.Row:
    with app.app_context(), db.engine.connect() as connection:
        return connection.execute(sa.select(Facility.__table__).where(Facility.id == number)).one()


def served(app: Flask) -> list[str]:
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(sa.select(ServedPostcode.postcode).order_by("postcode"))
        return [row.postcode for row in rows]


@pytest.mark.usefixtures("made")
class TestGeneral:
    def test_the_new_name_is_found_and_the_old_one_no_more(self, client: CheckedClient):
        save(client, 2, "allgemein", name="Sonnenhof", traeger="Deich gGmbH", email="a@example.org")

        query = "/pflege-und-wohnangebote/?ort=19370&art=stationaer&stichwort="
        assert "Sonnenhof" in main_text(client.get(f"{query}sonnenhof"))
        assert "1 Angebot" not in main_text(client.get(f"{query}stationaer"))
        assert "Deich gGmbH" in main_text(client.get("/pflege-und-wohnangebote/2"))

    def test_another_address_is_somewhere_else(self, app: Flask, client: CheckedClient):
        before = columns(app, 2)
        save(client, 2, "allgemein", strasse="Domplatz", hausnummer="1", plz="99084", ort="Erfurt")

        after = columns(app, 2)
        assert (after.postcode, after.city) == ("99084", "Erfurt")
        assert after.lat_micro < before.lat_micro
        assert not after.position_is_exact

    def test_the_same_address_keeps_its_exact_position(self, app: Flask, client: CheckedClient):
        before = columns(app, 2)

        save(client, 2, "allgemein", telefon="03871 999")

        after = columns(app, 2)
        assert (after.lat_micro, after.position_is_exact) == (before.lat_micro, True)
        assert after.phone == "03871 999"

    def test_who_wants_no_inquiries_shows_contact_data_only(
        self, app: Flask, client: CheckedClient
    ):
        save(client, 2, "allgemein", anfragen="nein")

        assert columns(app, 2).accepts_inquiries is False


@pytest.mark.usefixtures("made")
class TestArea:
    def test_h14_holds_the_postcodes_that_are_served(self, app: Flask, client: CheckedClient):
        save(client, 1, "einzugsgebiet", gebiet="19370, 19089\n19370")

        assert served(app) == ["19089", "19370"]
        assert columns(app, 1).serves_presumed_area is False
        page = client.get(f"{LIST}/1/einzugsgebiet")
        assert find_form(page, button=SAVE).chosen("gebiet") == ["19089 19370"]

    def test_h14_left_empty_it_is_presumed(self, app: Flask, client: CheckedClient):
        save(client, 1, "einzugsgebiet", gebiet="")

        assert "19370" in served(app)
        assert columns(app, 1).serves_presumed_area is True


@pytest.mark.usefixtures("made")
class TestTold:
    def test_a_person_to_ask_for(self, client: CheckedClient):
        save(client, 2, "ansprechpartner", person_name="Frau Sommer", person_telefon="03871 5")

        assert "Frau Sommer" in main_text(client.get("/pflege-und-wohnangebote/2"))

    def test_hours_as_people_type_them(self, app: Flask, client: CheckedClient):
        save(
            client, 2, "sprechzeiten", mo_1_von="8", mo_1_bis="12.30 Uhr", mo_2_von="14:00",
            mo_2_bis="16",
        )  # fmt: skip

        assert told(app, 2).hours == {Weekday.MO: (Span("08:00", "12:30"), Span("14:00", "16:00"))}
        shown = main_text(client.get("/pflege-und-wohnangebote/2"))
        assert "08:00 bis 12:30 Uhr und 14:00 bis 16:00 Uhr" in shown

    def test_a_description_with_its_allow_list(self, client: CheckedClient):
        text = "Erster Absatz.\n\n<ul><li>Garten</li></ul><script>x</script>"
        save(client, 2, "beschreibung", beschreibung=text)

        shown = client.get("/pflege-und-wohnangebote/2").text
        assert "<li>Garten</li>" in shown
        assert "<script>x" not in shown

    def test_services_and_languages_together(self, app: Flask, client: CheckedClient):
        save(
            client, 2, "leistungen", leistung=("sta_voll", "sta_hospiz"), merkmal="merkmal_haustier"
        )
        save(
            client, 2, "sprachen", sprache="sprache_tr", weitere="Dänisch, Dänisch, Gebärdensprache"
        )

        shown = main_text(client.get("/pflege-und-wohnangebote/2"))
        for words in ("Stationäres Hospiz", "Türkisch", "Dänisch", "Haustier darf mitkommen"):
            assert words in shown
        assert told(app, 2).languages == ("Dänisch", "Gebärdensprache")
        assert "Kurzzeit" not in shown.partition("Leistungen laut Quelle")[2][:200]

    def test_prices_per_pflegegrad(self, app: Flask, client: CheckedClient):
        save(client, 2, "preise", preis_pflege_2="1.234,50", preis_unterkunft_0="500")

        amounts = told(app, 2).prices.amounts
        assert amounts[PriceItem.PFLEGE, 2] == Money(123_450)
        assert amounts[PriceItem.UNTERKUNFT, 0] == Money(50_000)
        form = find_form(client.get(f"{LIST}/2/preise"), button=SAVE)
        assert form.chosen("preis_pflege_2") == ["1.234,50"]

    def test_rooms_and_certificates(self, app: Flask, client: CheckedClient):
        save(client, 2, "zimmer", zimmer_einzel="20", zimmer_doppel="0")
        save(client, 2, "zertifikate", zertifikat_1="Grüner Haken", gueltig_1="31.12.2027")

        content = told(app, 2)
        assert (content.rooms.single, content.rooms.double) == (20, 0)
        assert content.awards[0].until == date(2027, 12, 31)
        form = find_form(client.get(f"{LIST}/2/zertifikate"), button=SAVE)
        assert form.chosen("gueltig_1") == ["31.12.2027"]

    def test_k06_housing_is_confirmed_with_its_day(self, app: Flask, client: CheckedClient):
        save(client, 4, "wohnform", merkmal="aufzug", bestaetigt="ja", form="wohnanlage")

        content = told(app, 4)
        assert content.age_confirmed_at is not None
        assert content.housing_shape == "wohnanlage"


class TestLicensed:
    @pytest.mark.usefixtures("made")
    def test_i02_the_fourth_is_refused_by_the_server_and_said_before(
        self, app: Flask, client: CheckedClient
    ):
        save(
            client, 2, "besonderheiten", besonderheit_1="A", besonderheit_2="B", besonderheit_3="C"
        )
        page = client.get(f"{LIST}/2/besonderheiten")
        assert "Mit dem Basis-Profil zeigen Sie 3 Besonderheiten, mit Lizenz 5." in main_text(page)

        answer = press(client, page, SAVE, {"besonderheit_4": "D"})

        assert answer.status_code == 422
        assert problems(answer)[0][0] == "besonderheit_4"
        assert told(app, 2).features == ("A", "B", "C")

    def test_j06_with_a_licence_there_are_five(self, app: Flask, client: CheckedClient, made):
        grant(app, made, 2)
        names = {f"besonderheit_{number}": f"Punkt {number}" for number in range(1, 7)}

        save(client, 2, "besonderheiten", **names)

        assert len(told(app, 2).features) == 5

    @pytest.mark.usefixtures("made")
    def test_i04_a_video_is_locked_with_the_crown_and_refused(
        self, app: Flask, client: CheckedClient
    ):
        page = client.get(f"{LIST}/2/video")
        assert "Krone" in main_text(page)
        assert "Im Basis-Profil sind sie nicht dabei" in main_text(page)

        answer = press(client, page, SAVE, {"video": FILM})

        assert answer.status_code == 422
        assert told(app, 2) is None

    def test_j08_with_a_licence_it_can_be_added(self, app: Flask, client: CheckedClient, made):
        grant(app, made, 2)
        save(client, 2, "video", video=FILM)
        assert FILM in client.get("/pflege-und-wohnangebote/2").text

        answer = press(
            client, client.get(f"{LIST}/2/video"), SAVE, {"video": "https://example.org/film"}
        )
        assert answer.status_code == 422

    def test_j11_what_a_licence_covered_rests_and_stays_stored(
        self, app: Flask, client: CheckedClient, made
    ):
        grant(app, made, 2, ends_on=date(2026, 3, 2))
        names = {f"besonderheit_{number}": f"Punkt {number}" for number in range(1, 6)}
        save(client, 2, "besonderheiten", **names)
        save(client, 2, "video", video=FILM)
        assert "Punkt 5" in client.get("/pflege-und-wohnangebote/2").text

        with app.app_context(), db.engine.begin() as connection:
            connection.execute(sa.update(Entitlement).values(ends_on=date(2026, 3, 1)))
        shown = client.get("/pflege-und-wohnangebote/2").text
        assert "Punkt 3" in shown
        assert "Punkt 4" not in shown
        assert FILM not in shown

        # What is locked a browser does not send.
        locked = {"besonderheit_4": (), "besonderheit_5": ()}
        save(client, 2, "besonderheiten", besonderheit_1="Neu", **locked)
        save(client, 2, "video", video=())
        content = told(app, 2)
        assert content.features == ("Neu", "Punkt 2", "Punkt 3", "Punkt 4", "Punkt 5")
        assert content.video_url == FILM
