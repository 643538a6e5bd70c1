"""What changed between two assessments of one subject, and why, in words.

因验收提升率由 7.9 % 改为 8.2 %，由二档升为三档，+30 万元。

A cause is only named when putting that one fact back makes the line what it was; otherwise the
smallest set of facts that does so together; otherwise it is said that no single fact explains it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.alterations import PACK, Alteration, alterations
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result, obtainable_fen
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.matter import matter

MOST_TOGETHER = 4  # more facts than these together are no explanation
BANDS = "一二三四五六七八九十"
PROGRAM = "程序的测算方法有变"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One line that came out otherwise: `before` or `after` is None when it was, or is, not there.

    `difference_fen` is what the subject can obtain now less what it could, in 分. `sure` tells
    whether the causes were tried: put back, they make the line what it was.
    """

    before: Assessment | None
    after: Assessment | None
    difference_fen: int
    causes: tuple[str, ...]
    sure: bool
    sentence: str

    @property
    def line(self) -> Assessment:
        """The line as it is now, else as it was."""
        line = self.after or self.before
        assert line is not None
        return line

    @property
    def name(self) -> str:
        """Which line: its clause and its record."""
        return f"“{CLAUSES.get(self.line.clause, self.line.clause)}”的“{matter(self.line)}”"

    def said(self) -> str:
        """The sentence with the line it is about."""
        return f"{self.name}：{self.sentence}"


def changes(before: Inputs, after: Inputs, sealed: Result | None = None) -> list[Change]:
    """Every line whose outcome, amount or missing facts changed from `before` to `after`.

    `sealed` is what was found at the time, when that is known; it may rest on an older program.
    Raises Problem as `assess` does.
    """
    return _Comparison(before, after, sealed or before.assess()).found()


class _Comparison:
    """Two assessments and what putting back each altered piece would give."""

    def __init__(self, before: Inputs, after: Inputs, found: Result) -> None:
        self._before, self._after = before, after
        self._was, self._now = _lines(found), _lines(after.assess())

    def found(self) -> list[Change]:
        keys = [*self._now, *(key for key in self._was if key not in self._now)]
        pairs = ((key, self._was.get(key), self._now.get(key)) for key in keys)
        return [self._change(*pair) for pair in pairs if _mark(pair[1]) != _mark(pair[2])]

    @cached_property
    def _altered(self) -> list[Alteration]:
        return alterations(self._before, self._after)

    @cached_property
    def _again(self) -> dict[Key, Assessment]:
        """What this program finds for the inputs of before."""
        return _lines(self._before.assess())

    @cached_property
    def _without(self) -> list[dict[Key, Assessment]]:
        """For each altered piece the lines with that piece alone put back."""
        return [self._put_back([piece]) for piece in self._altered]

    def _put_back(self, pieces: Iterable[Alteration]) -> dict[Key, Assessment]:
        inputs = self._after
        for piece in pieces:
            inputs = piece.put_back(inputs)
        try:
            return _lines(inputs.assess())
        except Problem:  # a ruling that the other pack does not know: no world to compare with
            return {}

    def _change(self, key: Key, before: Assessment | None, after: Assessment | None) -> Change:
        causes, sure = self._causes(key, before, after)
        effect = _effect(before, after, (self._before, self._after))
        difference = obtainable_fen(after) - obtainable_fen(before)
        return Change(before, after, difference, causes, sure, _sentence(causes, effect, sure))

    def _causes(
        self, key: Key, before: Assessment | None, after: Assessment | None
    ) -> tuple[tuple[str, ...], bool]:
        if _mark(self._again.get(key)) != _mark(before):
            return (PROGRAM,), True
        pairs = zip(self._altered, self._without, strict=True)
        pieces = [
            piece for piece, lines in pairs if lines and _mark(lines.get(key)) == _mark(before)
        ]
        pieces = pieces or self._together(key, before, after)
        sure = 0 < len(pieces) <= MOST_TOGETHER
        told = pieces if sure else self._altered
        return tuple(_told(piece, key, before, after) for piece in told), sure

    def _together(
        self, key: Key, before: Assessment | None, after: Assessment | None
    ) -> list[Alteration]:
        """The smallest set that together makes the line what it was; what the line cites is kept longest."""
        cited = _cited(before) | _cited(after)
        kept = list(self._altered)
        for piece in sorted(self._altered, key=lambda one: one.record in cited):
            fewer = [one for one in kept if one is not piece]
            if _mark(self._put_back(fewer).get(key)) == _mark(before):
                kept = fewer
        return kept


def _lines(result: Result) -> dict[Key, Assessment]:
    return {(line.clause, line.of): line for line in result.lines}


def _mark(line: Assessment | None) -> object:
    """What makes two lines the same to whom they concern: outcome, money, what is missing."""
    if line is None:
        return None
    missing = tuple(each.label for each in line.missing)
    choices = tuple((each.choice, each.fen) for each in line.alternatives)
    return line.outcome, line.ceiling_fen, line.at_stake_fen, missing, choices


def _cited(line: Assessment | None) -> set[str]:
    if line is None:
        return set()
    return {line.of, PACK, *(fact.record for step in line.steps for fact in step.facts)}


