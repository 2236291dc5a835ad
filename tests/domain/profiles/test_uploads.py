"""Limits of uploads, their names on the way, and their order."""

import pytest

from portal.adapters.files import NAME
from portal.domain.profiles.files import FORMATS, WIDTHS, FileKind
from portal.domain.profiles.uploads import (
    LONGEST_DOCUMENT_TITLE,
    LONGEST_TITLE,
    MOST_OF_KIND,
    PDF_MAGIC,
    UploadProblem,
    UploadRefused,
    arrival_name,
    check_pdf_start,
    check_title,
    kept_names,
    most_bytes,
    moved,
    upload_id,
)
from portal.values.errors import Invalid

KEY = "0123456789abcdef" * 2
SENT = {"facility_id": 1, "form_key": KEY, "kind": FileKind.BILD, "data": b"x", "secret": "s"}


class TestSize:
    def test_h11_pictures_may_have_15_megabytes_and_documents_10(self):
        sizes = {kind: most_bytes(kind=kind) // (1024 * 1024) for kind in FileKind}

        assert set(map(sizes.get, FileKind)) == {10, 15}
        assert sizes[FileKind.BILD] == sizes[FileKind.PERSON] == 15
        assert sizes[FileKind.PRUEFBERICHT] == 10

    def test_of_every_other_kind_than_pictures_the_number_is_known(self):
        assert set(FileKind) - MOST_OF_KIND.keys() == {FileKind.BILD}


class TestCheckPdfStart:
    def test_h11_nothing_may_stand_before_a_pdf(self):
        check_pdf_start(data=PDF_MAGIC)
        with pytest.raises(UploadRefused) as refused:
            check_pdf_start(data=b"<html>" + PDF_MAGIC)
        assert refused.value.problem is UploadProblem.UNKNOWN_KIND


class TestCheckTitle:
    def test_blanks_are_single(self):
        assert check_title(kind=FileKind.BILD, title=" Der \n Garten ") == "Der Garten"

    @pytest.mark.parametrize(
        ("kind", "title", "code"),
        [
            (FileKind.BILD, " \t", "missing"),
            (FileKind.BILD, "x" * (LONGEST_TITLE + 1), "too_long"),
            (FileKind.PRUEFBERICHT, "x" * (LONGEST_DOCUMENT_TITLE + 1), "too_long"),
        ],
    )
    def test_none_or_a_novel_is_refused(self, kind: FileKind, title: str, code: str):
        with pytest.raises(Invalid) as refused:
            check_title(kind=kind, title=title)
        assert (refused.value.field, refused.value.code) == ("text", code)

    def test_a_picture_may_be_described_at_length(self):
        assert check_title(kind=FileKind.BILD, title="x" * LONGEST_TITLE)


class TestUploadId:
    def test_the_same_file_from_the_same_form_is_one(self):
        assert upload_id(**SENT) == upload_id(**SENT)
        assert len(upload_id(**SENT)) == 32

    @pytest.mark.parametrize(
        "other",
        [
            {"facility_id": 2},
            {"form_key": KEY[::-1]},
            {"kind": FileKind.PERSON},
            {"data": b"y"},
            {"secret": "t"},
        ],
    )
    def test_anything_else_is_another(self, other: dict[str, object]):
        assert upload_id(**SENT) != upload_id(**{**SENT, **other})

    @pytest.mark.parametrize("key", ["", "x" * 32, KEY.upper(), KEY + "\n", "../" + KEY])
    def test_a_form_without_a_key_is_refused(self, key: str):
        with pytest.raises(Invalid):
            upload_id(**{**SENT, "form_key": key})


class TestNames:
    def test_all_can_be_stored(self):
        pictures = kept_names(file_id="a" * 32, kind=FileKind.BILD)
        documents = kept_names(file_id="a" * 32, kind=FileKind.INFOMATERIAL)

        assert len(set(pictures)) == len(WIDTHS) * len(FORMATS) + 1
        assert len(set(documents)) == 2
        assert arrival_name(file_id="a" * 32) in {*pictures} & {*documents}
        assert all(NAME.fullmatch(name) for name in (*pictures, *documents))


class TestMoved:
    @pytest.mark.parametrize(
        ("place", "expected"),
        [(1, "cabd"), (2, "acbd"), (3, "abcd"), (4, "abdc"), (99, "abdc"), (-1, "cabd")],
    )
    def test_one_goes_to_its_place_and_the_others_keep_their_order(self, place, expected):
        assert moved(ids=tuple("abcd"), file_id="c", place=place) == tuple(expected)

    def test_one_that_is_not_there_changes_nothing(self):
        assert moved(ids=("a", "b"), file_id="x", place=1) == ("a", "b")
