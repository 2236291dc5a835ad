"""WeasyPrint behind `RenderPdf`; only the worker loads it."""

import ctypes.util
import io
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from portal.adapters.pdf_packing import repacked
from portal.adapters.pdf_shrinking import shrink
from portal.values.errors import PortalError, Unavailable

STATIC = Path(__file__).resolve().parent.parent / "static"
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
INSTALL_COMMAND = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"
    " fonts-dejavu-core"
)
STATIC_SCHEME = "static:"
QR_SCHEME = "qr:"
QUIET_ZONE = 4
"""Light modules around a QR code (ISO/IEC 18004)."""


class ForeignAddress(PortalError):
    """Report that a document asked for neither a static file of ours nor a QR code."""


def missing_libraries() -> tuple[str, ...]:
    """Return the shared libraries that rendering needs and this machine lacks."""
    return tuple(name for name in LIBRARIES if ctypes.util.find_library(name) is None)


def render_pdf(*, html: str) -> bytes:
    """Render tagged PDF (PDF/UA-1).

    `static:` addresses read our static files, `qr:` addresses draw the address that follows as a
    QR code; nothing else is read.

    Raises:
        Unavailable: Pango or its companions are missing; names the command that mends it.
        ForeignAddress: the document refers to anything else.
    """
    if missing_libraries():
        raise Unavailable(f"PDF needs Pango: {INSTALL_COMMAND}")
    import weasyprint  # noqa: PLC0415 – 0.6 s and 32 MB that only the worker spends

    class StaticOnly(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # has no types
        """Reads our static files, draws QR codes and refuses every other address."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return a file below portal/static or a drawing."""
            if url.startswith(QR_SCHEME):
                return weasyprint.urls.URLFetcherResponse(
                    url, qr_code(address=url.removeprefix(QR_SCHEME)), {"Content-Type": "image/png"}
                )
            try:
                path = static_path(url=url)
            except ForeignAddress as error:
                raise weasyprint.urls.FatalURLFetchingError(str(error)) from error
            return super().fetch(path.as_uri(), headers)

    document = weasyprint.HTML(
        string=html,
        base_url=STATIC_SCHEME,
        url_fetcher=StaticOnly(allowed_protocols=["file"]),
    )
    try:
        pdf: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1",
            uncompressed_pdf=False,
            finisher=lambda _document, finished: shrink(pdf=finished),
        )
    except weasyprint.urls.FatalURLFetchingError as error:
        # WeasyPrint's own class is no Exception and would end the worker.
        raise ForeignAddress(str(error)) from None
    return repacked(pdf=pdf)


def qr_code(*, address: str) -> bytes:
    """Return an address as QR code: a PNG with one pixel per module, the same for the same text."""
    drawing = io.BytesIO()
    import_module("segno").make(address, error="m").save(drawing, kind="png", border=QUIET_ZONE)
    return drawing.getvalue()


def static_path(*, url: str) -> Path:
    """Return the file behind a `static:` address.

    Raises:
        ForeignAddress: the address is another one or leads out of the static folder.
    """
    name = url.removeprefix(STATIC_SCHEME)
    with suppress(OSError, ValueError):  # a name that no file system takes
        path = (STATIC / name.lstrip("/")).resolve()
        if name != url and path.is_relative_to(STATIC) and path.is_file():
            return path
    raise ForeignAddress("documents may only use our own static files")
