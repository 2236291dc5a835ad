"""The registry knows every module that maps a class."""

from pathlib import Path

import sqlalchemy as sa

from portal import models
from portal.models import registry
from portal.models.base import Base

RANDOM_BY_CODE = frozenset({"account_session", "consultation", "outgoing_mail", "share_link"})
"""Older tables, whose ids only the code makes random; new ones have the rule."""
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


def test_every_id_of_an_object_is_random_by_a_rule_of_the_database():
    """Of 128 bits, as 32 hexadecimal signs: nobody guesses the next."""
    named = {
        table.name: table
        for table in Base.metadata.sorted_tables
        if [column.name for column in table.primary_key] == ["id"]
        and isinstance(table.c.id.type, sa.String)
    }

    unruled = {
        name
        for name, table in named.items()
        if not any(
            isinstance(rule, sa.CheckConstraint) and "length(id) = 32" in str(rule.sqltext)
            for rule in table.constraints
        )
    }

    assert {"company", "facility_group", "inquiry", "saved_result"} <= named.keys()
    assert unruled == RANDOM_BY_CODE
