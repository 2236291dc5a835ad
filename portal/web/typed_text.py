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


def read_lines(text: str, *, longest: int, missing: str, too_long: str) -> tuple[str, str]:
    """Return what had to be typed, and the sentence for what is wrong; empty if nothing is.

    Twice as much as is allowed is shown again, to be shortened.
    """
    typed = lines_shown_again(text, most=2 * longest).strip()
    if not typed:
        return "", missing
    return typed, too_long if len(typed) > longest else ""
