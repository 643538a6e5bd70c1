"""What a line is about, in words: the project or provider, of a title its level and kind."""

from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.explaining import BLANK


def matter(line: Assessment) -> str:
    """The words that name the matter; a title is held in the firm's own name, which says nothing."""
    if line.noun != Title.noun:
        return line.record_title
    own = {
        fact.key: fact.shown
        for step in line.steps
        for fact in step.facts
        if fact.record == line.of and fact.shown != BLANK
    }
    return own.get("level", "") + own.get("kind", "") or line.record_title
