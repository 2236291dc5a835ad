"""What people typed, made fit to be shown to them again."""

LONGEST = 100
"""Characters of a short field that are shown again."""


def shown_again(text: str, *, most: int = LONGEST) -> str:
    """Return the first characters with blanks for those that cannot be seen.

    Control characters and code points without a character must not stand in a page.
    """
    return "".join(sign if sign.isprintable() else " " for sign in text[:most])


def lines_shown_again(text: str, *, most: int) -> str:
    """Return the first characters like `shown_again`, with every line break as one feed."""
    lines = text[:most].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(shown_again(line, most=most) for line in lines)
