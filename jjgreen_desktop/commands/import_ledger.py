"""import past_awards: an old award ledger, with the choices a clerk has made row by row."""

import argparse
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from jjgreen_desktop.commands.answer import Answer, Refusal, as_object
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.exchange.past_awards import plan_ledger
from jjgreen_desktop.operations.past_awards import effect as effects
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.effect import Effect, effect
from jjgreen_desktop.operations.past_awards.headings import (
    AMOUNT,
    LABELS,
    RECOVERED,
    TOTAL,
    UNITS,
)
from jjgreen_desktop.operations.past_awards.plans import (
    ASKED,
    KIND,
    Answers,
    LedgerPlan,
    Row,
    Verdict,
)

FORM = "工作表!行:问题=选项"
SHOWN = 5  # options of a question that are written out


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `import past_awards FILE` besides."""
    parser.add_argument(
        "--unit",
        action="append",
        default=[],
        metavar="[工作表=]单位",
        help=f"以前兑现：表上没有写明时金额的单位（{'、'.join(UNITS)}）",
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="表头=项",
        help=f"以前兑现：没有认出的表头是哪一项（{'、'.join(LABELS)}；等号后面空着：不用这一列），以后会记得",
    )
    parser.add_argument(
        "--take", action="append", default=[], metavar=FORM, help="以前兑现：一行的选择"
    )
    parser.add_argument(
        "--leave", action="append", default=[], metavar="工作表!行", help="以前兑现：不登记这一行"
    )
    parser.add_argument(
        "--leave-refused", action="store_true", help="以前兑现：不能登记的行都不登记"
    )


def refuse(options: argparse.Namespace) -> None:
    """Raises UsageError when choices for a ledger are given to another import."""
    for name in ("unit", "column", "take", "leave", "leave_refused"):
        if getattr(options, name):
            raise UsageError(f"--{name.replace('_', '-')} 只用于导入 {KIND}。")


def run(options: argparse.Namespace) -> Answer:
    """Plan, then write all or nothing. Raises Refusal with every row while something is to be chosen."""
    with desk(options.data) as office:
        made = plan_ledger(office, options.file, _named(options))
        made = planning.plan(office, made.workbook, _answers(options, made), made)
        if made.unrecognised:
            planning.require_settled(made)
        if made.asks_columns:
            raise _unsettled(made)
        _require_taken(made)
        if not made.acceptable or made.asks_units:
            raise _refusal(made)
        shown = effect(office, made)
        if not options.dry_run:
            made = planning.apply(office, made)
    written = made.writes and not options.dry_run
    lines = [*map(_line, made.rows), *(one.sentence() for one in made.findings), made.summary()]
    lines += [*map(effects.told, shown.lines), shown.said]
    lines += [] if written else ["没有写入。"]
    return Answer(told(made, shown) | {"written": written}, lines)


def _named(options: argparse.Namespace) -> Answers:
    """What must be known before the ledger can be read."""
    columns = dict(_halves(each, "表头=项") for each in options.column)
    if unknown := set(columns.values()) - {"", *LABELS}:
        raise UsageError(f"没有“{unknown.pop()}”这一项，可选：{'、'.join(LABELS)}。")
    return Answers(columns=columns)


def _answers(options: argparse.Namespace, made: LedgerPlan) -> Answers:
    units = _units(options, {part.sheet: part.unit for part in made.parts})
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    known = {row.key for row in made.rows}
    for each in options.take:
        row, question, chosen = _choice(each, known)
        rows[row][question] = chosen
    for row in options.leave:
        _require_row(row, known)
    return Answers(
        units, made.answers.columns, rows, frozenset(options.leave), options.leave_refused
    )


def _units(options: argparse.Namespace, stated: Mapping[str, str]) -> dict[str, str]:
    """The unit by sheet. Raises UsageError where a sheet states another one: it would be read wrong by far."""
    units = dict(_unit(each, stated) for each in options.unit)
    if common := units.pop("", ""):
        meant = [sheet for sheet, unit in stated.items() if unit in ("", common)] or [*stated]
        units = dict.fromkeys(meant, common) | units
    for sheet, unit in units.items():
        if stated[sheet] not in ("", unit):
            raise UsageError(
                f"工作表“{sheet}”写明的单位是{stated[sheet]}，与 --unit 的{unit}不同。"
                "单位写错的，请改正台账后重新导入。"
            )
    return units


def _unit(text: str, sheets: Collection[str]) -> tuple[str, str]:
    sheet, sign, unit = text.rpartition("=")
    if sign and sheet not in sheets:
        raise UsageError(f"台账里没有工作表“{sheet}”，可选：{'、'.join(sheets)}。")
    if unit not in UNITS:
        raise UsageError(
            f"没有“{unit}”这个单位，可选：{'、'.join(UNITS)}；也可以写成 工作表=单位。"
        )
    return sheet, unit


def _choice(text: str, known: set[str]) -> tuple[str, str, str]:
    left, chosen = _halves(text, FORM)
    row, sign, question = left.rpartition(":")
    if not sign:
        raise UsageError(f"“{text}”看不懂，请写成 {FORM}。")
    _require_row(row, known)
    return row, question, chosen


def _require_taken(made: LedgerPlan) -> None:
    """Raises UsageError for a choice that was not asked for: it would be passed over, and money go elsewhere."""
    for row in made.rows:
        asked = {one.key: [each.key for each in one.options] for one in row.questions}
        for question, chosen in made.answers.of(row.key).items():
            if question in asked and chosen not in asked[question]:
                known = "、".join(asked[question])
                raise UsageError(f"{row.key} 的 {question} 没有“{chosen}”这一项，可选：{known}。")
            if question not in asked and (question not in ASKED or row.verdict is not Verdict.OPEN):
                known = "、".join(asked) or "没有要选的"
                raise UsageError(f"{row.key} 没有问“{question}”，可以选的是：{known}。")


def _require_row(row: str, known: set[str]) -> None:
    if row not in known:
        raise UsageError(f"台账里没有“{row}”这一行，行的写法见 --dry-run 的输出。")


def _halves(text: str, form: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign:
        raise UsageError(f"“{text}”看不懂，请写成 {form}。")
    return left, right


def _unsettled(made: LedgerPlan) -> Refusal:
    """Which columns must be told first, each with its answers."""
    answers = (
        f"{AMOUNT}（是兑现）",
        f"{RECOVERED}（是追回）",
        f"{TOTAL}（各列之和，只核对）",
        "空着（不用这一列）",
    )
    return Refusal(
        f"“{made.workbook.file}”里{planning.headed(made)}下面有金额，还不能确定是不是兑现，什么都没有写入。",
        f"请对每一列写明 --column 表头=项，项可以是：{'、'.join(answers)}。",
        made.findings,
        told(made, None),
    )


def _refusal(made: LedgerPlan) -> Refusal:
    waiting, refused = made.count(Verdict.OPEN), len(made.hindered)
    rows = [row for row in made.rows if row.verdict is Verdict.OPEN or row in made.hindered]
    sheets = "、".join(f"“{part.sheet}”" for part in made.asks_units)
    what = f"“{made.workbook.file}”有 {waiting} 行要选定，{refused} 行不能登记，什么都没有写入。"
    fix = f"请先用 --unit 写明工作表{sheets}金额的单位（{'、'.join(UNITS)}）。" if sheets else ""
    fix += "\n".join(
        ["逐行的选择用 --take，不登记的用 --leave 或 --leave-refused：", *map(_line, rows)]
    )
    return Refusal(what, fix, made.findings, told(made, None))


def _line(row: Row) -> str:
    said = f"{row.key}　{row.line.name}　{row.line.matter}　{row.told}"
    if row.verdict is not Verdict.OPEN or not row.questions or row.questions[-1].chosen:
        return f"{said}{f'。{row.fix}' if row.fix else ''}"
    asked = row.questions[-1]
    options = "；".join(f"{asked.key}={each.key}（{each.label}）" for each in asked.options[:SHOWN])
    more = "；其余见 --json 的 options" if len(asked.options) > SHOWN else ""
    return f"{said}。可选：{options}{more}"


def told(made: LedgerPlan, shown: Effect | None) -> dict[str, Any]:
    """The plan as an object: rows = matched + new + outside + same + open + refused, and so their 分."""
    return {
        "kind": KIND,
        "file": made.workbook.file,
        "sha256": made.workbook.sha256,
        "rows": len(made.rows),
        "total_fen": made.fen(),
        **{str(verdict): made.count(verdict) for verdict in Verdict},
        **{f"{verdict}_fen": made.fen(verdict) for verdict in Verdict},
        "sheets": [
            {
                "sheet": part.sheet,
                "unit": part.unit or None,
                "asked": list(part.asked),
                "totals": [
                    {"words": one.words, "stated_fen": one.stated_fen, "added_fen": one.added_fen}
                    for one in part.totals
                ],
            }
            for part in made.parts
        ],
        "lines": [_object(row) for row in made.rows],
        "effect": _effect(shown) if shown else None,
        "findings": [as_object(one) for one in made.findings],
        "written": False,
    }


def _object(row: Row) -> dict[str, Any]:
    return {
        "row": row.key,
        "name": row.line.name,
        "matter": row.line.matter,
        "verdict": str(row.verdict),
        "said": row.said,
        "amount_fen": row.signed_fen,
        "clause": row.matter.clause or None if row.matter else None,
        "questions": [
            {
                "question": one.key,
                "chosen": one.chosen or None,
                "options": {each.key: each.label for each in one.options},
            }
            for one in row.questions
        ],
    }


def _effect(shown: Effect) -> dict[str, Any]:
    return {
        "before_fen": shown.before_fen,
        "after_fen": shown.after_fen,
        "lines": [
            {
                "clause": one.line.clause,
                "of": one.line.of,
                "difference_fen": one.difference_fen,
                "sentence": effects.told(one),
            }
            for one in shown.lines
        ],
    }
