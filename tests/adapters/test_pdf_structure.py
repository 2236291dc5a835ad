"""The structure of a smaller PDF says the same, in the same order, and stays accessible."""

import io
import re

import pytest
from pypdf import PdfReader

from portal.adapters.pdf_structure import leave_out
from tests.support import pdf as judge

SAYS_NOTHING = {"/Span", "/NonStruct", "text"}
IN_MARGIN = re.compile(rb"/Artifact\s*<</Type /Pagination>>\s*BDC(.*?)EMC", re.DOTALL)


class Tree:
    """The structure tree of a PDF.

    Args:
        found: kind and element of all of it, and of the text that stands in it, in their order.
        nums: to which elements belongs what is on each page, then what each link belongs to.
    """

    def __init__(self, data):
        self.reader = PdfReader(io.BytesIO(data))
        root = self.reader.trailer["/Root"]["/StructTreeRoot"]
        self.found = [one for child in root["/K"] for one in _structure(child.get_object())]
        self.nums = root["/ParentTree"]["/Nums"]

    @property
    def kinds(self):
        return [kind for kind, _ in self.found]

    @property
    def elements(self):
        return [one for kind, one in self.found if kind != "text"]

    @property
    def contents(self):
        return [sheet.get_contents().get_data() for sheet in self.reader.pages]


def _structure(element):
    yield element.get("/S"), element
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, int):
            yield "text", found
        elif "/S" in found:
            yield from _structure(found)


@pytest.fixture
def trees(both):
    """Return both structure trees."""
    return [Tree(data) for data in both]


@pytest.mark.pdf
class TestTidy:
    def test_stays_accessible(self, both):
        assert [judge.failures(one) for one in both] == [(), ()]

    def test_keeps_every_meaning_and_its_order(self, trees):
        before, after = ([kind for kind in one.kinds if kind not in SAYS_NOTHING] for one in trees)

        assert after == before
        assert {"/H1", "/L", "/LI", "/Lbl", "/LBody", "/Link", "/P"} <= set(after)

    def test_text_stands_in_the_paragraph_itself(self, trees):
        before, after = (one.kinds for one in trees)

        places = [number for number, kind in enumerate(after) if kind == "/P"]
        assert {after[number + 1] for number in places} == {"text"}
        assert after.count("text") == before.count("text")

    def test_nothing_is_left_that_only_wraps(self, trees):
        before, after = (set(one.kinds) for one in trees)

        assert before >= {"/Span", "/NonStruct"}
        assert not after & {"/Span", "/NonStruct"}

    def test_every_text_is_found_from_its_page(self, trees):
        tree = trees[1]
        for number, (sheet, content) in enumerate(
            zip(tree.reader.pages, tree.contents, strict=True)
        ):
            assert tree.nums[2 * number] == number
            owners = [one.get_object() for one in tree.nums[2 * number + 1]]
            marked = [int(one) for one in re.findall(rb"<</MCID (\d+)>>", content)]
            assert sorted(marked) == list(range(len(owners)))
            for piece, owner in enumerate(owners):
                assert piece in owner["/K"]
                assert owner["/Pg"] == sheet

    def test_what_stands_in_margins_is_no_text(self, trees):
        before, after = (
            [len(IN_MARGIN.findall(content)) for content in one.contents] for one in trees
        )

        assert set(before) == {0}
        assert set(after) == {1}

    def test_a_link_names_its_element_and_the_element_the_link(self, trees):
        tree = trees[1]
        (annotation,) = (one.get_object() for one in tree.reader.pages[0].annotations)

        (link,) = (one for one in tree.elements if one["/S"] == "/Link")
        assert link["/K"][0]["/Obj"] == annotation
        owners = dict(zip(tree.nums[::2], tree.nums[1::2], strict=True))
        assert owners[annotation["/StructParent"]].get_object() is link

    def test_only_what_holds_text_names_its_page(self, trees):
        for element in trees[1].elements:
            pieces = [one for one in element["/K"] if isinstance(one, int)]
            assert ("/Pg" in element) == bool(pieces)

    def test_a_text_that_looks_like_a_reference_stays(self, both):
        assert "Verweis 5 0 R" in judge.text_of(both[1])


class TestLeaveOut:
    def test_what_takes_a_place_may_be_left_out_itself(self):
        class Entries(dict):
            generation, number = 0, 0

            @property
            def reference(self):
                return b"%d 0 R" % self.number

        class Document:
            objects = [Entries(), Entries(), Entries(), Entries(K=[b"1 0 R", b"2 0 R", 7])]  # noqa: RUF012 – as pydyf has them

        for number, one in enumerate(Document.objects):
            one.number = number

        leave_out(pdf=Document, into={b"2 0 R": b"1 0 R", b"1 0 R": b"3 0 R"})

        assert [one.number for one in Document.objects] == [0, 1]
        assert Document.objects[1]["K"] == [b"1 0 R", b"1 0 R", 7]
