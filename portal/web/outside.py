"""The ports to the outside world that the factory has bound to the app."""

from dataclasses import dataclass

from flask import Flask, current_app

from portal.values.ports import Encrypt, Enqueue, HashPassword, RatePassword, SendMail, StoreFile


@dataclass(frozen=True, slots=True)
class Outside:
    """What views and jobs hand to services."""

    cipher: Encrypt
    files: StoreFile
    enqueue: Enqueue
    mail: SendMail
    passwords: HashPassword
    rating: RatePassword


def bind(app: Flask, *, outside: Outside) -> None:
    """Let the app know its ports."""
    app.extensions["outside"] = outside


def current() -> Outside:
    """Return the ports of the current app."""
    outside: Outside = current_app.extensions["outside"]
    return outside
