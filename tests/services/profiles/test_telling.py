"""What is told is stored, the first time and every other."""

from portal.domain.profiles.content import ProfileContent
from portal.queries.profiles import find_content
from portal.services.profiles.telling import begin_content, store_content
from tests.models.records import NOW, store_facility


class TestStore:
    def test_the_first_time_and_again(self, session):
        number = store_facility(session).id
        for text in ("Bus 1", "Bus 2"):
            content = ProfileContent(transport=text)

            store_content(session, facility_id=number, content=content, now=NOW)

            assert find_content(session, facility_id=number) == content


class TestBegin:
    def test_begins_empty_and_takes_nothing_away(self, session):
        number = store_facility(session).id
        begin_content(session, facility_id=number, now=NOW)
        assert find_content(session, facility_id=number) == ProfileContent()

        told = ProfileContent(transport="Bus 1")
        store_content(session, facility_id=number, content=told, now=NOW)
        begin_content(session, facility_id=number, now=NOW)
        assert find_content(session, facility_id=number) == told
