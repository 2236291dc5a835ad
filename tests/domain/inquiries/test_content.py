from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.inquiries import content as contents
from portal.domain.inquiries.content import Content, ContentInvalid, Links, Words
from portal.domain.inquiries.kind import Slot

EXAMPLE = Content(
    name="Erika Müller",
    email="erika@example.org",
    phone="0221 12345",
    slot=Slot.VON_ACHT,
    text="Guten Tag.\nHaben Sie Platz?",
    protocol=(("Pflegegrad", "3"),),
)
everything = st.builds(
    Content,
    name=st.text(),
    email=st.text(),
    phone=st.text(),
    slot=st.none() | st.sampled_from(Slot),
    text=st.text(),
    protocol=st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple),
)


@pytest.mark.parametrize("slot", [None, Slot.EGAL])
def test_a_content_is_read_as_it_was_written(slot):
    content = Content(name="A", email="a@example.org", phone="", slot=slot, text="")

    assert contents.from_json(text=contents.to_json(content=content)) == content


@given(everything)
def test_whatever_is_written_is_read_again(content):
    assert contents.from_json(text=contents.to_json(content=content)) == content


def test_links_are_read_as_they_were_written():
    links = Links(seeker="", provider="p")

    assert contents.links_from_json(text=contents.links_to_json(links=links)) == links


@pytest.mark.parametrize("time", [None, datetime(2026, 3, 2, 13, 30, tzinfo=UTC)])
def test_a_message_is_read_as_it_was_written(time):
    words = Words(text="Gern.", time=time)

    assert contents.words_from_json(text=contents.words_to_json(words=words)) == words


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", "null", "3"])
@pytest.mark.parametrize(
    "read", [contents.from_json, contents.links_from_json, contents.words_from_json]
)
def test_what_is_no_such_text_is_refused(read, text):
    with pytest.raises(ContentInvalid):
        read(text=text)


def test_a_field_that_is_no_text_is_refused():
    text = contents.to_json(content=EXAMPLE).replace('"Erika Müller"', "7")

    with pytest.raises(ContentInvalid):
        contents.from_json(text=text)
