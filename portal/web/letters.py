"""Mails from their two templates, plain text and simple HTML."""

from typing import Any

from flask import current_app

from portal.values.letter import Letter


def compose(template: str, *, sender: str, recipient: str, subject: str, **values: Any) -> Letter:
    """Render `emails/<template>.txt` and `.html` with the same values.

    Links begin with the address of the portal's settings, never with the host of a request:
    `{{ site.public_url }}{{ url_for(…) }}`. Do not hand over what a stranger may have typed, such
    as a name: whoever registers a foreign address would let us carry their words there.

    Raises:
        HeaderInvalid: an address or the subject holds a line break or another control character.
    """
    given = {"subject": subject, **values}
    environment = current_app.jinja_env
    text = environment.get_template(f"emails/{template}.txt").render(given)
    html = environment.get_template(f"emails/{template}.html").render(given)
    return Letter(sender=sender, recipient=recipient, subject=subject, text=text, html=html)
