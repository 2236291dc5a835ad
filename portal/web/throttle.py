"""Slow down guessing: counted attempts by address or account, in the database."""

from ipaddress import IPv6Address

from flask import current_app, request

from portal.services.attempts.count import TooManyAttempts, count_attempt
from portal.web import clock
from portal.web.transactions import writing

NETWORK_BITS = 64
"""A household is given an IPv6 network of this length and may take any address in it."""


def seconds_to_wait(*, purpose: str, most: int, account_id: str = "") -> int:
    """Count an attempt of this purpose from the caller's address, or on an account if one is named.

    Return 0 if it may go on, else the seconds until trying again may help. Of address or account
    only a keyed hash is stored, for half an hour at most.
    """
    with writing() as session:
        try:
            count_attempt(
                session,
                purpose=purpose,
                place=account_id or place_of(address=request.remote_addr or ""),
                most=most,
                secret=str(current_app.config["SECRET_KEY"]),
                now=clock.now(),
            )
        except TooManyAttempts as refused:
            return refused.seconds
    return 0


def place_of(*, address: str) -> str:
    """Return what counts as one caller: an IPv4 address, or the /64 network of an IPv6 address."""
    try:
        whole = IPv6Address(address)
    except ValueError:
        return address
    if whole.ipv4_mapped is not None:
        return str(whole.ipv4_mapped)
    host_bits = whole.max_prefixlen - NETWORK_BITS
    return str(IPv6Address(int(whole) >> host_bits << host_bits))
