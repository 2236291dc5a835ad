"""Pages with a form that overwrites nothing which somebody else has saved meanwhile."""

from collections.abc import Iterable
from typing import Any

from flask import Response

from portal.web.form_fields import Difference, Group, Reading, problem_of
from portal.web.pages import page


def form_page(
    template: str,
    *,
    groups: Iterable[Group],
    reading: Reading,
    version: int,
    status: int = 200,
    differences: tuple[Difference, ...] | None = None,
    **values: Any,
) -> Response:
    """Show a form with what was typed and what is wrong with it.

    Args:
        template: of the page.
        groups: what the form asks for.
        reading: what was typed, or what is stored.
        version: what the form is about; sent back, it says what the person has seen.
        status: of the answer.
        differences: what somebody else has saved meanwhile; None if nobody has.
        values: further ones of the template.
    """
    return page(
        template,
        status=status,
        groups=groups,
        typed=reading.typed,
        problems=tuple(reading.problems),
        problem_of=problem_of(problems=reading.problems),
        version=version,
        is_conflict=differences is not None,
        differences=differences or (),
        **values,
    )
