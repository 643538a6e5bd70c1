"""seals: what has been sealed; one of them put into a file."""

import argparse
from pathlib import Path

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.seal_object import told
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.domain.policy_work import OCCASIONS, Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.seals import (
    all_seals,
    export,
    holder_of,
    mark,
    require_name,
    seals_of,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `seals`."""
    parser.add_argument("--subject", metavar="代码", help="只列一家企业或园区的")
    parser.add_argument("--export", metavar="编号", help="把这一份存成文件")
    parser.add_argument("--out", type=Path, metavar="文件", help="与 --export 一起用")


def run(options: argparse.Namespace) -> Answer:
    """List, or export one. Raises Problem when the subject or the seal is not there."""
    with desk(options.data) as office:
        if options.export or options.out:
            return _exported(office, options.export, options.out)
        found = _found(office, options.subject)
        named = [(made, _name(office, made)) for made in found]
    lines = [_line(made, name) for made, name in named] or ["还没有封存过。用 seal 封存一份。"]
    return Answer({"seals": [told(made, name) for made, name in named]}, lines)


def seal_named(office: Office, record: str) -> Seal:
    """The seal with this id. Raises Problem when there is none."""
    if made := office.store.get(Seal, record):
        return made
    raise Problem(f"登记簿里没有编号“{record}”的封存。", "编号见 seals --json 里的 seal。")


def _exported(office: Office, record: str | None, out: Path | None) -> Answer:
    if not record or not out:
        raise UsageError("导出要写明哪一份、存到哪里。请同时写 --export 编号和 --out 文件。")
    require_name(out)
    made = seal_named(office, record)
    export(office, made, out)
    return Answer(told(made, _name(office, made)) | {"file": out}, [f"已存成“{out}”。"])


def _found(office: Office, text: str | None) -> list[Seal]:
    return seals_of(office, subject_named(office, text)) if text else all_seals(office)


def _name(office: Office, made: Seal) -> str:
    holder = holder_of(office, made)
    return holder.title() if holder else "已删除"


def _line(made: Seal, name: str) -> str:
    why = OCCASIONS.get(made.occasion or "", "")
    note = f"　{made.note}" if made.note else ""
    return f"{made.id}　{name}　{made.sealed_on} 封存　测算日期 {made.assessed_on}　校验值 {mark(made)}　{why}{note}"
