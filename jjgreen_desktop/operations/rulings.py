"""口径裁定: the questions the measures leave open, what was ruled on them, and ruling."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem, Unknown
from jjgreen_desktop.operations.in_force import choices_of, key_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.ruling_effect import choices_for, in_force, matter_of, question_of
from jjgreen_desktop.operations.standing import Standing, stand
from jjgreen_desktop.policy.assessment import Assessment, Verdict
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.pack import Ruling
from jjgreen_desktop.policy.rulings import UNDECIDED, matter_key
from jjgreen_desktop.policy.waiting import Waiting, waiting, waits_for


class State(StrEnum):
    """What a ruling once entered is good for on a day."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    AHEAD = "ahead"
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class Past:
    """One ruling as entered, in words; `by` is the one that took its place."""

    made: RulingMade
    label: str
    matter: str
    state: State
    by: RulingMade | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A single record the question is asked of: whose it is, what was ruled, what hangs on it in 分."""

    record: str
    title: str
    noun: str
    subject: str
    name: str
    clause: str
    choice: str | None
    fen: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the pack as it stands on a day.

    `made` is the ruling in force (None: the pack's own); `cited` counts the lines that rest on the
    answer, `waiting` those that wait for it.
    """

    ruling: Ruling
    choice: str
    made: RulingMade | None
    history: tuple[Past, ...]
    matters: tuple[Matter, ...]
    cited: int
    waiting: Waiting

    @property
    def label(self) -> str:
        """The choice in force, in words."""
        return self.ruling.label(self.choice)

    @property
    def holds_lines(self) -> bool:
        """Whether lines wait for it."""
        return self.waiting.lines > 0


def questions(
    office: Office, on: date | None = None, standing: Standing | None = None
) -> list[Question]:
    """Every question of the day's pack, those that hold lines first, by the money that hangs on them.

    `standing` spares assessing everyone first.
    """
    found = standing or stand(office, on)
    if found is None:  # nobody watches who could stop it
        return []
    asked = [_question(office, found, ruling) for ruling in found.pack.rulings]
    return sorted(asked, key=lambda one: (-one.waiting.high_fen, not one.holds_lines))


def make(
    office: Office,
    ruling_id: str,
    choice: str,
    by: str,
    on: date,
    document: str,
    note: str = "",
    of: str | None = None,
) -> RulingMade:
    """Enter what was ruled on paper: it holds for assessments of `on` and later days.

    Raises Refused (of `recording`) when the authority, the day or the paper is missing or the day lies
    ahead, Problem for an unknown question or choice, for 待裁定, and when the same already holds.
    """
    made = RulingMade(
        pack=office.pack_on(on).id,
        ruling=ruling_id,
        choice=choice,
        of=of,
        ruled_by=by.strip() or None,
        ruled_on=on,
        document=document.strip() or None,
        note=note.strip() or None,
    )
    _require_something_new(office, made, question_of(office.pack_on(on), ruling_id))
    return save(office, made).record


