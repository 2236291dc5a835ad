"""Accounts and sign-ins, written straight into the database."""

import base64
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.domain.accounts.roles import Role
from portal.domain.accounts.terms import session_term
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.web import clock
from portal.web.transactions import writing
from portal.web.visiting import TOKEN_NAME, fresh_token, hash_token
from tests.factories.directory import NOW
from tests.support.migrated import DATA_KEY

GOOD_WORDS = "Neun-Igel-essen-7-Birnen"
"""A password that the rule takes."""
TOTP_BASE32 = base64.b32encode(b"twenty bytes of test").decode()
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""What a test of something else should not spend its time on."""


@dataclass(frozen=True, slots=True)
class MadeAccount:
    """An account as its owner knows it: with the password."""

    id: str
    email: str
    password: str
    role: Role


def make_account(
    where: Session | Flask,
    *,
    email: str = "erika@example.org",
    role: Role = Role.SEEKER,
    activated: bool = True,
    password: str = GOOD_WORDS,
    totp_secret: str = "",
    now: datetime = NOW,
    **fields: object,
) -> MadeAccount:
    """Store an account, committed if an app is given; `fields` are columns of the model.

    With a `totp_secret` (base32) the second factor is on.
    """
    account_id = secrets.token_hex(16)
    account = Account(
        **{
            "id": account_id,
            "role": role.value,
            "email": email,
            "email_key": email.casefold(),
            "password_hash": CHEAP.hash(password),
            "salutation": "",
            "first_name": "Erika",
            "last_name": "Musterfrau",
            "phone": "",
            "terms_version": "1",
            "terms_accepted_at": now,
            "created_at": now,
            "activated_at": now if activated else None,
            "totp_secret": _hidden(totp_secret, account_id) if totp_secret else None,
            "totp_since": now if totp_secret else None,
            "totp_last_step": None,
            **fields,
        }
    )
    with committed(where) as session:
        session.add(account)
        session.flush()
    return MadeAccount(id=account_id, email=email, password=password, role=role)


def store_sign_in(
    where: Session | Flask,
    account: MadeAccount,
    *,
    token: str = "",
    device: str = "Firefox unter Windows",
    awaits_second_factor: bool = False,
    now: datetime = NOW,
) -> str:
    """Store that the account is signed in somewhere and return the id of that sign-in."""
    session_id = secrets.token_hex(16)
    with committed(where) as session:
        session.add(
            AccountSession(
                id=session_id,
                token_hash=hash_token(token=token or fresh_token()),
                account_id=account.id,
                device=device,
                signed_in_at=now,
                expires_at=now + session_term(role=account.role),
                awaits_second_factor=awaits_second_factor,
            )
        )
        session.flush()
    return session_id


def sign_in(
    client: FlaskClient,
    app: Flask,
    account: MadeAccount,
    *,
    device: str = "Firefox unter Windows",
    awaits_second_factor: bool = False,
) -> str:
    """Let the client be signed in without any form; return the id of the sign-in."""
    token = fresh_token()
    session_id = store_sign_in(
        app,
        account,
        token=token,
        device=device,
        awaits_second_factor=awaits_second_factor,
        now=clock.now(),
    )
    with client.session_transaction() as session:
        session[TOKEN_NAME] = token
    return session_id


def _hidden(secret: str, account_id: str) -> bytes:
    return Cipher(keys=(DATA_KEY,)).encrypt(plain=secret.encode(), owner_id=account_id)


@contextmanager
def committed(where: Session | Flask) -> Iterator[Session]:
    if isinstance(where, Session):
        yield where
        return
    with where.app_context(), writing() as session:
        yield session
