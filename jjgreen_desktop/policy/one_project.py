"""What the answers to 疑似同一项目 mean for a line: whose project it is, and which firm receives."""

from dataclasses import replace

from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, FactUsed, Outcome, Step, Verdict
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.offers import superseded
from jjgreen_desktop.policy.suspicion import received, told


def with_answers(reading: Reading, line: Assessment) -> Assessment:
    """The line with a step for each answer that made its project one with another."""
    answers = reading.projects.joined.get(line.project, ())
    if not answers:
        return line
    term = reading.pack.parameter("general.higher").used()
    steps = [
        Step(told(answer, reading.subject), Verdict.INFO, _facts(answer), (term,))
        for answer in answers
    ]
    return replace(line, steps=(*line.steps, *steps))


def for_one_firm(reading: Reading, line: Assessment) -> Assessment:
    """Of a project of two firms only the one named in the answer receives, whatever the clause.

    Before everything else, so that what the firm does not receive draws on no ceiling of its own.
    """
    between = reading.projects.between.get(line.project, ())
    lost = reading.projects.given_away(line.project)
    if lost and line.outcome in (Outcome.LACKING, Outcome.NEEDS_RULING):
        return replace(line, caveats=(*line.caveats, received(lost[0])))
    if line.outcome is not Outcome.ELIGIBLE or not between:
        return line
    term = reading.pack.parameter("general.higher").used()
    if lost:
        return superseded(line, received(lost[0]), _facts(lost[0]), term)
    steps = [
        Step(received(each.answer), Verdict.INFO, _facts(each.answer), (term,))
        for each in between
        if each.is_received
    ]
    return replace(line, steps=(*line.steps, *steps))


def _facts(answer: SameProject) -> tuple[FactUsed, ...]:
    return tuple(explaining.used((answer, key)) for key in ("answer", "reason", "answered_on"))
