"""Signing in as support does: with a password and a code."""

import pyotp
from playwright.sync_api import Page

from tests.factories.accounts import GOOD_WORDS
from tests.journeys.test_accounts import enter
from tests.journeys.walking import press


def enter_with_code(page: Page, email: str) -> str:
    """Sign in for the first time and set the second factor up; return its key."""
    enter(page, email, GOOD_WORDS)
    page.goto("/mein-konto/zweiter-faktor")
    page.get_by_text("Das Bild lässt sich nicht einlesen").click()
    key = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Code aus der App").fill(pyotp.TOTP(key).now())
    page.get_by_label("aktuelles Passwort").fill(GOOD_WORDS)
    press(page, "Einschalten")
    return key
