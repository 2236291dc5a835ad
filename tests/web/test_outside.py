"""Views and jobs get the ports that were bound to their app."""

from pathlib import Path

import pytest
from flask import Flask

from portal.adapters.mail import FileMailbox
from portal.web import outside
from portal.web.outside import Outside
from tests.support.ports import JobList, MemoryFiles, MirrorCipher


def test_the_bound_ports_are_the_current_ones():
    app = Flask("probe")
    ports = Outside(
        cipher=MirrorCipher(),
        files=MemoryFiles(),
        enqueue=JobList(),
        mail=FileMailbox(folder=Path("mail")),
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
