"""The families of errors that the portal raises on purpose."""


class PortalError(Exception):
    """Report something that went wrong and that a caller may handle."""


class NotFound(PortalError):
    """Report that exactly one thing was asked for and there is none."""


class Invalid(PortalError):
    """Report input that breaks a rule.

    Args:
        field: name of the form field or column that is wrong.
        code: short machine word; the web layer chooses the sentence.
    """

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code


class Unavailable(PortalError):
    """Report that an outside service cannot answer now; trying later may help."""
