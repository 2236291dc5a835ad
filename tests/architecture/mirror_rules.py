"""Every module of the portal has its test file, and every test file its module."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

# Modules without branches of their own, whose content other tests read whole. None so far.
WITHOUT_MIRROR: frozenset[str] = frozenset()
FEATURE_DEPTH = 4  # blueprints/<group>/<feature>/<module>
FREE_FOLDERS = ("tests/support/", "tests/architecture/", "tests/journeys/", "tests/migrations/")


def mirrors_of(module: str) -> tuple[str, ...]:
    """Return the test files of which a module of the portal needs one; none if it is exempt.

    A module of a feature has its own or shares `tests/blueprints/<group>/test_<feature>.py`.
    """
    path = PurePosixPath(module)
    is_exempt = path.name in {"__init__.py", "group.py"} or module in WITHOUT_MIRROR
    if is_exempt or module.startswith("portal/migrations/"):
        return ()
    parts = list(path.with_suffix("").parts[1:])
    mirrors = ["/".join(["tests", *parts[:-1], f"test_{parts[-1]}.py"])]
    if parts[0] == "blueprints" and len(parts) == FEATURE_DEPTH:
        mirrors.append("/".join(["tests", *parts[:-2], f"test_{parts[-2]}.py"]))
    return tuple(mirrors)


def missing(paths: Collection[str]) -> Iterator[str]:
    """Give the modules without a test file."""
    for path in paths:
        if not path.startswith("portal/") or not path.endswith(".py"):
            continue
        mirrors = mirrors_of(path)
        if mirrors and not any(mirror in paths for mirror in mirrors):
            yield f"{path} has no {mirrors[-1]}"


def orphaned(paths: Collection[str]) -> Iterator[str]:
    """Give the test files below a mirrored folder that no module needs."""
    modules = [path for path in paths if path.startswith("portal/") and path.endswith(".py")]
    needed = {mirror for module in modules for mirror in mirrors_of(module)}
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
