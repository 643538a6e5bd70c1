"""what-if: what another pack or other rulings would change, for one subject or everyone; nothing is written."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.assess import day_of
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.pack import candidate
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.commands.when import day
from jjgreen_desktop.domain import labels, money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.what_if import what_if
from jjgreen_desktop.operations.what_if_answer import Change, WhatIf
from jjgreen_desktop.policy.pack import Pack

NOTHING_WRITTEN = "只是试算，没有改动任何数据。"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `what-if`."""
    parser.add_argument(
        "--ruling",
        action="append",
        default=[],
        metavar="事项=选项",
        help="换一项口径裁定，如 band-3=in；可以写几次",
    )
    parser.add_argument("--pack", type=Path, metavar="文件", help="换一个政策包文件")
    parser.add_argument("--subject", metavar="代码", help="只试算一家企业或园区；不写为全部")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--year", type=int, metavar="年度", help="按该年度最后一天；本年度按今天")
    when.add_argument("--on", type=day, metavar="日期", help="按这一天，如 2026-10-12")


def run(options: argparse.Namespace) -> Answer:
    """Try it. Raises UsageError for an unknown ruling or choice, Problem for an unknown subject or a wrong pack."""
    rulings = dict(_ruling(text) for text in options.ruling)
    if not (rulings or options.pack):
        raise UsageError("没有选择要试算的口径或政策包，请写 --ruling 或 --pack。")
    pack = _pack(options.pack) if options.pack else None
    with desk(options.data) as office:
        on = options.on or day_of(office, options.year)
        found = what_if(office, pack, rulings, _subject(office, options.subject), on)
    if found is None:  # nobody stops it here
        raise Problem("试算没有做完。", "请再试一次。")
    return Answer(_data(found), _lines(found))


def _ruling(text: str) -> tuple[str, str]:
    id, equals, choice = text.partition("=")
    if not (equals and id and choice):
        raise UsageError(f"--ruling 不能写“{text}”，请写成 事项=选项，如 band-3=in。")
    return id, choice


def _pack(path: Path) -> Pack:
    return candidate(path).pack


def _subject(office: Office, text: str | None) -> str | None:
    return subject_named(office, text).id if text else None


def _data(found: WhatIf) -> dict[str, object]:
    """The whole answer; differences stand beside the sums they come from."""
    data: dict[str, object] = plain(found)
    data["changes"] = [
        plain(each) | {"difference_fen": each.difference_fen} for each in found.changes
    ]
    sums = [plain(each) | {"difference_fen": each.difference_fen} for each in found.clauses]
    total = plain(found.total) | {"difference_fen": found.total.difference_fen}
    gains, losses = found.firms
    told = {"clauses": sums, "total": total, "firms": {"gain": gains, "lose": losses}}
    before, after = found.packs
    return data | told | {"packs": {"before": plain(before), "after": plain(after)}}


def _lines(found: WhatIf) -> list[str]:
    total = found.total
    return [
        *_tried(found),
        f"{found.subjects} 家企业、园区，按 {found.on} 测算。可得合计 {money.yuan(total.before_fen)} 元 → "
        f"{money.yuan(total.after_fen)} 元（{signed(total.difference_fen)} 元）。",
        f"增加的 {found.firms[0]} 家，减少的 {found.firms[1]} 家。",
        *_block("增加", found.gainers),
        *_block("减少", found.losers),
        *_block("结果变化、金额不变", [each for each in found.changes if not each.difference_fen]),
        *(
            f"{each.outcome.mark} {each.outcome.label}　{each.before} 项 → {each.after} 项"
            for each in found.waiting
        ),
        *_against(found),
        NOTHING_WRITTEN,
    ]


def _tried(found: WhatIf) -> list[str]:
    before, after = found.packs
    packs = [f"政策包：{before.version} → {after.version}（{after.hash[:12]}）"]
    rulings = [f"{each.question}　{each.before} → {each.after}" for each in found.rulings]
    return [*(packs if before.hash != after.hash else []), *rulings]


def _block(title: str, changes: Sequence[Change]) -> list[str]:
    if not changes:
        return []
    return [f"{title}（{len(changes)} 项）：", *(f"  {_change(each)}" for each in changes)]


def _change(each: Change) -> str:
    before = each.before.label if each.before else "没有这一项"
    after = each.after.label if each.after else "没有这一项"
    amount = f"{money.yuan(each.before_fen)} → {money.yuan(each.after_fen)} 元"
    where = f"{each.holder.name}　{CLAUSES[each.clause]}　{each.holder.matter}"
    return f"{where}　{before} → {after}　{amount}　{each.reason}"


def _against(found: WhatIf) -> list[str]:
    if (each := found.budget) is None:
        return [f"{labels.of_year(found.on.year)}还没有登记资金，没有与资金对照。"]
    return [
        f"{labels.of_year(each.year)}资金 {money.yuan(each.pool_fen)} 元：排序列入后余 "
        f"{money.yuan(each.left_before_fen)} → {money.yuan(each.left_after_fen)} 元；"
        f"列入 {each.fit_before} → {each.fit_after} 项，"
        f"未列入 {each.skipped_before} → {each.skipped_after} 项。"
    ]


def signed(fen: int) -> str:
    """A difference in 元 with its sign."""
    return f"+{money.yuan(fen)}" if fen > 0 else money.yuan(fen)
