"""Templates without their indentation: it is there for who writes them, not for the line."""

import re

from jinja2 import Environment
from jinja2.ext import Extension

INDENTATION = re.compile(r"(?<=\n)[ \t]+")


class Unindented(Extension):
    """Takes the spaces from the start of each line of HTML, once, when the template is read.

    Lines stay lines, so that words stay apart and messages name the right one.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 – Jinja names it
        """Return the source as it is compiled; other formats keep every space."""
        is_html = name is not None and name.endswith(".html")
        return INDENTATION.sub("", source) if is_html else source


def register(environment: Environment) -> None:
    """Let the environment read templates so."""
    environment.add_extension(Unindented)
