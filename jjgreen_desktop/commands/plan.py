"""plan: the ranked plan of a year's pool, as an answer, as a paper or as a workbook."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.when import budget_year
from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.budget import Planned, plan_of
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.sheet_signs import SheetSigns, sheet_signs
from jjgreen_desktop.policy.plan import carrying, published
from jjgreen_desktop.policy.plan_rows import Commitment, Holder, Plan, Row


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `plan`."""
    parser.add_argument("--year", type=int, metavar="年度", help="不写为本年度")
    parser.add_argument("--out", type=Path, metavar="文件", help="以 .pdf 或 .xlsx 结尾")


def run(options: argparse.Namespace) -> Answer:
    """Rank. Raises Problem when the year has no budget, or the file cannot be written."""
    with desk(options.data) as office:
        found = plan_of(office, budget_year(office, options.year))
        signs, place = sheet_signs(office), office.name
    if found is None:  # nobody stops it here
        raise Problem("排序没有做完。", "请再试一次。")
    if options.out:
        write(found, place, signs, options.out)
    files = {"file": options.out} if options.out else {}
    return Answer(plan_data(found) | files, [*_lines(found), *map(str, files.values())])


def write(found: Planned, place: str, signs: SheetSigns, path: Path) -> None:
    """Write the plan in the form the suffix names. Raises UsageError for another suffix."""
    match path.suffix.lower():
        case ".pdf":  # only the library asked for is loaded
            from jjgreen_desktop.documents.plan_sheet import pdf

            write_whole(path, pdf(found, place, signs))
        case ".xlsx":
            from jjgreen_desktop.exchange.plan_workbook import write_plan

            write_plan(found, place, path, signs)
        case suffix:
            raise UsageError(
                f"计划不能存成“{suffix or path.name}”。文件名请以 .pdf 或 .xlsx 结尾。"
            )


def plan_data(found: Planned) -> dict[str, Any]:
    """The plan as an object."""
    plan, budget = found.plan, found.budget
    pack, version, hash_ = found.pack
    return {
        "year": budget.year,
        "on": found.on,
        "pack": {"id": pack, "version": version, "hash": hash_},
        "document": budget.document,
        "criteria": list(plan.criteria),
        "carry_down": plan.carry_down,
        "shares": dict(plan.pool.shares),
        **_sums(plan),
        "cut": plan.cut,
        "committed": [_committed(each) for each in plan.pool.committed],
        "rows": [_row(each) for each in plan.rows],
        "clauses": plain(plan.clauses),
        "waiting": {outcome.value: count for outcome, count in found.waiting.items()},
        "doubts": list(found.doubts),
    }


def _sums(plan: Plan) -> dict[str, int]:
    return {
        "pool_fen": plan.pool.fen,
        "paid_fen": plan.paid_fen,
        "approved_fen": plan.approved_fen,
        "ceilings_fen": plan.ceilings_fen,
        "planned_fen": plan.taken_fen,
        "left_fen": plan.left_fen,
        "left_after_ceilings_fen": plan.left_after_ceilings_fen,
        "left_after_proposals_fen": plan.left_after_proposals_fen,
    }


def _holder(holder: Holder) -> dict[str, str]:
    return {
        "subject": holder.subject,
        "name": holder.name,
        "county": holder.county,
        "matter": holder.matter,
    }


def _committed(each: Commitment) -> dict[str, Any]:
    line = {"clause": each.line.clause, "of": each.line.of}
    money_ = {"paid_fen": each.paid_fen, "approved_fen": each.approved_fen}
    return line | _holder(each.holder) | money_ | {"reason": each.reason}


def _row(row: Row) -> dict[str, Any]:
    line = row.item.line
    return {
        "place": row.place,
        "clause": line.clause,
        "of": line.of,
        **_holder(row.item.holder),
        "beneficiary": line.beneficiary.name,
        "ceiling_fen": line.ceiling_fen,
        "proposed_fen": row.item.proposed_fen,
        "wanted_fen": row.item.fen,
        "fen": row.fen,
        "taken": row.taken,
        "mark": row.item.mark or None,
        "reason": row.reason,
        "balance_fen": row.balance_fen,
    }


def _lines(found: Planned) -> list[str]:
    plan = found.plan
    return [
        f"{labels.of_year(found.budget.year)}择优兑现计划，按 {found.on} 的登记情况。",
        f"资金总额 {money.yuan(plan.pool.fen)} 元，已拨付 {money.yuan(plan.paid_fen)} 元，"
        f"已核定未拨付 {money.yuan(plan.approved_fen)} 元。",
        *(
            f"  ✓ {_about(each.holder, each.line.clause)}　{each.reason}"
            for each in plan.pool.committed
        ),
        *(text for row in plan.rows for text in _told(plan, row)),
        f"列入 {sum(row.taken for row in plan.rows)} 项 {money.yuan(plan.taken_fen)} 元，"
        f"余 {money.yuan(plan.left_fen)} 元；可得项目全部按上限兑现则余 "
        f"{money.yuan(plan.left_after_ceilings_fen)} 元。",
        "排序依据：" + "".join(published(plan.criteria)) + carrying(plan.carry_down),
        *(f"提示：{each}" for each in found.doubts),
    ]


def _told(plan: Plan, row: Row) -> list[str]:
    cut = ["  ──── 资金线 ────"] if row.place == plan.cut else []
    mark = "✓" if row.taken else "–"
    about = _about(row.item.holder, row.item.line.clause)
    amount = f"{money.yuan(row.item.fen)} 元"
    return [
        *cut,
        f"  {row.place}　{mark} {about}　{amount}　{row.reason}　余 {money.yuan(row.balance_fen)} 元",
    ]


def _about(holder: Holder, clause: str) -> str:
    return f"{holder.name}　{CLAUSES[clause]}　{holder.matter}"
