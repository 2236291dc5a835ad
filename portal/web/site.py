"""What every page knows about the portal it belongs to."""

from dataclasses import dataclass

from flask import Flask, current_app


@dataclass(frozen=True, slots=True)
class Site:
    """Names, addresses and limits that the operator sets.

    Args:
        activation_sender, reset_sender: from where such mails come; two domains by agreement.
        public_url: the address people type, without a slash at the end.
        is_demo: the operator is the fictitious one of the demo.
        is_development: somebody works on the portal here; there are demo accounts.
        pdf_wait_seconds: how long a request waits for the worker before it shows progress.
    """

    name: str
    operator: str
    operator_email: str
    operator_phone: str
    support_email: str
    activation_sender: str
    reset_sender: str
    public_url: str
    is_demo: bool
    is_development: bool
    pdf_wait_seconds: int


def bind(app: Flask, *, site: Site) -> None:
    """Let the app and its templates know the site."""
    app.extensions["site"] = site
    app.jinja_env.globals["site"] = site


def current() -> Site:
    """Return the site of the current app."""
    site: Site = current_app.extensions["site"]
    return site
