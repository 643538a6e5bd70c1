"""bulk-edit: one field of many records set to one value; what it means is said before."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import bulk
from jjgreen_desktop.operations.bulk import MODELS, Plan, Receipt
from jjgreen_desktop.operations.bulk_steps import Verdict
from jjgreen_desktop.operations.office import Office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `bulk-edit`."""
    parser.add_argument(
        "kind", metavar="种类", help="如 企业、称号、停兑标记，或 enterprise、title"
    )
    parser.add_argument("--ids", nargs="+", metavar="编号", help="只改这些编号的记录")
    parser.add_argument("--of", nargs="+", metavar="企业", help="只改这些企业或园区名下的")
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="项=值",
        help="只改这一项是这个值的；可写几个",
    )
    parser.add_argument("--all", action="store_true", help="全部都改")
    parser.add_argument(
        "--set",
        required=True,
        dest="to",
        metavar="项=值",
        help="改哪一项、改成什么；等号后空着是清空",
    )
    parser.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")


def run(options: argparse.Namespace) -> Answer:
    """Show or write. Raises UsageError for a kind, field or value there is not, Problem when nothing is to be changed."""
    if not (options.ids or options.of or options.where or options.all):
        raise UsageError("请写明改哪些：--ids、--of、--where，或 --all。")
    model = _model(options.kind)
    label, text = _pair(options.to)
    with desk(options.data) as office:
        field = bulk.field_named(model, label)
        value = bulk.value_of(office, field, text)
        made = bulk.plan(office, model, _ids(office, model, options), field.key, value)
        assert made is not None
        done = None if options.dry_run else bulk.run(office, made)
    return Answer(_told(made, done), list(_lines(made, done)))


def _model(text: str) -> type[Record]:
    for model in MODELS:
        if text in (model.noun, model.label):
            return model
    labels = "、".join(model.label for model in MODELS)
    raise UsageError(f"没有“{text}”这一种记录可以批量修改。可以写：{labels}。")


def _pair(text: str) -> tuple[str, str]:
    label, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"“{text}”请写成 项=值，如 行业=3011。")
    return label.strip(), value.strip()


def _ids(office: Office, model: type[Record], options: argparse.Namespace) -> list[str]:
    """The records chosen by every condition given. Raises Problem for an id there is not."""
    equals = dict(_condition(office, model, text) for text in options.where)
    chosen = [one.id for one in office.store.find(model, **equals)]
    if options.of:
        holders = [subject_named(office, text).id for text in options.of]
        chosen = _among(chosen, (one.id for one in bulk.held_by(office, model, holders)))
    if options.ids:
        if unknown := [one for one in options.ids if office.store.get(model, one) is None]:
            raise Problem(f"没有编号为“{unknown[0]}”的{model.label}。", "请核对编号。")
        chosen = _among(chosen, options.ids)
    if not chosen:
        raise Problem(f"没有符合条件的{model.label}。", "请核对条件里的项和值。")
    return chosen


def _among(chosen: Sequence[str], kept: Iterable[str]) -> list[str]:
    wanted = set(kept)
    return [one for one in chosen if one in wanted]


def _condition(office: Office, model: type[Record], text: str) -> tuple[str, Any]:
    label, value = _pair(text)
    for entry in fields_of(model):
        if label in (entry.label, entry.key) and entry.kind is not Kind.LINK:
            return entry.key, bulk.value_of(office, entry, value)
    raise UsageError(f"{model.label}没有“{label}”这一项。请写表单上的项名。")


def _told(made: Plan, done: Receipt | None) -> dict[str, Any]:
    """The plan as an object: chosen = changed + same + refused."""
    effect = made.effect
    return {
        "noun": made.model.noun,
        "field": made.field.key,
        "value": made.value,
        "chosen": len(made.rows),
        **{verdict.name.lower(): made.count(verdict) for verdict in Verdict},
        "rows": [{**asdict(row), "verdict": row.verdict.name.lower()} for row in made.rows],
        "effect": {
            "before_fen": effect.before_fen,
            "after_fen": effect.after_fen,
            "before_lines": effect.before_lines,
            "after_lines": effect.after_lines,
            "lines": [
                {
                    "clause": one.line.clause,
                    "of": one.line.of,
                    "firm": one.firm,
                    "difference_fen": one.difference_fen,
                    "said": one.said,
                }
                for one in effect.lines
            ],
        },
        "written": asdict(done) if done else None,
    }


def _lines(made: Plan, done: Receipt | None) -> Iterator[str]:
    for row in made.rows:
        if row.verdict is not Verdict.SAME:
            name = f"{row.title}（{row.whose}）" if row.whose else row.title
            yield f"{row.verdict}　{name}　{row.before} → {row.after}{f'　{row.said}' if row.said else ''}"
    yield made.said
    yield made.effect.said
    yield from (one.said for one in made.effect.lines)
    yield f"已{done.name}，可撤销（undo --write {done.seq}）。" if done else "只看影响，没有写入。"
