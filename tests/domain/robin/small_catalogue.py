"""A small catalogue of our own, written as YAML, that tests bend in one place at a time."""

from copy import deepcopy
from pathlib import Path

import yaml

from portal.domain.robin.catalogue import Catalogue, load_catalogue

REAL = Path(__file__).parents[3] / "portal" / "content" / "robin"


def question(question_id, page, kind, keys=(), **more):
    """Return the entry of a question; keys that end in „!“ are exclusive."""
    entry = {
        "id": question_id,
        "seite": page,
        "typ": kind,
        "text": f"{question_id}?",
        "text_einfach": f"{question_id}, einfach?",
        "warum": "Darum.",
        "warum_einfach": "Nur darum.",
        "pflicht": True,
        "wirkt_auf": [1],
        **more,
    }
    if keys:
        entry["optionen"] = [
            {"schluessel": key.rstrip("!"), "text": key.upper(), "exklusiv": key.endswith("!")}
            for key in keys
        ]
    return entry


def small_files():
    """Return the content of every file by its path."""
    pages = [("s01", None), ("s02", None), ("s03", None), ("s04", "pflege"), ("s05", "haushalt")]
    return deepcopy(
        {
            "seiten.yaml": {
                "seiten": [
                    {"schluessel": key, "titel": key, "titel_einfach": key}
                    | ({"feld": field} if field else {})
                    for key, field in pages
                ]
            },
            "fragen/1.yaml": {
                "fragen": [
                    question("fuer_wen", "s01", "einfach", ["selbst", "andere"]),
                    question(
                        "rolle", "s01", "einfach", ["ja", "nein"], bedingung="fuer_wen != selbst"
                    ),
                    question(
                        "name",
                        "s01",
                        "text",
                        pflicht=False,
                        bedingung="rolle == ja",
                    ),
                    question("wann", "s02", "datum", pflicht=False),
                    question("tage", "s02", "zahl", pflicht=False, minimum=2, maximum=4000),
                ]
            },
            "fragen/2.yaml": {
                "fragen": [
                    question("pflege.form", "s04", "ja_nein", ["ja", "nein"]),
                    question("interessen", "s03", "kacheln", ["pflege", "haushalt"]),
                    question(
                        "haushalt.arten",
                        "s05",
                        "mehrfach",
                        ["putzen", "kochen", "nichts!", "weiss_nicht!"],
                        bedingung="nicht (fuer_wen == andere und rolle == nein)",
                    ),
                ]
            },
            "teile.yaml": {
                "teile": [
                    {
                        "nummer": number,
                        "schluessel": f"teil_{number}",
                        "titel": f"Teil {number}",
                        "titel_einfach": f"Teil {number}",
                        "einleitung": "Einleitung.",
                        "einleitung_einfach": "Einleitung.",
                    }
                    for number in range(1, 7)
                ]
            },
            "regeln.yaml": {"regeln": {"E1": {"text": "Darum.", "text_einfach": "Darum."}}},
            "bedarf.yaml": {
                "bedarf": {"TAG": {"treffer": "Tag", "treffer_einfach": "Tag"}},
                "anlass": {
                    "fuer_wen=selbst": {
                        "text": "es geht um Sie",
                        "text_einfach": "es geht um Sie selbst",
                    }
                },
            },
            "saetze.yaml": {"saetze": {"gruss": {"text": "Guten Tag.", "text_einfach": "Hallo."}}},
            "anlaesse.yaml": {
                "grundpaket": ["erste-schritte"],
                "felder": {"pflege": ["pflegegeld"]},
                "anlaesse": [
                    {
                        "bedingung": "fuer_wen == andere",
                        "artikel": ["vollmacht"],
                        "grund": "es geht um jemand anderen",
                        "grund_einfach": "es geht um einen anderen Menschen",
                    }
                ],
                "rueckfall": ["pflegegrade"],
            },
            "hilfsmittel.yaml": {
                "gruppen": {
                    "HM_BAD": {
                        "titel": "Bad",
                        "titel_einfach": "Das Bad",
                        "grund": "sicher",
                        "grund_einfach": "ganz sicher",
                    }
                },
                "ausloeser": [
                    {
                        "bedingung": "haushalt.arten enthaelt putzen",
                        "gruppe": "HM_BAD",
                        "grund": "putzen",
                        "grund_einfach": "sauber machen",
                    }
                ],
            },
        }
    )


def write(directory, files):
    """Write the files and return the directory."""
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True)
        path.write_text(text, encoding="utf-8")
    return directory


def small(directory) -> Catalogue:
    """Load the small catalogue."""
    return load_catalogue(directory=write(directory, small_files()))
