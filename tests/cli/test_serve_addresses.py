"""The address that `flask serve` names, and whether somebody answers there."""

import socket

import pytest

from portal.cli import serve

HOST = "127.0.0.1"


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123"),
        ("0.0.0.0", "http://127.0.0.1:8123"),  # noqa: S104 – compared, not bound
        ("::", "http://[::1]:8123"),
        ("::1", "http://[::1]:8123"),
        ("pflege.example.de", "http://pflege.example.de:8123"),
    ],
)
def test_the_address_is_one_that_people_can_type(host: str, address: str):
    assert serve._address(host, 8123) == address  # noqa: SLF001 – no socket needed


def test_hears_whether_somebody_listens():
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        assert serve._answers(HOST, port)  # noqa: SLF001 – no server needed
        assert serve._answers("0.0.0.0", port)  # noqa: SLF001, S104 – asked, not bound

    assert not serve._answers(HOST, port)  # noqa: SLF001 – no server needed
