"""Read the catalogue's YAML files, check their shape and compute their version."""

from collections.abc import Hashable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import yaml

from portal.values.errors import PortalError
from portal.values.shape import Shape, ShapeBroken

VERSION_LENGTH = 12
"""Hexadecimal digits of the catalogue's version."""

_T = TypeVar("_T", bound=Shape)


class CatalogueInvalid(PortalError):
    """Report a catalogue that must not be used.

    Args:
        file: name of the file.
        subject: the question, page or rule that is wrong; empty for the whole file.
        problem: what is wrong with it.
    """

    def __init__(self, file: str, subject: str, problem: str) -> None:
        super().__init__(": ".join(part for part in (file, subject, problem) if part))
        self.file = file
        self.subject = subject
        self.problem = problem


# The parser in C is ten times as fast; every wheel of PyYAML has it, other builds may not.
_SafeLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeys(_SafeLoader):  # type: ignore[misc]  # chosen at run time
    """Refuse a key that stands twice in one mapping; YAML itself would keep the last."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - its signature
    ) -> dict[Hashable, object]:
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", node.start_mark
                )
        mapping: dict[Hashable, object] = super().construct_mapping(node, deep)
        return mapping


def read_file(*, path: Path, shape: type[_T]) -> _T:
    """Read one YAML file into its shape.

    Raises:
        CatalogueInvalid: the file is missing, not YAML or not of this shape.
    """
    try:
        data = _UniqueKeys(path.read_text(encoding="utf-8")).get_single_data()
        return shape.read(content=data)
    except OSError as error:
        raise CatalogueInvalid(path.name, "", "cannot be read") from error
    except yaml.YAMLError as error:
        raise CatalogueInvalid(path.name, "", " ".join(str(error).split())) from error
    except ShapeBroken as error:
        raise CatalogueInvalid(path.name, _place(data, error.place), error.problem) from error


def version_of(*, directory: Path) -> str:
    """Return a short hash over the names and contents of all YAML files below a directory."""
    digest = sha256()
    for path in sorted(directory.rglob("*.yaml")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(directory).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:VERSION_LENGTH]


def _place(data: object, location: tuple[int | str, ...]) -> str:
    """Name the entry by its id or key, which an editor knows, instead of its position."""
    names = []
    for step in location:
        data = _inside(data, step)
        known = _name(data)
        names.append(str(step) if known is None else known)
    return ".".join(names)


def _inside(data: object, step: int | str) -> object:
    if isinstance(data, list) and isinstance(step, int):
        return data[step]
    return data.get(step) if isinstance(data, dict) else None


def _name(data: object) -> str | None:
    if not isinstance(data, dict):
        return None
    name = data.get("id", data.get("schluessel"))
    return name if isinstance(name, str) else None
