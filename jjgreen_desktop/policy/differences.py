"""The first place where two results part, in words: the figures first, the wording last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy.assessment import Outcome

# What is told first: a result differs by its figures before it differs by its words.
LABELS = {
    "outcome": "结果",
    "ceiling_fen": "政策上限",
    "at_stake_fen": "补齐后最高",
    "beneficiary": "领取方",
    "deciding_on": "决定日期",
    "project": "项目",
    "noun": "记录类别",
    "record_title": labels.BASIS,
    "missing": "还差的事实",
    "alternatives": "不同口径的结果",
    "next_band": "距更高一档",
    "caveats": "提醒",
    "reason": "理由",
    "steps": "依据",
}
FIGURES = ("outcome", "ceiling_fen", "at_stake_fen", "beneficiary", "deciding_on")
INNER = {
    "text": "说法",
    "verdict": "判断",
    "facts": "所用事实",
    "parameters": "所用规定",
    "shown": "内容",
    "label": "名称",
    "since": "施行日期",
    "sentence": "原句",
    "record": "记录",
    "key": "字段",
    "fen": "金额",
    "help": "提示",
    "choice": "选项",
    "ruling": labels.RULING,
    "distance_pct": "差距",
    "id": "编号",
    "name": "名称",
    "kind": "类别",
    "noun": "记录类别",
}
NOTHING = "没有"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two results part; `figures` tells whether an outcome, an amount or a receiver differs."""

    where: str
    sealed: str
    computed: str
    figures: bool

    def sentence(self) -> str:
        """The difference as staff read it."""
        return f"{self.where}：封存 {self.sealed}，重算 {self.computed}。"


Line = Mapping[str, Any]


def first_difference(sealed: Any, computed: Any) -> Difference | None:
    """The first difference of two results as plain JSON values; None when every line is the same."""
    found = list(_lines(sealed, computed))
    return next((each for each in found if each.figures), found[0] if found else None)


def _lines(sealed: Any, computed: Any) -> Iterator[Difference]:
    before, after = _by_key(sealed), _by_key(computed)
    for key in {**before, **after}:
        if key not in after:
            yield Difference(_name(before[key]), _outcome(before[key]), NOTHING + "这一项", True)
        elif key not in before:
            yield Difference(_name(after[key]), NOTHING + "这一项", _outcome(after[key]), True)
        else:
            yield from _of_line(before[key], after[key])
    counts = [len(result["lines"]) for result in (sealed, computed)]
    if counts[0] != counts[1]:
        yield Difference("结果的项数", f"{counts[0]} 项", f"{counts[1]} 项", True)
    elif list(before) != list(after):
        yield Difference("各项的次序", "次序不同", "按条款、日期和编号", False)


def _by_key(result: Any) -> dict[tuple[str, str], Line]:
    return {(line["clause"], line["of"]): line for line in result["lines"]}


def _of_line(before: Line, after: Line) -> Iterator[Difference]:
    keys = [*LABELS, *sorted((set(before) | set(after)) - set(LABELS))]
    for key in keys:
        one, other = before.get(key), after.get(key)
        if one != other:
            where, a, b = _apart(key, LABELS.get(key, key), one, other)
            yield Difference(f"{_name(after)}{where}", a, b, key in FIGURES)


def _apart(key: str, where: str, one: Any, other: Any) -> tuple[str, str, str]:
    """Down to the first value that differs."""
    if isinstance(one, list) and isinstance(other, list):
        for number, (a, b) in enumerate(zip(one, other, strict=False), 1):
            if a != b:
                return _apart(key, f"{where}第 {number} 条", a, b)
        return f"{where}的条数", str(len(one)), str(len(other))
    if isinstance(one, dict) and isinstance(other, dict):
        inner = next(k for k in (*INNER, *sorted({**one, **other})) if one.get(k) != other.get(k))
        return _apart(
            inner, f"{where}的{INNER.get(inner, inner)}", one.get(inner), other.get(inner)
        )
    return where, _shown(key, one), _shown(key, other)


def _shown(key: str, value: Any) -> str:
    if value is None:
        return NOTHING
    if key.endswith("fen") and isinstance(value, int):
        return f"{money.wan(value)} 万元"
    if key == "outcome" and value in set(Outcome):
        return f"“{Outcome(value).label}”"
    return f"“{value}”" if isinstance(value, str) else str(value)


def _outcome(line: Line) -> str:
    amount = f" {money.wan(line['ceiling_fen'])} 万元" if line["ceiling_fen"] else ""
    return f"{_shown('outcome', line['outcome'])}{amount}"


def _name(line: Line) -> str:
    return f"“{CLAUSES.get(line['clause'], line['clause'])}”的“{line['record_title']}”"
