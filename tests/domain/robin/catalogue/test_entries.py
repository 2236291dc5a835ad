import pytest

from portal.domain.matching.services import Service
from portal.domain.robin.catalogue.entries import read_condition, refuse_doubles
from portal.domain.robin.catalogue.files import CatalogueInvalid
from portal.domain.robin.needs import NEEDS
from portal.domain.robin.traits import TRAITS


class TestReadCondition:
    def test_knows_traits_and_service_codes_by_name(self):
        def read(text):
            return read_condition(file="f.yaml", subject="x", text=text)

        assert read("nachts") == TRAITS["nachts"]
        assert read("AMB_NACHT") == NEEDS[Service.AMB_NACHT]

    def test_names_file_subject_and_character(self):
        with pytest.raises(CatalogueInvalid) as caught:
            read_condition(file="f.yaml", subject="x", text="morgens")

        assert (caught.value.file, caught.value.subject) == ("f.yaml", "x")
        assert "character 8" in caught.value.problem


class TestRefuseDoubles:
    def test_passes_what_stands_once(self):
        assert refuse_doubles(file="f.yaml", keys=("a", "b")) is None

    def test_names_what_stands_twice(self):
        with pytest.raises(CatalogueInvalid) as caught:
            refuse_doubles(file="f.yaml", keys=("a", "b", "a"))

        assert caught.value.subject == "a"
