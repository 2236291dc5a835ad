"""Every module of the portal has its test file, and every test file its module."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

# Modules without branches of their own, whose content other tests read whole. None so far.
WITHOUT_MIRROR: frozenset[str] = frozenset()
FEATURE_DEPTH = 4  # blueprints/<group>/<feature>/<module>
FREE_FOLDERS = ("tests/support/", "tests/architecture/", "tests/journeys/", "tests/migrations/")


def mirror_of(module: str) -> str | None:
    """Return the test file that a module of the portal needs, None if it needs none.

    The modules of a feature share `tests/blueprints/<group>/test_<feature>.py`.
    """
    path = PurePosixPath(module)
    is_exempt = path.name in {"__init__.py", "group.py"} or module in WITHOUT_MIRROR
    if is_exempt or module.startswith("portal/migrations/"):
        return None
    parts = list(path.with_suffix("").parts[1:])
    if parts[0] == "blueprints" and len(parts) == FEATURE_DEPTH:
        parts.pop()
    return "/".join(["tests", *parts[:-1], f"test_{parts[-1]}.py"])


def missing(paths: Collection[str]) -> Iterator[str]:
    """Give the test files that do not exist though a module needs them."""
    for path in paths:
        if not path.startswith("portal/") or not path.endswith(".py"):
            continue
        mirror = mirror_of(path)
        if mirror is not None and mirror not in paths:
            yield f"{path} has no {mirror}"


def orphaned(paths: Collection[str]) -> Iterator[str]:
    """Give the test files below a mirrored folder that no module needs."""
    needed = {mirror_of(path) for path in paths if path.startswith("portal/")}
    for path in paths:
        name = PurePosixPath(path)
        is_mirror = name.name.startswith("test_") and path.startswith("tests/")
        if not is_mirror or path.startswith(FREE_FOLDERS) or len(name.parts) == 2:
            continue
        stem = name.name.removesuffix(".py")
        # A long test may be split: test_robin_going_back.py stands beside test_robin.py.
        starts = (
            f"{name.parent}/{'_'.join(stem.split('_')[:end])}.py"
            for end in range(2, stem.count("_") + 2)
        )
        if needed.isdisjoint(starts):
            yield f"{path} mirrors no module"