def withdraw(office: Office, made: RulingMade) -> None:
    """Take out a ruling entered by mistake, as one named write that can be undone.

    A later ruling is entered with `make`. Raises Problem when it is gone already.
    """
    if office.store.get(RulingMade, made.id) is None:
        raise Problem("这条口径裁定已被撤下。", "请刷新后再看。")
    with office.store.transaction(f"撤下误登的口径裁定 {made.title()}") as write:
        write.delete(made)


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a ruling: lines that cite it, and the 市级核定 registered on them."""

    lines: int
    approved: int


def resting(office: Office, made: RulingMade, standing: Standing) -> Resting:
    """What rests on a ruling on that day; nothing while another holds."""
    latest = office.in_force.latest_rulings(standing.pack.id, standing.on)
    if latest.get(key_of(made)) != made:
        return Resting(0, 0)
    lines = [each for each in standing.lines() if _rests(each, made)]
    return Resting(len(lines), sum(_approved(office, line) for line in lines))


def _rests(line: Assessment, made: RulingMade) -> bool:
    return made.of in (None, line.of) and cites(line, made.ruling or "")


def cites(line: Assessment, ruling_id: str) -> bool:
    """Whether a step of the line rests on an answer to the question."""
    return any(
        used.key == ruling_id
        for step in line.steps
        if step.verdict is not Verdict.OPEN
        for used in step.parameters
    )


def _approved(office: Office, line: Assessment) -> bool:
    awards = office.store.find(Award, clause=line.clause, of=line.of)
    return any(award.approved_fen is not None for award in awards)


def _require_something_new(office: Office, made: RulingMade, ruling: Ruling) -> None:
    known = {each.key: each.label for each in choices_for(ruling, made.of)}
    if made.choice not in known:
        raise Unknown(f"这一事项没有“{made.choice}”这个选项。", f"请从中选：{'、'.join(known)}。")
    if made.choice == UNDECIDED:
        raise Problem(
            "“待裁定”不是裁定结果。", "误登了裁定的请撤下那一条；改变口径的请登记新的裁定。"
        )
    day = made.ruled_on or office.today()
    held = office.rulings_on(day).get(key_of(made))
    if held and held.choice == made.choice:
        raise Problem(
            f"到 {day} 已按“{known[made.choice]}”执行（{held.paper()}），不用再登记。",
            "结果不同的请另选一项；文件写错的请撤下原来那一条再登记。",
        )


def _question(office: Office, standing: Standing, ruling: Ruling) -> Question:
    lines = standing.lines()
    latest = office.in_force.latest_rulings(standing.pack.id, standing.on)
    choice = in_force(standing, ruling.id, None) or ruling.default
    return Question(
        ruling=ruling,
        choice=choice,
        made=latest.get(ruling.id) if ruling.id in standing.rulings else None,
        history=tuple(_history(office, standing, ruling)),
        matters=tuple(_matters(standing, ruling)),
        cited=sum(cites(line, ruling.id) for line in lines),
        waiting=waiting(lines, ruling.id),
    )


def _history(office: Office, standing: Standing, ruling: Ruling) -> Iterator[Past]:
    """Newest first."""
    made = [
        e for e in office.in_force.made() if (e.pack, e.ruling) == (standing.pack.id, ruling.id)
    ]
    titles = {
        matter.record: f"{matter.name}　{matter.title}" for matter in _matters(standing, ruling)
    }
    for place, entry in reversed(list(enumerate(made))):
        offered = entry.choice in choices_of(ruling, entry.of)
        later = [e for e in made[place + 1 :] if e.of == entry.of and _by(e, standing.on)]
        label = ruling.label(entry.choice or "") if offered else entry.choice or ""
        state = _state(entry, standing.on, offered, bool(later))
        yield Past(entry, label, titles.get(entry.of or "", ""), state, later[0] if later else None)


def _by(made: RulingMade, day: date) -> bool:
    return made.ruled_on is not None and made.ruled_on <= day


def _state(made: RulingMade, on: date, offered: bool, later: bool) -> State:
    if not _by(made, on):
        return State.AHEAD
    if later:
        return State.SUPERSEDED
    return State.IN_FORCE if offered else State.NOT_OFFERED


def _matters(standing: Standing, ruling: Ruling) -> Iterator[Matter]:
    """The single records the question is asked of: those that wait, then those ruled on."""
    if not ruling.matters:
        return
    found = [
        _matter(standing, ruling, each.subject, line)
        for each in standing.assessed
        if ruling.id in each.asked
        for line in each.result.lines
        if ruling.id in waits_for(line) or matter_key(ruling.id, line.of) in standing.rulings
    ]
    yield from sorted(found, key=lambda matter: (matter.choice is not None, -matter.fen))


def _matter(standing: Standing, ruling: Ruling, subject: Subject, line: Assessment) -> Matter:
    holder = subject.enterprise or subject.park
    fen = max([line.ceiling_fen, line.at_stake_fen, *(each.fen for each in line.alternatives)])
    return Matter(
        record=line.of,
        title=matter_of(subject, line.of),
        noun=line.noun,
        subject=holder.id if holder else "",
        name=subject.name(),
        clause=line.clause,
        choice=in_force(standing, ruling.id, line.of),
        fen=fen,
    )
