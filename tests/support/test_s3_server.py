"""The S3 server stands outside of the process that is tested, and ends with the tests."""

import os
from urllib.request import urlopen

import pytest

from tests.support.s3_server import s3_server


def test_it_runs_in_a_process_of_its_own_until_it_is_stopped():
    with s3_server() as (address, process_id):
        with urlopen(address) as answer:  # noqa: S310 – loopback
            assert answer.status == 200
        assert process_id != os.getpid()

    with pytest.raises(OSError, match="refused"):
        urlopen(address)  # noqa: S310 – loopback
