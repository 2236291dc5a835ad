"""The flats of a housing offer on its page."""

from datetime import date, timedelta

from portal.domain.availability.light import Light
from portal.domain.matching.category import Category
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.housing import AgeFeature, Certificate, Shape, Tenure, Unit
from portal.values.money import Money
from tests.factories import pages
from tests.factories.directory import Offer
from tests.factories.profiles import tell

LIST = "/pflege-und-wohnangebote/"
STATED = date(2026, 2, 1)


class TestHousing:
    def test_k06_k07_k08_each_flat_says_all_that_is_known(self, app, client, add_offers):
        (number,) = add_offers(Offer(category=Category.WOHNEN))
        units = (
            Unit(
                name="Wohnung 1",
                tenure=Tenure.MIETE,
                price=Money(75_000),
                extra=Money(18_000),
                extra_is_included=True,
                half_rooms=5,
                area_dm2=5_450,
                floor=0,
                built_in=1998,
                renovated_in=2020,
                energy_certificate=Certificate.VERBRAUCH,
                energy_kwh=75,
                needs_wbs=True,
            ),
            Unit(name="Wohnung 2", tenure=Tenure.KAUF, price=Money(20_000_000)),
        )
        content = ProfileContent(housing_shape=Shape.ANLAGE, age_features=(AgeFeature.AUFZUG,))
        tell(app, number, content, units)

        answer = client.get(f"{LIST}{number}")

        text = pages.spaced_text(answer)
        assert "Wohnungen der Anlage" in text
        assert "Aufzug/Lift" in text
        assert "Wohnung 1, zur Miete" in text
        for fact in (
            "Miete im Monat 750,00 €", "Nebenkosten in der Miete enthalten: 180,00 €",
            "Zimmer 2,5", "Wohnfläche 54,5 m²", "Etage Erdgeschoss", "Baujahr 1998, saniert 2020",
            "Energieausweis Verbrauchsausweis: 75 kWh je m² und Jahr",
            "Wohnberechtigungsschein nötig ja",
            "Kaufpreis 200.000,00 €", "Provision nicht angegeben",
        ):  # fmt: skip
            assert fact in text

    def test_k06_the_day_from_which_a_flat_is_free_fades_with_its_lamp(
        self, app, client, add_offers
    ):
        (number,) = add_offers(Offer(category=Category.WOHNEN))
        free = {"tenure": Tenure.MIETE, "light": Light.FREI, "free_from": date(2026, 4, 1)}
        units = (
            Unit(name="Neu", confirmed_on=STATED + timedelta(days=20), **free),
            Unit(name="Alt", confirmed_on=STATED - timedelta(days=400), **free),
        )
        tell(app, number, units=units)

        text = pages.spaced_text(client.get(f"{LIST}{number}"))

        new, old = text.split("Neu, zur Miete")[1].split("Alt, zur Miete")
        assert "Verfügbar ab 1. April 2026" in new
        assert "Verfügbar ab nicht angegeben" in old

    def test_k06_a_flat_that_is_taken_is_not_said_to_be_available(self, app, client, add_offers):
        (number,) = add_offers(Offer(category=Category.WOHNEN))
        taken = {"tenure": Tenure.MIETE, "light": Light.BELEGT, "confirmed_on": date(2026, 3, 1)}
        units = (
            Unit(name="Lange", **taken),
            Unit(name="Früher", free_from=date(2026, 1, 1), **taken),
            Unit(name="Bald", free_from=date(2026, 4, 1), **taken),
        )
        tell(app, number, units=units)

        text = pages.spaced_text(client.get(f"{LIST}{number}"))

        now, soon = text.split("Lange, zur Miete")[1].split("Bald, zur Miete")
        assert now.count("Belegt") == 2
        assert "erfügbar ab" not in now
        assert "Wieder verfügbar ab 1. April 2026" in soon
