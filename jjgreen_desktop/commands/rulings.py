"""rulings: the questions the measures leave open, how each stands, and what each choice would change."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.when import day
from jjgreen_desktop.documents import waiting_sheet
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.annex2 import CellChange
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ruling_effect import (
    ChoiceEffect,
    Effect,
    LineChange,
    effect,
    question_of,
)
from jjgreen_desktop.operations.rulings import Question, questions
from jjgreen_desktop.operations.sheet_signs import sheet_signs
from jjgreen_desktop.operations.waiting_list import waiting_list
from jjgreen_desktop.policy.assessment import Assessment


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `rulings`."""
    parser.add_argument("ruling", nargs="?", metavar="事项", help="只看一项，如 band-3")
    parser.add_argument(
        "--effect", action="store_true", help="写出每个选项会改变本单位的哪些项（只能看一项时用）"
    )
    parser.add_argument("--of", metavar="记录", help="对一条记录单独裁定时，记录的编号")
    parser.add_argument(
        "--on", type=day, metavar="日期", help="按哪一天，如 2026-10-12；不写按今天"
    )
    parser.add_argument("--out", type=Path, metavar="文件.pdf", help="把待会商事项清单存成 PDF")


def run(options: argparse.Namespace) -> Answer:
    """List them. Raises Problem for a question the pack does not have."""
    if options.effect and not options.ruling:
        raise UsageError("--effect 前请写明是哪一项，如 rulings band-3 --effect。")
    if options.out:
        require_ending(options.out, ".pdf")
    with desk(options.data) as office:
        if options.out:
            return _print(office, options.out, options.on)
        if options.effect:
            return _effect(office, options.ruling, options.of, options.on)
        return _list(office, options.ruling, options.on)


def _list(office: Office, ruling: str | None, on: date | None) -> Answer:
    wanted = question_of(office.pack_on(on or office.today()), ruling) if ruling else None
    asked = [one for one in questions(office, on) if wanted in (None, one.ruling)]
    data = {"on": on or office.today(), "questions": [_told(one) for one in asked]}
    return Answer(data, [text for one in asked for text in _lines(one)])


def _print(office: Office, out: Path, on: date | None) -> Answer:
    found = waiting_list(office, on)
    if found is None:  # nobody watches who could stop it
        return Answer({}, [])
    write_whole(out, waiting_sheet.pdf(found, sheet_signs(office)))
    data = {"paper": "waiting", "file": out, "on": found.on, "waiting": plain(found.waiting)}
    return Answer(data, [f"{found.heading}：{out}", found.total()])


def _told(question: Question) -> dict[str, Any]:
    """One question; `made` is the ruling in force, null while the default holds."""
    ruling = question.ruling
    return {
        "id": ruling.id,
        "clauses": ruling.clauses,
        "question": ruling.question,
        "choices": plain({each.key: each.label for each in ruling.choices}),
        "for_one_record": plain({each.key: each.label for each in ruling.matters}),
        "default": ruling.default,
        "choice": question.choice,
        "made": _made(question.made),
        "history": [
            {
                **(_made(past.made) or {}),
                "state": past.state,
                "superseded_by": past.by.id if past.by else None,
            }
            for past in question.history
        ],
        "matters": plain(question.matters),
        "cited": question.cited,
        "waiting": plain(question.waiting),
    }


def _made(made: RulingMade | None) -> dict[str, Any] | None:
    return made.model_dump(mode="json") if made else None


def _lines(question: Question) -> list[str]:
    ruling, waiting = question.ruling, question.waiting
    mark = "◇" if question.holds_lines else "·"
    found = [f"{mark} {ruling.id}　{ruling.question}　现行：{question.label}"]
    if question.made:
        made = question.made
        found.append(f"    依据：{made.ruled_by} {made.ruled_on}，{made.document}")
    if question.holds_lines:
        low, high = money.yuan(waiting.low_fen), money.yuan(waiting.high_fen)
        found.append(f"    待会商 {waiting.lines} 项，涉及 {low}～{high} 元，未计入合计")
    for matter in question.matters:
        state = ruling.label(matter.choice) if matter.choice else "待裁定"
        found.append(f"    {matter.record}　{matter.name}　{matter.title}　{state}")
    return found


def _effect(office: Office, ruling: str, of: str | None, on: date | None) -> Answer:
    found = effect(office, ruling, on, of=of)
    if found is None:  # nobody watches who could stop it
        return Answer({}, [])
    lines = [text for each in found.choices for text in choice_lines(found, each)]
    return Answer(effect_data(found), lines)


def effect_data(found: Effect) -> dict[str, Any]:
    """Every choice with the totals before and after and each line that would change, in 分."""
    return {
        "ruling": found.ruling,
        "of": found.of,
        "on": found.on,
        "now": plain(found.now),
        "choices": [
            {
                "choice": each.choice,
                "label": each.label,
                "in_force": each.in_force,
                "after": plain(each.after),
                "changes": [_change(change) for change in each.changes],
                "cells": plain(each.cells),
            }
            for each in found.choices
        ],
    }


def _change(change: LineChange) -> dict[str, Any]:
    return {
        "noun": change.noun,
        "subject": change.subject,
        "name": change.name,
        "clause": change.line.clause,
        "of": change.line.of,
        "matter": change.matter,
        "before": _figures(change.before),
        "after": _figures(change.after),
        "difference_fen": change.difference_fen,
    }


def _figures(line: Assessment | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {
        "outcome": line.outcome.value,
        "ceiling_fen": line.ceiling_fen,
        "at_stake_fen": line.at_stake_fen,
    }


def choice_lines(found: Effect, each: ChoiceEffect) -> list[str]:
    """What staff read of one choice."""
    if each.in_force:
        return [f"{each.label}（{each.choice}）：现行口径。"]
    if each.cells is not None:
        head = f"{each.label}（{each.choice}）：附件2（二）变动 {len(each.cells)} 格。"
        return [head, *(f"  {_cell(cell)}" for cell in each.cells)]
    before, after = money.yuan(found.now.eligible_fen), money.yuan(each.after.eligible_fen)
    head = (
        f"{each.label}（{each.choice}）：可得合计 {before} 元 → {after} 元，"
        f"待会商 {found.now.waiting} → {each.after.waiting} 项，变动 {len(each.changes)} 项。"
    )
    return [head, *(f"  {_changed(change)}" for change in each.changes)]


def _cell(cell: CellChange) -> str:
    before, after = (UNKNOWN if n is None else f"{n}" for n in (cell.before, cell.after))
    return f"{cell.name}　{cell.column}　{before} → {after} 个"


def _changed(change: LineChange) -> str:
    before, after = (_words(line) for line in (change.before, change.after))
    where = f"{change.name}　{CLAUSES[change.line.clause]}　{change.matter}"
    return f"{where}　{before} → {after}"


def _words(line: Assessment | None) -> str:
    if line is None:
        return "没有这一项"
    fen = line.ceiling_fen or line.at_stake_fen
    amount = f" {money.yuan(fen)} 元" if fen else ""
    return f"{line.outcome.mark} {line.outcome.label}{amount}"
