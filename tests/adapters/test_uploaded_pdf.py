"""A PDF that could do anything but be read is refused; others are written anew."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from portal.adapters.uploaded_pdf import clean_pdf
from portal.domain.profiles.uploads import UploadProblem, UploadRefused
from tests.factories import uploads

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LAUNCH = Dictionary(S=Name.Launch, F=String("/bin/sh"))
ACTIVE = {
    "script when opened": {"/OpenAction": SCRIPT},
    "script by name": {"/Names": Dictionary(JavaScript=Dictionary(Names=Array()))},
    "program when opened": {"/OpenAction": LAUNCH},
    "program after something harmless": {"/OpenAction": Dictionary(S=Name.GoTo, Next=LAUNCH)},
    "program in a list": {"/Probe": Array([Array([LAUNCH])])},
    "other files": {"/Names": Dictionary(EmbeddedFiles=Dictionary(Names=Array()))},
    "a file beside it": {"/AF": Array([Dictionary(EF=Dictionary())])},
    "form with programs": {"/AcroForm": Dictionary(XFA=String("<xdp/>"))},
    "form that sends": {"/OpenAction": Dictionary(S=Name.SubmitForm)},
}


def refusal_of(data: bytes) -> UploadProblem:
    with pytest.raises(UploadRefused) as refused:
        clean_pdf(data=data)
    return refused.value.problem


class TestCleanPdf:
    def test_h11_a_document_is_kept_with_all_its_pages(self):
        cleaned = clean_pdf(data=uploads.document(pages=3))

        with pikepdf.open(BytesIO(cleaned)) as kept:
            assert len(kept.pages) == 3

    def test_what_hangs_behind_it_is_gone(self):
        tail = b"<script>alert(1)</script>PK\x03\x04"

        cleaned = clean_pdf(data=uploads.document() + tail)

        assert tail not in cleaned
        assert cleaned.startswith(b"%PDF-")

    def test_links_and_places_inside_stay(self):
        link = Dictionary(S=Name.URI, URI=String("https://example.org"))
        inside = Dictionary(S=Name.GoTo, D=String("x"))

        cleaned = clean_pdf(data=uploads.document(root={"/OpenAction": inside, "/Probe": link}))

        with pikepdf.open(BytesIO(cleaned)) as kept:
            assert str(kept.Root.OpenAction.S) == "/GoTo"

    @pytest.mark.parametrize("kind", ACTIVE)
    def test_h11_programs_and_other_files_are_refused(self, kind: str):
        assert refusal_of(uploads.document(root=ACTIVE[kind])) is UploadProblem.ACTIVE

    def test_a_stream_is_looked_at_too(self):
        made = pikepdf.open(BytesIO(uploads.document()))
        made.Root.Probe = pikepdf.Stream(made, b"x", JS=String("app.alert(1)"))
        target = BytesIO()
        made.save(target)

        assert refusal_of(target.getvalue()) is UploadProblem.ACTIVE

    def test_h11_a_locked_document_is_refused(self):
        assert refusal_of(uploads.locked_document()) is UploadProblem.ENCRYPTED

    def test_one_that_opens_without_a_password_but_is_locked_is_refused(self):
        made = pikepdf.open(BytesIO(uploads.document()))
        target = BytesIO()
        made.save(target, encryption=pikepdf.Encryption(owner="a", user=""))

        assert refusal_of(target.getvalue()) is UploadProblem.ENCRYPTED

    @pytest.mark.parametrize("data", [b"<html>%PDF-1.7", b"", b" %PDF-1.7", b"PK\x03\x04"])
    def test_h11_what_is_no_pdf_is_refused(self, data: bytes):
        assert refusal_of(data) is UploadProblem.UNKNOWN_KIND

    def test_a_damaged_one_is_refused(self):
        assert refusal_of(b"%PDF-1.7\nnichts") is UploadProblem.DAMAGED

    def test_one_without_pages_is_refused(self):
        assert refusal_of(uploads.document(pages=0)) is UploadProblem.DAMAGED

    def test_lists_within_lists_without_end_are_refused(self):
        deep = Array()
        for _ in range(100):
            deep = Array([deep])

        assert refusal_of(uploads.document(root={"/Probe": deep})) is UploadProblem.DAMAGED
