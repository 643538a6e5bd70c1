"""past-awards: what was taken from old ledgers, as a list or a workbook, and taking one out again."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.subject import enterprise_named
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards.effect import told
from jjgreen_desktop.operations.past_awards.kept import Kept, kept, removal, remove


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `past-awards`."""
    parser.add_argument("--subject", metavar="企业", help="只列一家：代码、名称或编号")
    parser.add_argument("--out", type=Path, metavar="文件.xlsx", help="存为工作簿，交审计核对")
    parser.add_argument("--remove", metavar="编号", help="移除一笔，先看 --dry-run")
    parser.add_argument("--dry-run", action="store_true", help="只看移除会怎样，不写入")


def run(options: argparse.Namespace) -> Answer:
    """List, export or remove. Raises Problem for a firm or row that is not registered."""
    with desk(options.data) as office:
        return _removed(office, options) if options.remove else _listed(office, options)


def _listed(office: Office, options: argparse.Namespace) -> Answer:
    firm = enterprise_named(office, options.subject) if options.subject else None
    found = kept(office, firm.id if firm else "")
    total = sum(one.past.signed_fen for one in found)
    lines = [*map(_line, found), f"以前兑现 {len(found)} 笔，合计 {money.yuan(total)} 元。"]
    data: dict[str, Any] = {"past_awards": list(map(_told, found)), "total_fen": total}
    if options.out:
        from jjgreen_desktop.exchange.past_awards import write_past_awards

        require_ending(options.out, ".xlsx")
        write_past_awards(found, office.name, office.today(), options.out)
        data["file"] = options.out
        lines.append(str(options.out))
    return Answer(data, lines)


def _removed(office: Office, options: argparse.Namespace) -> Answer:
    past = office.store.get(PastAward, options.remove)
    if past is None:
        raise Problem(f"没有编号为 {options.remove} 的以前兑现。", "请用 past-awards 查看编号。")
    shown = removal(office, past)
    if not options.dry_run:
        remove(office, past)
    said = "没有写入。" if options.dry_run else "已移除，可以用 undo 撤销。"
    lines = [*map(told, shown.lines), shown.said, said]
    data = {"id": past.id, "before_fen": shown.before_fen, "after_fen": shown.after_fen}
    return Answer(data | {"removed": not options.dry_run}, lines)


def _line(one: Kept) -> str:
    past = one.past
    return (
        f"{past.id}　{one.holder}　{past.matter}　{money.yuan(past.signed_fen)} 元　"
        f"{one.when or '日期不详'}　→ {one.into}　（{past.ledger} {past.place}）"
    )


def _told(one: Kept) -> dict[str, Any]:
    past = one.past
    return {
        "id": past.id,
        "holder": one.holder,
        "payee": past.payee,
        "matter": past.matter,
        "clause": past.clause,
        "noun": past.of_noun,
        "of": past.of,
        "into": one.into,
        "amount_fen": past.signed_fen,
        "paid_on": past.paid_on,
        "year": past.year,
        "document": past.document,
        "ledger": past.ledger,
        "place": past.place,
        "sha256": past.content,
    }
