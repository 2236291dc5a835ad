"""Pack what a PDF holds: its streams, the objects in them and the table of where they stand."""

import re
import zlib
from collections.abc import Sequence

import deflate

LEVEL = 10
"""From here on libdeflate looks for the shortest way; 12 saves 0.1 kB more for twice the time."""
END = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
STREAM = re.compile(
    rb"(?P<number>\d+) 0 obj\n<<(?P<entries>/Type /(?:XRef|ObjStm)[^>]*)"
    rb"/Filter /FlateDecode/Length (?P<length>\d+)>>\nstream\n"
)
WIDTHS = re.compile(rb"/W \[(\d+) (\d+) (\d+)\]")
UP = b"\2"
"""PNG's filter that keeps of a row how it differs from the one above."""


def packed(*, data: bytes) -> bytes:
    """Return data in zlib's format, in fewer bytes than zlib finds."""
    return bytes(deflate.zlib_compress(data, LEVEL))


def repacked(*, pdf: bytes) -> bytes:
    """Return a PDF whose objects and table of where they stand are packed better.

    Rows of the table differ little from one to the next, so that their differences pack far
    better. What does not end as pydyf ends it stays as it is.
    """
    end = END.search(pdf)
    table = STREAM.match(pdf, int(end[1])) if end else None
    widths = WIDTHS.search(table["entries"]) if table else None
    if table is None or widths is None:
        return pdf
    kind, place, index = map(int, widths.groups())
    width = kind + place + index
    data = _unpacked(pdf, table)
    rows = [data[at : at + width] for at in range(0, len(data), width)]
    # The objects are the last thing before the table, and both know where they stand.
    *_, before, own = rows
    start = int.from_bytes(before[kind : kind + place], "big")
    objects = STREAM.match(pdf, start)
    if objects is None:
        return pdf
    held = packed(data=_unpacked(pdf, objects))
    head = pdf[:start] + _stream(objects, objects["entries"], held) + b"\n"
    rows[-1] = own[:kind] + len(head).to_bytes(place, "big") + own[kind + place :]
    entries = table["entries"] + b"/DecodeParms <</Predictor 12/Columns %d>>" % width
    last = _stream(table, entries, packed(data=_differences(rows)))
    return b"%b%b\nstartxref\n%d\n%%%%EOF\n" % (head, last, len(head))


def _unpacked(pdf: bytes, stream: re.Match[bytes]) -> bytes:
    return zlib.decompress(pdf[stream.end() : stream.end() + int(stream["length"])])


def _stream(stream: re.Match[bytes], entries: bytes, data: bytes) -> bytes:
    head = b"%b 0 obj\n<<%b/Filter /FlateDecode/Length %d>>\nstream\n"
    return head % (stream["number"], entries, len(data)) + data + b"\nendstream\nendobj"


def _differences(rows: Sequence[bytes]) -> bytes:
    above = (bytes(len(rows[0])), *rows)
    return b"".join(
        UP + bytes((new - old) % 256 for new, old in zip(row, last, strict=True))
        for row, last in zip(rows, above, strict=False)
    )
