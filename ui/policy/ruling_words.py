"""How rulings, what they change and what waits for them are said on screen."""

from collections.abc import Sequence

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.annex2 import CellChange
from jjgreen_desktop.operations.in_force import made_of
from jjgreen_desktop.operations.ruling_effect import ChoiceEffect, Totals
from jjgreen_desktop.operations.rulings import Past, Question, Resting, State
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.waiting import Waiting

STATES = {
    State.IN_FORCE: "✓ 现行",
    State.SUPERSEDED: "– 已改判",
    State.AHEAD: "· 未到日期",
    State.NOT_OFFERED: "○ 现行政策包没有这一选项",
}
WITH_FIGURE = (Outcome.ELIGIBLE, Outcome.SUPERSEDED, Outcome.SETTLED)


def held(waiting: Waiting) -> str:
    """What waits: 待会商 2 项，涉及 0.00～100.00 万元，未计入合计."""
    return f"待会商 {waiting.lines:,} 项，涉及 {spread(waiting)} 万元，未计入合计"


def spread(waiting: Waiting) -> str:
    """From the lowest to the highest sum in 万元."""
    low, high = money.wan(waiting.low_fen), money.wan(waiting.high_fen)
    return high if low == high else f"{low}～{high}"


def came_out(line: Assessment | None) -> str:
    """One line in the table of changes: mark, word and 万元."""
    if line is None:
        return "没有这一项"
    word = f"{line.outcome.mark} {line.outcome.label}"
    if line.outcome in WITH_FIGURE:
        return f"{word} {money.wan(line.ceiling_fen)}"
    return f"{word} {money.wan(line.at_stake_fen)}" if line.at_stake_fen else word


def signed(fen: int) -> str:
    """A difference in 万元 with its sign."""
    return f"+{money.wan(fen)}" if fen > 0 else money.wan(fen)


def moved(now: Totals, effect: ChoiceEffect) -> str:
    """What a choice does to the totals of this office."""
    if effect.cells is not None:
        return cells_words(effect.cells)
    if not effect.changes:
        return "本单位现有各项不变。"
    after = effect.after
    difference = signed(after.eligible_fen - now.eligible_fen)
    return (
        f"可得合计 {money.wan(now.eligible_fen)} → {money.wan(after.eligible_fen)} 万元"
        f"（{difference}），可得 {now.eligible:,} → {after.eligible:,} 项，"
        f"待会商 {now.waiting:,} → {after.waiting:,} 项。变动 {len(effect.changes):,} 项："
    )


def cells_words(cells: Sequence[CellChange]) -> str:
    """How many counts of 附件2（二） a choice changes."""
    return f"附件2（二）变动 {len(cells):,} 格：" if cells else "附件2（二）各格的个数不变。"


def counted(count: int | None) -> str:
    """A count of 附件2（二）."""
    return UNKNOWN if count is None else f"{count:,}"


def standing_now(question: Question) -> str:
    """The choice in force and what it rests on."""
    ruling, made = question.ruling, question.made
    if made:
        return f"现行口径：{question.label}。依据：{made_of(made).paper()}。"
    if ruling.ruled_by:
        return f"现行口径：{question.label}。依据：{ruling.paper()}（政策包载明）。"
    return f"现行口径：{question.label}（政策包的默认，尚无裁定）。"


def concerns(question: Question) -> str:
    """How many lines rest on the answer, and how many wait."""
    if not question.ruling.clauses:
        return "这一事项不影响奖补测算，影响附件2（二）的个数。"
    said = f"现有 {question.cited:,} 项测算依据这一口径。"
    if not question.holds_lines:
        return said
    return f"◇ {held(question.waiting)}。{said if question.cited else ''}"


def past(entry: Past) -> str:
    """One ruling of the history."""
    made = entry.made
    about = f"（{entry.matter}）" if entry.matter else "（单项）" if made.of else ""
    said = f"{STATES[entry.state]}　{made.ruled_on}　{entry.label}{about}　{made.ruled_by}，{made.document}"
    if entry.by:
        said += f"　→ {entry.by.ruled_on} 改判，{entry.by.document}"
    return f"{said}　备注：{made.note}" if made.note else said


def rests(resting: Resting) -> str:
    """What rests on a ruling, said before it is withdrawn; "" when nothing does."""
    if not resting.lines:
        return ""
    said = f"现有 {resting.lines:,} 项测算依据这条裁定"
    approved = f"，其中 {resting.approved:,} 项已登记市级核定" if resting.approved else ""
    return f"{said}{approved}；撤下后按撤下它以前的口径重新测算。"
