"""Whether an enterprise's titles are one project with its retrofits, as the ruling has it."""

from collections.abc import Sequence
from dataclasses import replace

from jjgreen_desktop.policy.assessment import Assessment, Outcome, Step, Verdict
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.offers import preference
from jjgreen_desktop.policy.one_project import for_one_firm


def titles_joined(reading: Reading, lines: Sequence[Assessment]) -> list[Sequence[Assessment]]:
    """With title-and-retrofit = same, an enterprise's titles joined to each retrofit's project in turn.

    The highest first. A retrofit already paid or still lacking something counts too, or the order of
    payment, or leaving a fact out, would decide; one that is ruled out does not. A title that an answer
    has put into a project stays there in one join and leaves it in another: were it only taken out, a
    retrofit that may yet count would set free what else the project wants.
    """
    out = (Outcome.NOT_APPLICABLE, Outcome.BLOCKED)
    retrofits = [line for line in lines if line.noun == "retrofit" and line.outcome not in out]
    if not retrofits:
        return [lines]
    if reading.rulings.choice("title-and-retrofit") != "same":
        return [[_apart(line, reading) for line in lines]]
    highest_first = sorted(retrofits, key=lambda line: preference((line,), ()))
    projects = {line.project: line for line in reversed(highest_first)}
    highest = [line for line in highest_first if projects[line.project] is line]
    ways = (_staying, _joined) if any(_is_answered(line, reading) for line in lines) else (_joined,)
    return [
        [way(line, retrofit, reading) for line in lines] for retrofit in highest for way in ways
    ]


def _is_answered(line: Assessment, reading: Reading) -> bool:
    """A title that an answer made one project with another record."""
    return _of_enterprise(line) and line.project in reading.projects.joined


def _staying(line: Assessment, retrofit: Assessment, reading: Reading) -> Assessment:
    """Joined, but for a title whose project is known by an answer."""
    if not _is_answered(line, reading) or line.project == retrofit.project:
        return _joined(line, retrofit, reading)
    said = "按裁定，称号奖励与改造奖励视为同一项目；本项称号按已有的答复归入答复的项目。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    return replace(line, steps=(*line.steps, step))


def _apart(line: Assessment, reading: Reading) -> Assessment:
    """That a title is paid beside a retrofit rests on the ruling too."""
    if not _of_enterprise(line) or line.outcome is not Outcome.ELIGIBLE:
        return line
    said = "按裁定，称号奖励与改造奖励不是同一项目，分别享受。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    return replace(line, steps=(*line.steps, step))


def _of_enterprise(line: Assessment) -> bool:
    return line.noun == "title" and line.beneficiary.kind == "enterprise"


def _joined(line: Assessment, retrofit: Assessment, reading: Reading) -> Assessment:
    if not _of_enterprise(line):
        return line
    said = f"按裁定，称号奖励与改造奖励“{retrofit.record_title}”视为同一项目。"
    step = Step(said, Verdict.INFO, (), (reading.rulings.used("title-and-retrofit"),))
    joined = replace(line, project=retrofit.project, steps=(*line.steps, step))
    return joined if line.project == retrofit.project else for_one_firm(reading, joined)
