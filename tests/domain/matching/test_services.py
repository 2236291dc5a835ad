import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of, services_in

STORED_ORDER = [
    "AMB_GRUNDPFLEGE",
    "AMB_BEHANDLUNG",
    "AMB_HAUSHALT",
    "AMB_ESSEN",
    "AMB_VERHINDERUNG",
    "AMB_ENTLASTUNG",
    "AMB_DEMENZ",
    "AMB_INTENSIV",
    "AMB_HOSPIZ",
    "AMB_NACHT",
    "STA_VOLL",
    "STA_KURZZEIT",
    "STA_DEMENZ_OFFEN",
    "STA_DEMENZ_GESCHUETZT",
    "STA_HOSPIZ",
    "STA_INTENSIV",
    "STA_STUNDENWEISE",
    "STA_GERONTO",
    "STA_BEHINDERUNG",
    "STA_PROBE",
    "STA_EIGENE_MOEBEL",
    "STA_ARZT",
    "TAG",
    "NACHT",
    "WOHN_BARRIEREFREI",
    "WOHN_BETREUT",
    "WOHN_WG",
    "WOHN_AUFZUG",
    "WOHN_STUFENLOS",
    "WOHN_BODENGLEICHE_DUSCHE",
    "WOHN_BALKON",
    "WOHN_HAUSNOTRUF",
    "WOHN_GEMEINSCHAFTSRAUM",
    "WOHN_RESTAURANT",
    "WOHN_HAUSTIERE",
    "WOHN_PARKPLATZ",
    "WOHN_BUS_BAHN",
    "WOHN_ARZT_IN_DER_NAEHE",
    "WOHN_PROBEWOHNEN",
    "WOHN_WBS_WOHNUNG",
    "MERKMAL_KONFESSIONELL",
    "MERKMAL_HAUSTIER",
    "MERKMAL_NUR_FRAUEN",
    "MERKMAL_NUR_MAENNER",
    "SPRACHE_EN",
    "SPRACHE_TR",
    "SPRACHE_FR",
    "SPRACHE_RU",
    "SPRACHE_ES",
    "SPRACHE_PL",
    "SPRACHE_ANDERE",
]
sets_of_services = st.sets(st.sampled_from(Service))


class TestService:
    def test_keeps_the_bits_that_are_stored(self):
        # Append new codes at the end; a changed order would give stored facilities other services.
        names = [service.name for service in Service]

        assert names[: len(STORED_ORDER)] == STORED_ORDER
        assert [Service[name].bit for name in STORED_ORDER] == [
            2**position for position in range(len(STORED_ORDER))
        ]

    def test_fits_a_signed_64_bit_column(self):
        assert sum(service.bit for service in Service) < 2**63

    @pytest.mark.parametrize(
        ("service", "category"),
        [
            (Service.AMB_NACHT, Category.AMBULANT),
            (Service.STA_VOLL, Category.STATIONAER),
            (Service.TAG, Category.TAGESPFLEGE),
            (Service.NACHT, Category.TAGESPFLEGE),
            (Service.WOHN_WG, Category.WOHNEN),
            (Service.MERKMAL_HAUSTIER, None),
            (Service.SPRACHE_TR, None),
        ],
    )
    def test_belongs_to_the_category_of_its_prefix(self, service, category):
        assert service.category is category

    def test_every_category_has_services(self):
        assert {service.category for service in Service} == {*Category, None}


class TestBitsOf:
    def test_counts_each_service_once(self):
        services = [Service.AMB_BEHANDLUNG, Service.AMB_HAUSHALT, Service.AMB_BEHANDLUNG]

        assert bits_of(services=services) == 0b110

    def test_is_zero_without_services(self):
        assert bits_of(services=()) == 0

    @given(services=sets_of_services)
    def test_loses_nothing(self, services):
        assert set(services_in(bits=bits_of(services=services))) == services


class TestServicesIn:
    def test_follows_the_order_of_the_definition(self):
        bits = bits_of(services=[Service.TAG, Service.AMB_ESSEN, Service.STA_VOLL])

        assert services_in(bits=bits) == (Service.AMB_ESSEN, Service.STA_VOLL, Service.TAG)

    def test_ignores_bits_that_stand_for_nothing(self):
        assert services_in(bits=1 << 62) == ()
