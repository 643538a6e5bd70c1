"""奖补: recording what the city's paper approved for a line; only that may a notice promise."""

from datetime import date

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.seals import APPROVAL, prepared, subject_of_line
from jjgreen_desktop.policy.assessment import Assessment, Outcome, Result


def award_of(office: Office, line: Assessment) -> Award | None:
    """What has been decided on a line so far."""
    found = office.store.find(Award, clause=line.clause, of=line.of)
    return found[0] if found else None


def approve(
    office: Office,
    line: Assessment,
    fen: int,
    document: str,
    on: date,
    notice_number: str | None = None,
) -> Award:
    """Record 市级核定: `fen` 分 by the city's `document` of the day `on`.

    The subject's assessment is sealed in the same named write, so that what was approved can be
    computed again for good. Raises Problem when the line is not eligible (any more), the amount is
    below 0 or above the ceiling, the paper is not named, or its day lies ahead.
    """
    _require_eligible(line)
    if fen < 0:
        raise Problem(
            f"市级核定不能是 {money.yuan(fen)} 元。", "请照市里文件填写；不予奖补的填 0。"
        )
    if fen > line.ceiling_fen:
        raise Problem(
            f"市级核定 {money.yuan(fen)} 元高于政策上限 {money.yuan(line.ceiling_fen)} 元。",
            "请对照市里文件核对金额；核定金额不能高于上限。",
        )
    if not document.strip():
        raise Problem("没有填写核定文件及文号。", "请照市里文件填写标题和文号。")
    if on > office.today():
        raise Problem(f"核定日期 {on} 晚于今天。", "请对照市里文件核对日期。")
    sealed, result = prepared(
        office, subject_of_line(office, line), occasion=APPROVAL, line=line, note=document.strip()
    )
    _require_unchanged(line, result)
    decided = award_of(office, line) or _award(line)
    changes = {"approved_fen": fen, "approved_document": document.strip(), "approved_on": on}
    if notice_number is not None:
        changes["notice_number"] = notice_number.strip() or None
    return save(office, decided.model_copy(update=changes), sealed).record


def _award(line: Assessment) -> Award:
    holder = {line.beneficiary.kind: line.beneficiary.id}
    return Award(
        clause=line.clause,
        of=line.of,
        enterprise=holder.get("enterprise"),
        park=holder.get("park"),
    )


def _require_unchanged(line: Assessment, result: Result) -> None:
    """What was shown when the city's paper was typed still holds."""
    now = next((x for x in result.lines if (x.clause, x.of) == (line.clause, line.of)), None)
    if now is None or (now.outcome, now.ceiling_fen) != (line.outcome, line.ceiling_fen):
        raise Problem(
            "登记的事实在测算以后有变化，这一项的结果已不是所显示的。",
            "请按 F5 重新测算，核对后再登记核定。",
        )


def _require_eligible(line: Assessment) -> None:
    if line.outcome is not Outcome.ELIGIBLE:
        raise Problem(
            f"这一项的测算结果是“{line.outcome.label}”，不能登记市级核定。",
            f"原因：{line.reason}请先核对登记的事实。",
        )
