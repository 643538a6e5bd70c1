"""merge: one enterprise into another, field by field; what it means for the awards is said before."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import enterprise_named
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.operations.line_effects import Effect
from jjgreen_desktop.operations.merging import Plan, merge, plan

KEPT, LOST = field_of(Merging, "kept").label, field_of(Merging, "lost").label


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `merge`."""
    parser.add_argument("keep", metavar=KEPT, help="代码、名称或编号")
    parser.add_argument("lose", metavar=LOST, help="代码、名称或编号")
    parser.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="项=哪边",
        help="某一项或某两条相同的记录取哪边：keep 保留的，lose 并入的，both 都留",
    )
    parser.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")


def run(options: argparse.Namespace) -> Answer:
    """Show or merge. Raises Problem for unknown firms or choices, and while something is to be chosen."""
    choices = dict(map(_choice, options.take))
    with desk(options.data) as office:
        keep, lose = (enterprise_named(office, text) for text in (options.keep, options.lose))
        made = plan(office, keep, lose, choices)
        done = None if options.dry_run else merge(office, keep, lose, choices)
    return Answer(_told(made, done), _lines(made, done))


def _choice(text: str) -> tuple[str, str]:
    key, sign, side = text.rpartition("=")
    if not sign:
        raise UsageError(f"“{text}”看不懂，请写成 项=keep、项=lose 或 项=both。")
    return key, side


def _lines(made: Plan, done: Merging | None) -> list[str]:
    fields = [
        f"{each.field.label}（{each.key}）：{each.kept} / {each.lost} → {each.side}"
        for each in made.fields
        if each.differs
    ]
    chosen = [f"{each.said}（{each.key}）→ {each.side or '请选定'}" for each in made.clashes]
    last = f"已合并，编号 {done.id}，随时可以用 unmerge 拆分。" if done else "没有写入。"
    lines = [one.said for one in made.effect.lines]
    return [*fields, *chosen, made.said, *lines, made.effect.said, *_findings(made), last]


def _findings(made: Plan) -> list[str]:
    return [one.sentence() for one in made.findings]


def _told(made: Plan, done: Merging | None) -> dict[str, Any]:
    return {
        "keep": made.keep.id,
        "lose": made.lose.id,
        "merged": made.merged,
        "fields": [
            {"key": one.key, "side": one.side, "sides": list(one.sides), "differs": one.differs}
            for one in made.fields
        ],
        "clashes": [
            {
                "key": one.key,
                "what": one.said,
                "side": one.side,
                "sides": list(one.sides),
                "suggested": one.suggested,
            }
            for one in made.clashes
        ],
        "moved": [{"noun": one.noun, "id": one.id} for one in made.moved],
        "total_before_fen": made.effect.before_fen,
        "total_after_fen": made.effect.after_fen,
        "lines": effect_lines(made.effect),
        "findings": made.findings,
        "merging": done.id if done else None,
    }


def effect_lines(effect: Effect) -> list[dict[str, Any]]:
    """The lines that become others, as objects."""
    return [
        {
            "clause": one.line.clause,
            "of": one.line.of,
            "difference_fen": one.difference_fen,
            "sentence": one.said,
        }
        for one in effect.lines
    ]
