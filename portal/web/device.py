"""From which device somebody comes, in words that its owner recognises."""

from collections.abc import Mapping

from flask import request

UNKNOWN = "Unbekanntes Gerät"
BROWSERS: Mapping[str, str] = {
    "SamsungBrowser/": "Samsung Internet",
    "Edg/": "Edge",
    "EdgA/": "Edge",
    "EdgiOS/": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
"""Marks in the User-Agent, those first that stand beside another browser's mark."""
SYSTEMS: Mapping[str, str] = {
    "iPhone": "auf iPhone",
    "iPad": "auf iPad",
    "Android": "auf Android",
    "Windows": "unter Windows",
    "CrOS": "auf Chromebook",
    "Macintosh": "auf Mac",
    "Linux": "unter Linux",
}


def device_words() -> str:
    """Return browser and system of this request, such as „Firefox unter Windows“.

    Only names of ours come out, never what the browser sent: it could send anything.
    """
    told = request.headers.get("User-Agent", "")
    names = (_named(BROWSERS, told), _named(SYSTEMS, told))
    if not names[0]:
        return f"Gerät {names[1]}" if names[1] else UNKNOWN
    return " ".join(name for name in names if name)


def _named(names: Mapping[str, str], told: str) -> str:
    return next((name for mark, name in names.items() if mark in told), "")
