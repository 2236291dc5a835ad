"""The registry knows every module that maps a class."""

from pathlib import Path

from portal import models
from portal.models import registry
from portal.models.base import Base

UNMAPPED = {"__init__", "base", "registry"}


def test_lists_every_mapped_module():
    folder = Path(models.__file__).parent
    names = {path.stem for path in folder.glob("*.py")} - UNMAPPED

    assert {module.__name__.rsplit(".", 1)[1] for module in registry.ALL} == names


def test_every_mapped_class_comes_from_a_listed_module():
    mapped = {mapper.class_.__module__ for mapper in Base.registry.mappers}

    assert mapped == {module.__name__ for module in registry.ALL}


def test_the_full_text_index_is_not_compared_with_the_models():
    names = ("facility_text", "facility_text_data", "facility", None)

    assert [registry.is_compared(name=name, kind="table") for name in names] == [
        False,
        False,
        True,
        True,
    ]
