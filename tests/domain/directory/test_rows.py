"""One row becomes one record or is refused."""

from datetime import date

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.directory.columns import COLUMNS
from portal.domain.directory.record import RowRefused
from portal.domain.directory.rows import read_row
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

TODAY = date(2026, 3, 2)
HOME = {"versorgungsart": "Stationäre Pflege", "angebot": "Dauerpflege", "name": "Haus Muster"}
HOME_CARE = {"versorgungsart": "Ambulante Pflege", "angebot": "Pflegedienst", "name": "Dienst"}


@pytest.fixture
def read(places):
    def read_one(**given):
        cells = {**dict.fromkeys(COLUMNS, ""), "plz": "99084", **given}
        return read_row(line=2, cells=cells, places=places, today=TODAY)

    return read_one


class TestReadRow:
    def test_reads_everything_a_row_says(self, read):
        record = read(
            **HOME,
            kennung="A 1",
            traeger="Muster gGmbH",
            dachverband="Parität",
            strasse="Musterweg 3",
            ortsteil="Mitte",
            ort="Erfurt",
            telefon="0361 1",
            email="a@example.org",
            internet="www.example.org",
            kapazitaet="76",
            leistungen="STA_ARZT|SPRACHE_PL",
            stand="2025",
        ).record

        assert (record.external_id, record.category) == ("A 1", Category.STATIONAER)
        assert (record.street, record.house_number) == ("Musterweg", "3")
        assert (record.traeger, record.dachverband) == ("Muster gGmbH", "Parität")
        assert (record.city, record.district) == ("Erfurt", "Mitte")
        assert (record.phone, record.email) == ("0361 1", "a@example.org")
        assert (record.website, record.capacity) == ("http://www.example.org", 76)
        assert record.services == (Service.STA_VOLL, Service.STA_ARZT, Service.SPRACHE_PL)
        assert record.source_on == date(2025, 1, 1)
        assert record.reports == ()
        assert record.position_is_exact is False

    def test_keeps_a_house_number_of_its_own(self, read):
        record = read(**HOME, strasse="Straße 12", hausnummer="35-41").record

        assert (record.street, record.house_number) == ("Straße 12", "35-41")

    def test_does_not_take_the_number_of_services_for_places(self, read):
        assert read(**HOME_CARE, kapazitaet="1").record.capacity is None

    @pytest.mark.parametrize(
        ("given", "column"),
        [
            ({"kapazitaet": "-1"}, "kapazitaet"),
            ({"versorgte_plz": "99084"}, "versorgte_plz"),
            ({"ampel": "grün"}, "ampel"),
            ({"ampel_plaetze": "2"}, "ampel"),
            ({"ampel_frei_ab": "2026-05-01"}, "ampel"),
            ({"ampel": "frei", "ampel_bestaetigt_am": "2026-03-03"}, "ampel_bestaetigt_am"),
            ({"stand": "2027"}, "stand"),
            ({"kennung": "x" * 201}, "kennung"),
            ({"email": "a"}, "email"),
        ],
    )
    def test_refuses_a_bad_cell_by_its_column(self, read, given, column):
        with pytest.raises(RowRefused, match=f"^{column}: "):
            read(**HOME, **given)


class TestServedPostcodes:
    def test_h14_are_presumed_where_the_source_is_silent(self, read):
        record = read(**HOME_CARE).record

        assert record.served_postcodes == ("99084", "99085", "99086")
        assert record.serves_presumed_area is True

    def test_h14_are_those_the_source_states(self, read):
        record = read(**HOME_CARE, versorgte_plz="99423| 99084 |").record

        assert record.served_postcodes == ("99084", "99423")
        assert record.serves_presumed_area is False

    def test_h14_are_only_kept_for_ambulatory_facilities(self, read):
        record = read(**HOME).record

        assert record.served_postcodes == ()
        assert record.serves_presumed_area is False

    def test_must_exist(self, read):
        with pytest.raises(RowRefused, match="versorgte_plz: '12345'"):
            read(**HOME_CARE, versorgte_plz="12345")


class TestReports:
    def test_say_what_the_place_is_for(self, read):
        record = read(
            **HOME,
            ampel="frei",
            ampel_plaetze="2",
            ampel_frei_ab="01.05.2026",
            ampel_bestaetigt_am="2026-03-01",
        ).record

        assert record.reports == (
            Report(KindOfPlace.DAUERPFLEGE, Light.FREI, date(2026, 3, 1), 2, date(2026, 5, 1)),
        )


class TestDerivedName:
    def test_is_the_traeger(self, read):
        entry = read(**HOME | {"name": ""}, traeger="Muster gGmbH", strasse="Musterweg 3")

        assert (entry.record.name, entry.is_named) == ("Muster gGmbH", False)

    @pytest.mark.parametrize(
        ("offer", "strasse", "name"),
        [
            ("Betreutes Wohnen", "Musterweg 13", "Betreutes Wohnen, Musterweg 13"),
            ("", "Musterweg", "Wohnangebot, Musterweg"),
            ("Betreutes Wohnen", "", "Betreutes Wohnen, Erfurt"),
        ],
    )
    def test_is_else_the_offer_and_where_it_is(self, read, offer, strasse, name):
        entry = read(versorgungsart="Wohnen", angebot=offer, strasse=strasse)

        assert entry.record.name == name

    def test_is_not_made_from_a_code(self, read):
        with pytest.raises(RowRefused, match="neither a name nor a Träger"):
            read(versorgungsart="OSM", angebot="nursing_home")


class TestExternalId:
    def test_is_derived_from_name_and_address(self, read):
        first = read(**HOME, strasse="Musterstr. 3").record
        again = read(**HOME, strasse="Musterstraße 3", telefon="0361 1").record
        other = read(**HOME | {"name": "Haus Beispiel"}, strasse="Musterstraße 3").record

        assert first.external_id == again.external_id
        assert first.external_id != other.external_id
        assert first.external_id.startswith("abgeleitet-")

    def test_is_derived_from_the_position_without_a_street(self, read):
        first = read(**HOME, breite="50.97", laenge="11.02").record
        other = read(**HOME, breite="50.98", laenge="11.02").record

        assert first.external_id != other.external_id
