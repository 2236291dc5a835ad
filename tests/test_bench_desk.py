"""What the bench asks of the pages of providers is there."""

from bench import desk_pages
from bench.browser import InProcess
from bench.counting import FORM
from bench.scratch import BASE_URL, fill_with_demo, scratch


def test_the_bench_finds_each_page_of_a_company_and_each_toggle():
    with scratch() as portal:
        fill_with_demo(portal, count=200)
        found = desk_pages.requests(portal)
        send = InProcess(portal.app, base_url=BASE_URL)

        assert set(found.values()) == {desk_pages.DESK_BUDGET, desk_pages.TOGGLE_BUDGET}
        for one in found:
            headers = {"Cookie": one.cookie}
            if one.body:
                headers["Content-Type"] = FORM
            if one.target:
                headers |= {"HX-Request": "true", "HX-Target": one.target}
            for body in {one.body, one.other_body or one.body}:
                answer = send(
                    method="POST" if one.body else "GET",
                    path=one.path,
                    headers=headers,
                    body=body,
                )
                assert answer.status == 200, one.name
                assert answer.text.startswith("<form") == bool(one.target)
