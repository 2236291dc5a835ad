import pytest

from portal.values.errors import Invalid, NotFound, PortalError, Unavailable


class TestPortalErrors:
    @pytest.mark.parametrize("kind", [NotFound, Unavailable])
    def test_belong_to_one_family(self, kind):
        with pytest.raises(PortalError, match="what was missing"):
            raise kind("what was missing")

    @pytest.mark.parametrize("kind", [NotFound, Invalid, Unavailable])
    def test_do_not_catch_each_other(self, kind):
        others = {NotFound, Invalid, Unavailable} - {kind}

        assert not any(issubclass(kind, other) for other in others)


class TestInvalid:
    def test_carries_field_and_code(self):
        error = Invalid("plz", "unknown")

        assert isinstance(error, PortalError)
        assert (error.field, error.code) == ("plz", "unknown")
        assert str(error) == "plz: unknown"
