"""Only a few known sites are linked, and nothing that pretends to be one of them."""

import pytest

from portal.domain.profiles.video import HOSTS, check_video, site_of
from portal.values.errors import Invalid


@pytest.mark.parametrize("host", HOSTS)
def test_j08_the_listed_sites_are_linked_by_name(host):
    url = f"https://{host}/watch?v=abc"

    assert check_video(url=url) == url
    assert site_of(url=url) == HOSTS[host]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://www.youtube.com/x",
        "//www.youtube.com/x",
        "https://evil.example/www.youtube.com",
        "https://www.youtube.com@evil.example/",
        "https://www.youtube.com:8443/x",
        "https://www.youtube.com.evil.example/x",
        "https://WWW.YOUTUBE.COM.evil/",
        "https://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "javascript:alert(1)//https://youtu.be/",
        'https://youtu.be/"onclick=x',
        "https://youtu.be/a b",
        "https://youtu.be\\evil.example/",
        "https://youtu.be/\x00",
        "https://youtu.be/ü",
        "https://youtu.be/" + "x" * 500,
    ],
)
def test_j08_everything_else_is_refused(url):
    assert site_of(url=url) == ""
    with pytest.raises(Invalid, match="video_url: host"):
        check_video(url=url)
