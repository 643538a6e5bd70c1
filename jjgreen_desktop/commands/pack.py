"""pack: the policy packs in use; a file tried, loaded, taken out of use, or passed on."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer, Refusal
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.when import day
from jjgreen_desktop.domain.policy_work import PackLoaded
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import packs
from jjgreen_desktop.operations.files import read_whole, write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.pack_candidate import Candidate, read
from jjgreen_desktop.operations.pack_plan import (
    PackPlan,
    change_text,
    effect_text,
    plan,
    plan_retiring,
)
from jjgreen_desktop.operations.what_if_answer import WhatIf
from jjgreen_desktop.policy.pack_file import MOST_BYTES
from jjgreen_desktop.policy.tables import PackFault

SUFFIX = ".zip"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `pack`."""
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="文件.zip",
        help="要核对和启用的政策包；不写为列出在用的",
    )
    parser.add_argument(
        "--from", dest="from_on", type=day, metavar="日期", help="启用日期，如 2026-01-01"
    )
    parser.add_argument("--dry-run", action="store_true", help="只核对并说明影响，不启用")
    parser.add_argument(
        "--retire", metavar="编号", help="停用一个载入的政策包（编号见 pack --json）"
    )
    parser.add_argument(
        "--export", type=Path, metavar="文件.zip", help="把今天在用的政策包存成文件，带到别的电脑"
    )


def run(options: argparse.Namespace) -> Answer:
    """List, try, load, retire or export. Raises Problem naming file, key and reason for a wrong pack."""
    asked = [bool(options.file), bool(options.retire), bool(options.export)]
    if sum(asked) > 1:
        raise UsageError("载入、停用、导出一次只能做一件。请分几次做。")
    if options.from_on and not options.file:
        raise UsageError("--from 要和政策包文件一起写，如 pack 文件.zip --from 2026-01-01。")
    with desk(options.data) as office:
        if options.file:
            return _file(office, options)
        if options.retire:
            return _retire(office, options.retire, options.dry_run)
        return _export(office, options.export) if options.export else _list(office)


def candidate(path: Path) -> Candidate:
    """The pack in a file named by staff. Raises Refusal with file, key and reason as data."""
    try:
        return read(path.name, read_whole(path, MOST_BYTES))
    except PackFault as fault:
        raise refusal(fault) from fault


def refusal(fault: PackFault) -> Refusal:
    """A refused pack with its file, key and reason apart."""
    data = {"file": fault.file, "key": fault.key, "reason": fault.reason}
    return Refusal(fault.what, fault.fix, [], data)


def _list(office: Office) -> Answer:
    entries = packs.in_use(office)
    lines = [line for entry in entries for line in _entry_lines(entry)]
    faults = [entry for entry in entries if entry.fault]
    return Answer({"packs": [_entry(entry) for entry in entries]}, lines, ok=not faults)


def _entry(entry: packs.InUse) -> dict[str, Any]:
    return {
        "id": entry.loaded.id if entry.loaded else "",
        "pack": entry.pack,
        "name": entry.name,
        "version": entry.version,
        "hash": entry.hash,
        "from_on": entry.from_on,
        "until": entry.until,
        "holds_today": entry.holds_today,
        "shipped": entry.loaded is None,
        "file_name": entry.loaded.file_name if entry.loaded else None,
        "fault": entry.fault,
    }


def _entry_lines(entry: packs.InUse) -> list[str]:
    mark = "✓" if entry.holds_today else "　"
    origin = f"载入编号 {entry.loaded.id}" if entry.loaded else "随程序"
    head = f"{mark} {entry.days()}　{entry.name}　版本 {entry.version}　{origin}"
    return [head, f"　　校验值 {entry.hash}", *([f"　　{entry.fault}"] if entry.fault else [])]


