"""The HTML validator of the W3C, once over many pages."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def complaints(pages: Mapping[str, str], *, folder: Path) -> tuple[str, ...]:
    """Return what the validator says about pages (name → HTML), warnings included.

    `folder` holds them meanwhile; one run takes seconds, so give it all pages at once.

    Raises:
        FileNotFoundError: vnu is not installed; says what to type.
    """
    if not JAR.exists():
        raise FileNotFoundError("vnu is missing; type: python3 requirements/setup.py test")
    names = {}
    for number, (name, text) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(text, encoding="utf-8")
        names[path.as_uri().removeprefix("file://")] = name
    command = ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *names]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 – our own command
    return tuple(
        f"{_name(message, names)}:{message.get('lastLine', '')}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    )


def _name(message: Mapping[str, str], names: Mapping[str, str]) -> str:
    path = message.get("url", "").removeprefix("file:").replace("///", "/")
    return names.get(path, path)
