"""The service codes and their stored bits."""

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of, services_in


class TestService:
    def test_keeps_the_bits_that_are_stored(self):
        assert [service.bit for service in Service] == [1 << n for n in range(len(Service))]
        assert (Service.AMB_GRUNDPFLEGE.bit, Service.TAG.bit, Service.SPRACHE_ANDERE.bit) == (
            1,
            1 << 22,
            1 << 50,
        )

    def test_fits_into_a_signed_64_bit_column(self):
        assert bits_of(services=Service) < 1 << 63

    def test_belongs_to_the_category_of_its_name(self):
        assert Service.AMB_NACHT.category is Category.AMBULANT
        assert Service.STA_ARZT.category is Category.STATIONAER
        assert Service.TAG.category is Category.TAGESPFLEGE
        assert Service.NACHT.category is Category.TAGESPFLEGE
        assert Service.WOHN_WG.category is Category.WOHNEN

    def test_belongs_to_no_category_as_a_feature_of_any_offer(self):
        assert Service.MERKMAL_HAUSTIER.category is None
        assert Service.SPRACHE_PL.category is None


class TestBits:
    @given(st.frozensets(st.sampled_from(Service)))
    def test_return_the_services_they_were_made_of(self, services):
        assert frozenset(services_in(bits=bits_of(services=services))) == services

    def test_count_a_repeated_service_once(self):
        assert bits_of(services=(Service.TAG, Service.TAG)) == Service.TAG.bit
