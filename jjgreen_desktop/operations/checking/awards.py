"""What is asked of a decided award, of money from elsewhere and of a stop flag."""

from collections.abc import Iterator

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.checking.general import in_order, label
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment, Outcome


def award(_office: Office, one: Award) -> Iterator[Finding]:
    """An award by itself; the ceiling is guarded in `operations.awards`."""
    if one.approved_fen is not None:
        for key in ("approved_document", "approved_on"):
            if not getattr(one, key):
                yield Finding(
                    Grade.MANDATORY,
                    label(one, key),
                    f"登记了市级核定 {money.yuan(one.approved_fen)} 元，没有填{label(one, key)}。",
                    "核定金额以市里的文件为准，告知书据此写明。",
                    "请照市里文件填写。",
                )
    above = one.proposed_fen is not None and one.approved_fen is not None
    if above and (one.approved_fen or 0) > (one.proposed_fen or 0):
        yield Finding(
            Grade.VERIFY,
            label(one, "approved_fen"),
            "市级核定高于县区建议。",
            fix="请对照市里文件核对金额。",
            check="above_proposed",
        )


def against_line(office: Office, one: Award) -> Iterator[Finding]:
    """An approved amount whose line, as the facts stand today, no longer carries it."""
    if not one.approved_fen:
        return
    line = line_of(office, one.clause or "", one.of or "")
    if why := _unfounded(one.approved_fen, line):
        yield Finding(
            Grade.VERIFY,
            label(one, "approved_fen"),
            f"已登记市级核定 {money.yuan(one.approved_fen)} 元，{why}",
            "核定以后改动了事实，告知书不再打印，账实须一致。",
            "请核对登记的事实和市里的文件，改正其中有误的一处。",
            check="against_line",
        )


def _unfounded(approved: int, line: Assessment | None) -> str:
    """Why a line does not carry an approved amount (分); "" when it does."""
    if line is None:
        return "它所依据的记录已经不在登记簿里。"
    name = f"{line.beneficiary.name}的“{line.record_title}”"
    if line.outcome is Outcome.ELIGIBLE and approved > line.ceiling_fen:
        return f"高于{name}现在测算的政策上限 {money.yuan(line.ceiling_fen)} 元。"
    if line.outcome in (Outcome.ELIGIBLE, Outcome.SETTLED):
        return ""
    return f"{name}现在测算为“{line.outcome.label}”：{line.reason}"


def outside_award(_office: Office, one: OutsideAward) -> Iterator[Finding]:
    """Money from elsewhere by itself."""
    if one.received_on and one.amount_fen is None:
        yield Finding(
            Grade.VERIFY,
            label(one, "amount_fen"),
            "填了到账日期，没有填金额。",
            "查重时要看金额。",
            "请对照凭证补上。",
            check="amount_missing",
        )


def stop(_office: Office, one: Stop) -> Iterator[Finding]:
    """A stop flag by itself."""
    yield from in_order(one, "from_on", "to_on")
    if not one.from_on:
        yield Finding(
            Grade.VERIFY,
            label(one, "from_on"),
            "没有填起始日期。",
            "停兑只影响这一天起的事项。",
            "请照依据文件填写。",
            check="from_missing",
        )
