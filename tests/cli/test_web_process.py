"""The web server is started so that it keeps little memory, and does what it did."""

import subprocess
import sys
from pathlib import Path

from portal.cli.web_process import MEMORY_SETTINGS, web_command, web_environment
from portal.config import ROOT

ASK = """
from portal.factory import create_app
page = create_app().test_client().get("/digitale-beratung/", base_url="http://127.0.0.1:8000")
print(page.status_code, "Robin" in page.text, create_app.__doc__)
"""


class TestWebCommand:
    def test_names_address_and_application(self):
        command = web_command(host="192.0.2.1", port=8123, application="a:b")

        assert command[:3] == (sys.executable, "-m", "granian")
        assert command[command.index("--host") + 1] == "192.0.2.1"
        assert command[command.index("--port") + 1] == "8123"
        assert command[-1] == "a:b"


class TestWebEnvironment:
    def test_adds_to_what_is_there_and_changes_none_of_it(self):
        told = web_environment(environ={"PYTHONOPTIMIZE": "0", "PORT": "1"})

        assert told == {**MEMORY_SETTINGS, "PYTHONOPTIMIZE": "0", "PORT": "1"}

    def test_the_portal_answers_without_its_docstrings(self, tmp_path: Path):
        environ = web_environment(environ={"INSTANCE_DIR": str(tmp_path)})

        done = subprocess.run(  # noqa: S603 – our own text
            (sys.executable, "-c", ASK),
            cwd=ROOT,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.stdout == "200 True None\n", done.stderr
