"""The rows of what Ctrl+K finds beside the finds themselves: headings and steps."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the register is imported after the first paint
    from jjgreen_desktop.operations.seeking import Hit


class Heading(NamedTuple):
    """The name of a group, or a sentence."""

    text: str


class Step(NamedTuple):
    """Something else to do from here: `what` says which."""

    text: str
    what: str


def words_of(row: "Heading | Step | Hit") -> str:
    """All words of a row in one line."""
    return "　".join(filter(None, (row.text, getattr(row, "note", ""))))
