"""What the Basis-Profil holds, and what a licence opens."""

from datetime import date

import pytest

from portal.domain.entitlements.limits import Limits, limits_for, product_for
from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category

TODAY = date(2026, 3, 2)
CARE = [category for category in Category if category is not Category.WOHNEN]


def granted(product: Product, facility_id: int | None = 1, *, until: date = TODAY) -> Granted:
    return Granted(product, facility_id, date(2026, 1, 1), until)


def limits(category: Category, *held: Granted) -> Limits:
    return limits_for(category=category, facility_id=1, granted=held, today=TODAY)


class TestBasis:
    @pytest.mark.parametrize("category", CARE)
    def test_i02_i03_i04_i09_holds_three_features_three_pictures_and_no_film(
        self, category: Category
    ):
        found = limits(category)

        assert (found.features, found.pictures) == (3, 3)
        assert found.is_basis
        assert not found.may_have_video
        assert not found.may_have_employees
        assert not found.may_have_statistics
        assert found.until is None

    @pytest.mark.parametrize("category", CARE)
    def test_i01_care_is_published_without_a_licence(self, category: Category):
        assert limits(category).may_publish

    def test_i10_housing_is_not(self):
        assert not limits(Category.WOHNEN).may_publish


class TestLicence:
    def test_opens_five_features_twelve_pictures_and_films(self):
        found = limits(Category.STATIONAER, granted(Product.PREMIUM))

        assert (found.features, found.pictures) == (5, 12)
        assert found.may_have_video
        assert found.may_have_employees
        assert found.may_have_statistics
        assert found.licence is Product.PREMIUM
        assert not found.is_basis

    def test_ends_with_the_last_day_of_the_longest(self):
        first = granted(Product.PREMIUM)
        second = granted(Product.PREMIUM, until=date(2026, 9, 30))

        assert limits(Category.AMBULANT, first, second).until == date(2026, 9, 30)
        assert limits(Category.AMBULANT, granted(Product.PREMIUM, until=date(2026, 3, 1))).is_basis

    def test_covers_no_other_facility(self):
        assert limits(Category.AMBULANT, granted(Product.PREMIUM, 2)).is_basis

    @pytest.mark.parametrize("category", Category)
    def test_k09_opens_nothing_of_the_other_kind(self, category: Category):
        other = Product.PREMIUM if category is Category.WOHNEN else Product.WOHNEN

        assert limits(category, granted(other), granted(Product.STELLVERTRETER, None)).is_basis

    def test_k01_of_housing_lets_it_be_published(self):
        assert product_for(category=Category.WOHNEN) is Product.WOHNEN
        assert limits(Category.WOHNEN, granted(Product.WOHNEN)).may_publish
