import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.reviews.draft import DraftInvalid, from_json, to_json
from portal.domain.reviews.review import AuthorRole, Known, Opinion

opinions = st.builds(
    Opinion,
    role=st.sampled_from(AuthorRole),
    stars=st.dictionaries(st.text(min_size=1), st.integers(1, 5), max_size=5),
    text=st.text(),
    signed=st.text(),
    known=st.sampled_from(Known),
)


@given(opinions)
def test_what_is_written_is_read_again(opinion):
    assert from_json(text=to_json(opinion=opinion)) == opinion


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", '{"role": "chef"}', "null"])
def test_what_is_no_draft_is_refused(text):
    with pytest.raises(DraftInvalid):
        from_json(text=text)


def test_an_example():
    opinion = Opinion(
        role=AuthorRole.BEWOHNER, stars={"a": 1}, text="t", signed="s", known=Known.LAENGER
    )

    assert from_json(text=to_json(opinion=opinion)) == opinion
