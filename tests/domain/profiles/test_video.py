"""Only a few known sites are linked, and nothing that pretends to be one of them."""

import pytest

from portal.domain.profiles.video import HOSTS, check_video, site_of
from portal.values.errors import Invalid


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.youtube.com/watch?v=a-b_C1d2E3f", "YouTube"),
        ("https://www.youtube.com/watch?app=desktop&v=abcdefghijk&t=1m30s", "YouTube"),
        ("https://youtube.com/shorts/abcdefghijk", "YouTube"),
        ("https://www.youtube.com/embed/abcdefghijk?start=5&rel=0", "YouTube"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", "YouTube"),
        ("https://youtu.be/abcdefghijk", "YouTube"),
        ("https://youtu.be/abcdefghijk?si=x_-Y&t=30", "YouTube"),
        ("https://vimeo.com/12345", "Vimeo"),
        ("https://vimeo.com/12345/0a1b2c", "Vimeo"),
        ("https://player.vimeo.com/video/12345?h=0a1b2c", "Vimeo"),
        ("https://my.matterport.com/show/?m=aB3", "Matterport"),
        ("https://my.matterport.com/show?play=1&m=aB3&lang=de", "Matterport"),
        ("https://kuula.co/post/7abc", "Kuula"),
        ("https://kuula.co/share/7abc/collection/7def?logo=1&fs=1", "Kuula"),
        ("https://kuula.co/share/collection/7def", "Kuula"),
    ],
)
def test_j08_films_and_views_of_the_listed_sites_are_linked_by_name(url, site):
    assert check_video(url=url) == url
    assert site_of(url=url) == site


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/redirect?q=https://evil.example",
        "/redirect?q=evil",
        "/attribution_link?u=/watch",
        "/watch",
        "/watch?v=",
        "/watch?list=abcdefghijk",
        "/watch?v=abcdefghijk&next=https://evil.example",
        "/embed/abcdefghijk?origin=https%3A%2F%2Fevil.example",
        "/embed/../redirect",
        "/abc//evil.example",
        "/video/abc",
        "/show/?m=",
        "/show/?m=a&mls=//evil.example",
        "/post/",
        "/12345\n",
        "/12345#x",
    ],
)
def test_j08_other_pages_of_the_listed_sites_are_refused(host, path):
    assert site_of(url=f"https://{host}{path}") == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://www.youtube.com/watch?v=abcdefghijk",
        "//www.youtube.com/watch?v=abcdefghijk",
        "https://evil.example/www.youtube.com",
        "https://evil.example/https://youtu.be/abcdefghijk",
        "https://www.youtube.com@evil.example/",
        "https://www.youtube.com:8443/watch?v=abcdefghijk",
        "https://www.youtube.com.evil.example/watch?v=abcdefghijk",
        "https://WWW.YOUTUBE.COM.evil/",
        "https://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "javascript:alert(1)//https://youtu.be/",
        'https://youtu.be/abcdefghij"onclick=x',
        "https://youtu.be/abcdef hijk",
        "https://youtu.be\\evil.example/",
        "https://youtu.be/abcdefghij\x00",
        "https://youtu.be/abcdefghijü",
        "https://youtu.be/abcdefghijk?t=" + "1" * 500,
    ],
)
def test_j08_everything_else_is_refused(url):
    assert site_of(url=url) == ""
    with pytest.raises(Invalid, match="video_url: host"):
        check_video(url=url)
