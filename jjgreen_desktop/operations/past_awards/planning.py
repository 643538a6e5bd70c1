"""Plan and write the import of an old ledger: everything in one named write that can be taken back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.past_award import PAID, RECOVERED, PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import checks
from jjgreen_desktop.operations.importing.replanning import state_of, still_so
from jjgreen_desktop.operations.importing.sheets import Workbook
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import ledger
from jjgreen_desktop.operations.past_awards.accounts import Register
from jjgreen_desktop.operations.past_awards.deciding import decided
from jjgreen_desktop.operations.past_awards.firms import Firms
from jjgreen_desktop.operations.past_awards.plans import (
    IMPORTED,
    WRITTEN,
    Account,
    Answers,
    LedgerPlan,
    Row,
    Verdict,
)
from jjgreen_desktop.operations.past_awards.remarks import gathered, remarks
from jjgreen_desktop.operations.past_awards.row_asking import Deciding
from jjgreen_desktop.operations.ports import Transaction

HEADINGS = "past_award_headings"  # what clerks said headings mean, kept for the next ledger
NOBODY_SAID = Answers()


def plan(
    office: Office, book: Workbook, answers: Answers = NOBODY_SAID, before: LedgerPlan | None = None
) -> LedgerPlan:
    """What importing the ledger would do with these answers; nothing is written.

    `before`: the plan the answers are given to. Raises Problem when no sheet has a heading of a ledger.
    """
    state = state_of(office)
    firms = before.firms if before and before.state == state else None
    firms = firms or Firms(office.store)
    parts = ledger.read(
        book, remembered(office) | dict(answers.columns), answers.units, answers.columns
    )
    deciding = Deciding(
        Register(office.store), firms, answers, book.file, book.sha256, office.today()
    )
    rows, accounts = decided(deciding, [line for part in parts for line in part.lines])
    rows, found = _checked(office, rows, accounts, answers)
    findings = (*found, *remarks(book, parts, rows, office.pack.highest_fen))
    return LedgerPlan(book, parts, tuple(rows), accounts, findings, answers, state, firms)


def remembered(office: Office) -> dict[str, str]:
    """The headings clerks have assigned before, with what they mean."""
    return dict(json.loads(office.store.setting(HEADINGS) or "{}"))


def apply(office: Office, made: LedgerPlan) -> LedgerPlan:
    """Write the plan in one named transaction; returns it as it was written.

    Raises Replanned when the register has changed since so that a row would go elsewhere, Problem while a
    question is open or a refused row is not left out; then nothing is written.
    """
    made = still_so(office, made, lambda: plan(office, made.workbook, made.answers))
    require_settled(made)
    columns = remembered(office) | dict(made.answers.columns)
    if made.writes:
        with office.store.transaction(_named(made)) as write:
            written(office, write, made)
            if columns:
                write.set_setting(HEADINGS, json.dumps(columns, ensure_ascii=False))
    return made


def require_settled(made: LedgerPlan) -> None:
    """Raises Problem while a heading or question is open, a refused row not left out, or no amount found."""
    if made.acceptable:
        return
    if made.unrecognised:
        raise Problem(
            f"“{made.workbook.file}”里没有认出同时有企业和金额两列的表。",
            made.not_read,
        )
    if made.asks_columns:
        raise Problem(
            f"“{made.workbook.file}”里{headed(made)}下面有金额，还不能确定是不是兑现，什么都没有写入。",
            "请逐列指明：是兑现的选“金额”，是追回的选“追回金额”，是各列之和的选“合计（只核对）”，都不是的选“不用这一列”，再导入。",
        )
    waiting, refused = made.count(Verdict.OPEN), len(made.hindered)
    said = "，".join(
        part
        for part in (
            f"有 {waiting} 行还要选定" if waiting else "",
            f"有 {refused} 行不能登记" if refused else "",
        )
        if part
    )
    raise Problem(
        f"“{made.workbook.file}”{said}，什么都没有写入。",
        "请逐行选定；不能登记的改正台账，或选“不登记”，再导入。",
    )


def headed(made: LedgerPlan) -> str:
    """The headings that must be told first, in words."""
    return "、".join(f"“{heading}”" for heading in made.asks_columns)


def written(office: Office, write: Transaction, made: LedgerPlan) -> None:
    """Put the records with their payments, and beside each the rows it came from."""
    saved = {
        key: one.before if one.after == one.before and not one.made else write.put(one.after)
        for key, one in made.accounts.items()
    }
    fresh = {key for key, one in made.accounts.items() if one.made}
    for row in made.rows:
        if row.verdict in WRITTEN:
            record = saved[row.account]
            write.put(_past(office, made.workbook, row, record, row.account in fresh))


def _past(office: Office, book: Workbook, row: Row, record: Record, made: bool) -> PastAward:
    line, holder, matter = row.line, row.holder, row.matter
    assert holder is not None
    assert matter is not None
    return PastAward.model_validate(
        {
            holder.noun: holder.id,
            "payee": line.name or None,
            "matter": line.matter,
            "clause": matter.clause or None,
            "of_noun": record.noun,
            "of": record.id,
            "direction": RECOVERED if row.signed_fen < 0 else PAID,
            "amount_fen": abs(row.signed_fen),
            "paid_on": line.when.day,
            "year": line.when.told,
            "document": line.document or None,
            "ledger": book.file,
            "place": line.place,
            "content": book.sha256,
            "imported_on": office.today(),
            "made": made,
            "note": line.note or None,
        }
    )


def _named(made: LedgerPlan) -> str:
    rows = [row for row in made.rows if row.verdict in WRITTEN]
    total = money.wan(sum(row.signed_fen for row in rows))
    return f"{IMPORTED} {made.workbook.file}（{len(rows)} 行，{total} 万元）"


def _checked(
    office: Office, rows: list[Row], accounts: Mapping[str, Account], answers: Answers
) -> tuple[list[Row], list[Finding]]:
    """Rows whose record could not be saved so are refused; what else the checks say is told."""
    refused: dict[str, Finding] = {}
    told: list[Finding] = []
    for key, account in accounts.items():
        before = set() if account.made else _said(checks.all_checks(office, account.before))
        for one in checks.all_checks(office, account.after):
            if (one.where, one.what) in before:
                continue
            if one.grade is Grade.MANDATORY:
                refused[key] = one
            elif not account.made:
                told.append(one._replace(where=f"{account.after.label}的{one.where}"))
    rows = [
        _turned_away(row, refused[row.account], answers)
        if row.verdict in WRITTEN and row.account in refused
        else row
        for row in rows
    ]
    return rows, gathered(told)


def _said(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(one.where, one.what) for one in findings}


def _turned_away(row: Row, finding: Finding, answers: Answers) -> Row:
    said = f"{finding.where}：{finding.what.rstrip('。')}"
    return replace(
        row,
        verdict=Verdict.REFUSED,
        said=said,
        fix=finding.fix or "请改正台账后重新导入。",
        left=answers.leave_refused,
    )