def _file(office: Office, options: argparse.Namespace) -> Answer:
    found = candidate(options.file)
    if mended := packs.repair(office, found):
        return Answer(
            {"repaired": mended.id, "hash": mended.hash},
            [f"政策包“{mended.name}”（版本 {mended.version}）的内容已补全，启用日期不变。"],
        )
    if options.from_on is None and not options.dry_run:
        raise UsageError(
            "没有写启用日期。请用 --from 写明，例如 --from 2026-01-01；只核对用 --dry-run。"
        )
    from_on = options.from_on or max(office.today(), found.pack.valid_from)
    meant = plan(office, found, from_on)
    data, lines = _told(found, meant), _lines(found, meant)
    if options.dry_run:
        return Answer(data | {"loaded": None}, [*lines, "只作核对，没有启用。"])
    loaded = packs.load(office, found, from_on)
    said = f"已启用政策包“{loaded.name}”（版本 {loaded.version}），自 {from_on} 起。"
    return Answer(data | {"loaded": loaded.id}, [*lines, said])


def _told(found: Candidate, meant: PackPlan) -> dict[str, Any]:
    pack = found.pack
    head = {"pack": pack.id, "name": pack.name, "version": pack.version, "hash": pack.hash}
    return head | {
        "cases": len(found.cases),
        "from_on": meant.from_on,
        "differences": meant.differences,
        "effect": _effect(meant.effect),
        "lost_rulings": meant.lost_rulings,
        "approved": meant.approved,
        "notes": meant.notes,
    }


def _effect(effect: WhatIf) -> dict[str, Any]:
    return {
        "on": effect.on,
        "subjects": effect.subjects,
        "before_fen": effect.total.before_fen,
        "after_fen": effect.total.after_fen,
        "changes": effect.changes,
    }


def _lines(found: Candidate, meant: PackPlan) -> list[str]:
    pack = found.pack
    differences = [f"  {each.text()}" for each in meant.differences] or ["  没有不同。"]
    return [
        f"政策包“{pack.name}”（版本 {pack.version}）核对无误，算例 {len(found.cases)} 个全部相符。",
        f"校验值 {pack.hash}",
        f"与 {meant.effect.on} 在用的政策包相比：",
        *differences,
        effect_text(meant.effect),
        *(f"  {change_text(change)}" for change in meant.effect.changes),
        *(f"口径裁定：{each}" for each in meant.lost_rulings),
        *meant.approved,
        *meant.notes,
    ]


def _retire(office: Office, record: str, dry_run: bool) -> Answer:
    loaded = office.store.get(PackLoaded, record)
    if loaded is None:
        raise Problem(f"没有编号为“{record}”的载入的政策包。", "编号见 pack --json 里的 id。")
    effect = _retiring(office, loaded)
    data: dict[str, Any] = {"effect": _effect(effect) if effect else None}
    lines = [effect_text(effect)] if effect else []
    if dry_run:
        return Answer(data | {"retired": None}, [*lines, "只作核对，没有停用。"])
    packs.retire(office, loaded)
    said = f"已停用政策包“{loaded.name}”（版本 {loaded.version}）。"
    return Answer(data | {"retired": loaded.id}, [*lines, said])


def _retiring(office: Office, loaded: PackLoaded) -> WhatIf | None:
    """What it would mean; nothing can be said when its content is gone."""
    entry = next(
        each for each in packs.in_use(office) if each.loaded and each.loaded.id == loaded.id
    )
    return None if entry.fault else plan_retiring(office, loaded)


def _export(office: Office, path: Path) -> Answer:
    require_ending(path, SUFFIX)
    entry = next(each for each in packs.in_use(office) if each.holds_today)
    write_whole(path, packs.export(office, entry))
    said = f"政策包“{entry.name}”（版本 {entry.version}）已保存到“{path}”。"
    data = {"file": path, "pack": entry.pack, "version": entry.version, "hash": entry.hash}
    return Answer(data, [said, f"校验值 {entry.hash}"])
