"""The project's files are found, and only they."""

from tests.architecture import sources
from tests.architecture.sources import Source


def test_generated_and_foreign_files_are_left_out():
    paths = sources.tracked()

    assert "pyproject.toml" in paths
    assert not [path for path in paths if path.startswith((".venv/", "node_modules/", "instance/"))]


def test_a_source_knows_where_it_lies():
    source = Source("portal/law/fristen.py", "x = 1\n")

    assert source.stem == "fristen"
    assert source.is_below("portal/law")
    assert not source.is_below("portal/la")
    assert len(source.tree.body) == 1


def test_files_are_chosen_by_folder_and_ending():
    assert all(one.path.endswith(".md") for one in sources.below("portal/content", ".md"))
    assert {one.path for one in sources.python("portal")} < {one.path for one in sources.python()}