def _told(piece: Alteration, key: Key, before: Assessment | None, after: Assessment | None) -> str:
    """A piece in words; of a pack with the terms of this line that differ."""
    said = piece.told(key[1])
    if piece.record != PACK or not before or not after:
        return said
    was, now = _terms(before), _terms(after)
    terms = [f"“{was[k]}”改为“{now[k]}”" for k in was if k in now and was[k] != now[k]]
    return f"{said}（{'，'.join(terms)}）" if terms else said


def _terms(line: Assessment) -> dict[str, str]:
    return {term.key: term.shown for step in line.steps for term in step.parameters}


def _sentence(causes: Sequence[str], effect: str, sure: bool) -> str:
    if sure:
        return f"因{'、'.join(causes)}，{effect}。"
    if not causes:
        return f"{effect}。"
    return f"{effect}。原因不能归到单一事实，有变化的是：{'；'.join(causes)}。"


def _effect(
    before: Assessment | None, after: Assessment | None, inputs: tuple[Inputs, Inputs]
) -> str:
    """What became of the line, with the signed amount: 由二档升为三档，+30 万元."""
    said = _became(before, after, inputs)
    difference = obtainable_fen(after) - obtainable_fen(before)
    settled = after is not None and after.outcome is Outcome.SETTLED
    return f"{said}，{signed(difference)}" if difference and not settled else said


def _became(
    before: Assessment | None, after: Assessment | None, inputs: tuple[Inputs, Inputs]
) -> str:
    if after is None:
        return "这一项不再有"
    if before is None:
        return f"这一项为“{after.outcome.label}”{_aside(after, inputs[1])}"
    if before.outcome is after.outcome:
        return _within(before, after, inputs)
    return f"由“{before.outcome.label}”变为“{after.outcome.label}”{_aside(after, inputs[1])}"


def _within(before: Assessment, after: Assessment, inputs: tuple[Inputs, Inputs]) -> str:
    """The outcome is the same."""
    told: dict[Outcome, Callable[[], str]] = {
        Outcome.ELIGIBLE: lambda: _ceiling(before, after, inputs),
        Outcome.LACKING: lambda: _lacking(before, after),
        Outcome.NEEDS_RULING: lambda: f"待裁定的结果由 {_choices(before)}变为 {_choices(after)}",
        Outcome.SETTLED: lambda: f"已兑现金额由 {_wan(before)} 改为 {_wan(after)}",
    }
    other = f"仍为“{after.outcome.label}”，本项上限由 {_wan(before)} 改为 {_wan(after)}"
    return told.get(after.outcome, lambda: other)()


def _ceiling(before: Assessment, after: Assessment, inputs: tuple[Inputs, Inputs]) -> str:
    was, now = _band(before, inputs[0]), _band(after, inputs[1])
    if was is None or now is None or was == now:
        return f"政策上限由 {_wan(before)} 改为 {_wan(after)}"
    return f"由{BANDS[was]}档{'升' if now > was else '降'}为{BANDS[now]}档"


def _lacking(before: Assessment, after: Assessment) -> str:
    said = []
    was, now = ("、".join(x.label for x in line.missing) for line in (before, after))
    if was != now:
        said.append(f"还差的由“{was}”变为“{now}”")
    if before.at_stake_fen != after.at_stake_fen:
        stakes = (amount(line.at_stake_fen) for line in (before, after))
        said.append("补齐后最高由 {} 改为 {}".format(*stakes))
    return "，".join(said)


def _choices(line: Assessment) -> str:
    return "、".join(f"{amount(each.fen)}（{each.label}）" for each in line.alternatives)


def _aside(line: Assessment, inputs: Inputs) -> str:
    """What goes with the outcome: the band, what is missing, what was paid."""
    band = _band(line, inputs)
    if line.outcome is Outcome.ELIGIBLE and band is not None:
        return f"（{BANDS[band]}档）"
    if line.outcome is Outcome.LACKING:
        return f"（还差{'、'.join(each.label for each in line.missing)}）"
    return f"（{_wan(line)}）" if line.outcome is Outcome.SETTLED else ""


def _band(line: Assessment, inputs: Inputs) -> int | None:
    """Which band of its clause a line rests on, counted from the lowest; None without bands."""
    keys = [band.used().key for band in inputs.pack.bands if band.clause == line.clause]
    cited = {term.key for step in line.steps for term in step.parameters}
    found = [place for place, key in enumerate(keys) if key in cited]
    return found[-1] if found and len(keys) <= len(BANDS) else None


def _wan(line: Assessment) -> str:
    return amount(line.ceiling_fen)


def summed(found: Sequence[Change]) -> str:
    """How many lines changed and what that makes together."""
    if not found:
        return "与封存时相比，各项的结果和金额都没有变化。"
    total = sum(change.difference_fen for change in found)
    words = f"{'增加' if total > 0 else '减少'} {amount(abs(total))}" if total else "不变"
    return f"与封存时相比，{len(found)} 项有变化，可得合计{words}。"


def amount(fen: int) -> str:
    """分 in a sentence without zeros that say nothing: 30 万元, 0.98 万元."""
    text = money.wan(fen)
    return f"{text.rstrip('0').rstrip('.')} 万元"


def signed(fen: int) -> str:
    """A difference in 分 with its sign: +30 万元, −0.02 万元."""
    return f"{'+' if fen > 0 else '−'}{amount(abs(fen))}"
