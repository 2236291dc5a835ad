"""The two senders of mails are bare addresses, and by default of two domains."""

from pathlib import Path

import pytest

from portal.config import ConfigurationInvalid, Settings, read_settings

NAMES = ("ACTIVATION_SENDER", "RESET_SENDER")


def read(tmp_path: Path, **environ: str) -> Settings:
    return read_settings(environ={"INSTANCE_DIR": str(tmp_path), **environ})


def test_a11_a16_they_are_of_two_domains_unless_set(tmp_path: Path):
    settings = read(tmp_path)

    assert settings.activation_sender == "do-not-reply@mitpflegeleben.de"
    assert settings.reset_sender == "do-not-reply@mitunsleben.de"


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_set(tmp_path: Path, name: str):
    settings = read(tmp_path, **{name: "post@pflege.example"})

    assert getattr(settings, name.lower()) == "post@pflege.example"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "value",
    ["post", "Portal <post@pflege.example>", "a@b.example, c@d.example", "pöst@pflege.example"],
)
def test_what_is_not_one_bare_address_stops_the_start(tmp_path: Path, name: str, value: str):
    with pytest.raises(ConfigurationInvalid, match=name):
        read(tmp_path, **{name: value})
