"""What the sign-in page says to somebody who comes from another page of ours."""

from collections.abc import Mapping

from portal.web.access import NOT_SENT
from portal.web.registering import CONFIRM

SIGNED_OUT = "abgemeldet"
NEW_PASSWORD = "neues-passwort"  # noqa: S105 – a name, no secret

NOTICES: Mapping[str, str] = {
    CONFIRM: (
        "Bitte bestätigen Sie jetzt Ihre E-Mail-Adresse. Wir haben Ihnen eine E-Mail mit einem Link"
        " geschickt. Öffnen Sie diesen Link innerhalb von 48 Stunden. Danach können Sie sich"
        " anmelden. Ist nach einigen Minuten nichts da, sehen Sie bitte auch im Ordner für"
        " unerwünschte E-Mails nach. Wir senden höchstens eine solche E-Mail in der Stunde."
    ),
    SIGNED_OUT: "Sie sind abgemeldet.",
    NOT_SENT: (
        "Sie sind nicht mehr angemeldet. Was Sie gerade abgeschickt haben, ist deshalb nicht"
        " angekommen. Melden Sie sich bitte an und schicken Sie es dann noch einmal ab."
    ),
    NEW_PASSWORD: "Ihr neues Passwort gilt. Bitte melden Sie sich damit an.",
}
"""The name in the address of the page, and the text; other names say nothing."""
