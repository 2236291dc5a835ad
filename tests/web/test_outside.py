"""Views and jobs get the ports that were bound to their app."""

from pathlib import Path

import pytest
from flask import Flask

from portal.adapters.mail import FileMailbox
from portal.web import outside
from portal.web.outside import Outside
from tests.support.ports import FixedRating, JobList, MemoryFiles, MirrorCipher, PlainPasswords


def test_the_bound_ports_are_the_current_ones():
    app = Flask("probe")
    ports = Outside(
        cipher=MirrorCipher(),
        files=MemoryFiles(),
        enqueue=JobList(),
        mail=FileMailbox(folder=Path("mail")),
        passwords=PlainPasswords(),
        rating=FixedRating(),
    )

    outside.bind(app, outside=ports)

    with app.app_context():
        assert outside.current() is ports


def test_an_app_without_ports_is_told():
    with Flask("probe").app_context(), pytest.raises(KeyError):
        outside.current()


def test_the_real_ports_work_together(app: Flask):
    with app.app_context():
        ports = outside.current()
        ports.files.write(name="a.pdf", data=ports.cipher.encrypt(plain=b"x", owner_id="a"))

        stored = ports.files.read(name="a.pdf")

    assert stored is not None
    assert ports.cipher.decrypt(cipher=stored, owner_id="a") == b"x"


def test_passwords_are_hashed_with_the_settings(make_app):
    app = make_app(argon2_memory_kib=16, argon2_passes=2)

    with app.app_context():
        assert "$m=16,t=2,p=1$" in outside.current().passwords.hash(password="x")


def test_6_2_11_the_portals_own_name_makes_a_password_easy_to_guess(make_app):
    app = make_app(portal_name="hasselblatter.example", operator="Quirrenbach gGmbH")

    with app.app_context():
        scores = [
            outside.current().rating.rate(password=password, own_words=())
            for password in ("Hasselblatter1926!", "Quirrenbach1926!", "Zwetschgenbach1926!")
        ]

    assert [score >= 3 for score in scores] == [False, False, True]
