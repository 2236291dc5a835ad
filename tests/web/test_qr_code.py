"""The path of a QR code holds exactly its dark modules, inside the quiet zone."""

import re

import segno

from portal.web.qr_code import QUIET_ZONE, qr_code

TEXT = "otpauth://totp/Portal:erika%40example.org?issuer=Portal"  # pragma: allowlist secret
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def dark_modules(code):
    runs = RUN.findall(code.path)
    assert "".join(f"M{x} {y}h{w}v1h-{back}z" for x, y, w, back in runs) == code.path
    assert all(width == back for *_, width, back in runs)
    return {
        (int(y) - QUIET_ZONE, int(x) - QUIET_ZONE + offset)
        for x, y, width, _ in runs
        for offset in range(int(width))
    }


def test_each_dark_module_is_drawn_and_no_other():
    matrix = segno.make_qr(TEXT, error="m").matrix

    drawn = dark_modules(qr_code(TEXT))

    assert drawn == {
        (line, place) for line, row in enumerate(matrix) for place, dark in enumerate(row) if dark
    }


def test_has_a_quiet_zone_on_every_side():
    code = qr_code(TEXT)
    drawn = dark_modules(code)

    assert code.size == len(segno.make_qr(TEXT, error="m").matrix) + 2 * QUIET_ZONE
    assert min(min(place) for place in drawn) == 0
    assert max(max(place) for place in drawn) == code.size - 2 * QUIET_ZONE - 1
