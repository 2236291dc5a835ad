"""Codes on paper that open a licence: how they look, and for what they are given."""

import hashlib
import string

from portal.domain.entitlements.products import Product

FOR_VOUCHERS = (Product.PREMIUM, Product.WOHNEN)
"""What a voucher may open: a licence for one facility."""
MOST_DAYS = 366
SIGNS = "".join(sign for sign in string.ascii_uppercase + string.digits if sign not in {*"ILOU01"})
"""Letters and digits that nobody takes for each other."""
LENGTH = 16
LONGEST_TYPED = 60


def folded_code(*, text: str) -> str:
    """Return what counts of a typed code: its letters and digits, as capitals."""
    return "".join(sign for sign in text[:LONGEST_TYPED].upper() if sign in SIGNS)


def hash_code(*, text: str) -> str:
    """Return the hash by which a code is known, however it is typed."""
    return hashlib.sha256(f"voucher\n{folded_code(text=text)}".encode()).hexdigest()


def grouped_code(*, signs: str) -> str:
    """Return the signs in groups of four, as a code is printed."""
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))
