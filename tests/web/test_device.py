"""The device in words, from what its browser says of itself."""

import pytest
from flask import Flask

from portal.web.device import UNKNOWN, device_words

MOZILLA = "Mozilla/5.0 "
WEBKIT = " AppleWebKit/605.1.15 (KHTML, like Gecko) "
WINDOWS = "(Windows NT 10.0; Win64; x64"
IPHONE = "(iPhone; CPU iPhone OS 18_1 like Mac OS X)"


def words(app: Flask, told: str) -> str:
    with app.test_request_context(headers={"User-Agent": told}):
        return device_words()


class TestDeviceWords:
    @pytest.mark.parametrize(
        ("told", "expected"),
        [
            (f"{WINDOWS}; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox unter Windows"),
            (f"{WINDOWS}){WEBKIT}Chrome/142.0 Safari/537.36", "Chrome unter Windows"),
            (f"{WINDOWS}){WEBKIT}Chrome/142.0 Safari/537.36 Edg/142.0", "Edge unter Windows"),
            (f"{WINDOWS}){WEBKIT}Chrome/142.0 Safari/537.36 OPR/120.0", "Opera unter Windows"),
            (f"{IPHONE}{WEBKIT}Version/18.1 Mobile/15E148 Safari/604.1", "Safari auf iPhone"),
            (f"{IPHONE}{WEBKIT}CriOS/142.0 Mobile/15E148 Safari/604.1", "Chrome auf iPhone"),
            (f"(Macintosh; Intel Mac OS X 10_15_7){WEBKIT}Safari/605.1.15", "Safari auf Mac"),
            (
                f"(Linux; Android 14; SM-S901B){WEBKIT}SamsungBrowser/25.0 Chrome/121.0 Safari/1",
                "Samsung Internet auf Android",
            ),
            (f"(X11; Linux x86_64){WEBKIT}Chrome/142.0 Safari/537.36", "Chrome unter Linux"),
        ],
    )
    def test_names_browser_and_system(self, app: Flask, told: str, expected: str):
        assert words(app, MOZILLA + told) == expected

    def test_names_the_browser_alone_where_the_system_is_unknown(self, app: Flask):
        assert words(app, "Mozilla/5.0 (Haiku) Firefox/145.0") == "Firefox"

    def test_names_the_system_alone_where_the_browser_is_unknown(self, app: Flask):
        assert words(app, "Mozilla/5.0 (Windows NT 10.0)") == "Gerät unter Windows"

    @pytest.mark.parametrize("told", ["", "curl/8.5.0", "<script>alert(1)</script>", "x" * 5_000])
    def test_says_so_where_nothing_is_known(self, app: Flask, told: str):
        assert words(app, told) == UNKNOWN
