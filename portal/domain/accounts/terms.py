"""How long things of an account last."""

from datetime import timedelta

from portal.domain.accounts.roles import Role

KNOWN_PLACE = timedelta(days=30)
"""How long an address counts as known after a sign-in from there."""

EVENTS = timedelta(days=180)
"""How long „Letzte Aktivitäten“ goes back."""

NEVER_ACTIVATED = timedelta(days=7)
"""After that an account whose address nobody confirmed is deleted, unless a link still works."""

ACTIVATION_MAIL_PAUSE = timedelta(hours=1)
"""At most one activation mail in that time, so that nobody can be flooded."""

_SESSIONS = {
    Role.SEEKER: timedelta(hours=24),
    Role.PROVIDER: timedelta(hours=24),
    Role.ADMIN: timedelta(hours=8),
}


def session_term(*, role: Role) -> timedelta:
    """Return how long somebody stays signed in.

    Seekers and providers longer than the 20 hours from which WCAG 2.2.1 asks for no extension.
    """
    return _SESSIONS[role]
