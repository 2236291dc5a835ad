"""YAML that an editor writes by hand, read without the mistakes that YAML forgives."""

from collections.abc import Hashable
from typing import Annotated, TypeVar

import yaml

from portal.values.errors import PortalError
from portal.values.shape import Limits, ShapeBroken, read_as

Line = Annotated[str, Limits(pattern=r"\S[^\n]*")]
"""Text on one line that begins with a letter or sign."""
Text = Annotated[str, Limits(pattern=r"(?s).*\S.*")]
"""Text on one or more lines."""
_T = TypeVar("_T")


class YamlInvalid(PortalError):
    """Report text that is no mapping in strict YAML, or one that breaks its shape."""


class _StrictLoader(yaml.CSafeLoader):
    """Read plain values only; refuse repeated keys and floats; yes, no, on and off are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 – the parent's attribute
        first: [pair for pair in pairs if first in "tTfF" or pair[0] != "tag:yaml.org,2002:bool"]
        for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 – as the parent
    ) -> dict[Hashable, object]:
        """Build the mapping after checking that no key stands in it twice."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands here twice", node.start_mark
                )
        return super().construct_mapping(node, deep=deep)

    def refuse_float(self, node: yaml.ScalarNode) -> object:
        """Refuse a fraction, which would lose its exact value."""
        raise yaml.constructor.ConstructorError(
            None, None, f'the fraction {node.value} needs quotes: "{node.value}"', node.start_mark
        )


_StrictLoader.add_constructor("tag:yaml.org,2002:float", _StrictLoader.refuse_float)


def read_mapping(*, text: str) -> dict[str, object]:
    """Read the text as one YAML mapping; all keys become text, dates in ISO form.

    Raises:
        YamlInvalid: the text is no YAML or no mapping, repeats a key or holds a float.
    """
    try:
        content = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 – a SafeLoader
    except yaml.YAMLError as error:
        raise YamlInvalid(" ".join(str(error).split())) from error
    if not isinstance(content, dict):
        raise YamlInvalid("not a mapping of keys to values")
    return {str(key): _with_text_keys(value) for key, value in content.items()}


def read_shape(*, text: str, shape: type[_T]) -> _T:
    """Read the text as one YAML mapping of this shape (`portal.values.shape`).

    Raises:
        YamlInvalid: it is none or breaks the shape; the message names the first wrong place.
    """
    try:
        return read_as(kind=shape, content=read_mapping(text=text))
    except ShapeBroken as error:
        raise YamlInvalid(str(error)) from error


def _with_text_keys(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_text_keys(inner) for inner in value]
    return value
