"""list: the enterprises, parks or providers that meet conditions, in an order, as lines, JSON or a workbook."""

import argparse
from pathlib import Path
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk, require_ending
from jjgreen_desktop.commands.parser import at_least_one
from jjgreen_desktop.commands.where import HELP, condition, field_named
from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import views
from jjgreen_desktop.operations.listing import Listing, columns_of, listed
from jjgreen_desktop.operations.listing_rows import cell, records, shown
from jjgreen_desktop.operations.listing_words import listing_words
from jjgreen_desktop.operations.office import Office

MODELS: dict[str, type[Record]] = {model.noun: model for model in (Enterprise, Park, Provider)}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `list`."""
    names = "，".join(f"{noun} 是{model.label}" for noun, model in MODELS.items())
    parser.add_argument("--of", choices=MODELS, default=Enterprise.noun, metavar="种类", help=names)
    parser.add_argument(
        "--words", default="", metavar="字词", help="名称、代码或拼音首字母的一部分"
    )
    parser.add_argument("--where", action="append", default=[], metavar="条件", help=HELP)
    parser.add_argument("--sort", default="", metavar="字段", help="按哪个字段排；不写按录入顺序")
    parser.add_argument("--falling", action="store_true", help="降序；未填的总在最后")
    parser.add_argument("--columns", default="", metavar="字段", help="列出哪些字段，用逗号隔开")
    parser.add_argument("--view", metavar="名称", help="用已存视图；其余选项加在它上面")
    parser.add_argument(
        "--limit", type=at_least_one, metavar="条数", help="只列最前的几条；不写为全部"
    )
    parser.add_argument("--out", type=Path, metavar="文件", help="存为表格，以 .xlsx 结尾")


def run(options: argparse.Namespace) -> Answer:
    """List them. Raises Problem: no such view, a broken one, a file that cannot be written."""
    model = MODELS[options.of]
    with desk(options.data) as office:
        listing = _listing(office, model, options)
        ids = listed(office, model, listing)
        fields = columns_of(model, listing.columns)
        industries = {one.code: one.title() for one in office.reference.industries.values()}
        words = listing_words(model, listing, industries)
        found = list(records(office, model, ids[: options.limit]))
        data: dict[str, Any] = {"of": model.noun, "shows": words, "all": len(ids)}
        data["records"] = [_told(one, fields) for one in found]
        lines = ["　".join(_words(office, one, fields)) for one in found]
        lines.append(f"{words}：共 {len(ids):,} 条，列出 {len(found):,} 条。")
        if options.out:
            _write(office, model, fields, found, words, options.out)
            data["file"] = options.out
            lines.append(str(options.out))
    return Answer(data, lines)


def _listing(office: Office, model: type[Record], options: argparse.Namespace) -> Listing:
    listing = view_named(office, model, options.view) if options.view else Listing()
    for text in options.where:
        listing = listing.with_condition(condition(office, model, text))
    if options.words:
        listing = listing.with_words(options.words)
    if options.sort:
        key = field_named(model, options.sort).key
        listing = listing._replace(order=key, falling=options.falling)
    names = [one for one in options.columns.split(",") if one]
    keys = tuple(field_named(model, one).key for one in names)
    return listing.with_columns(keys) if keys else listing


def view_named(office: Office, model: type[Record], name: str) -> Listing:
    """The list a view keeps. Raises Problem: no such view, a broken one."""
    found = next((one for one in views.views(office, model.noun) if one.name == name), None)
    if found is None:
        known = "、".join(one.title() for one in views.views(office, model.noun))
        raise Problem(
            f"没有名为“{name}”的视图。", f"可用的有：{known}。" if known else "还没有已存视图。"
        )
    return views.opened(model, found)


def _told(record: Record, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {"id": record.id} | {field.key: record.__dict__[field.key] for field in fields}


def _words(office: Office, record: Record, fields: tuple[Field, ...]) -> list[str]:
    return [shown(office, field, record.__dict__[field.key]) or "—" for field in fields]


def _write(
    office: Office,
    model: type[Record],
    fields: tuple[Field, ...],
    found: list[Record],
    words: str,
    path: Path,
) -> None:
    from jjgreen_desktop.exchange.list_workbook import write_list

    require_ending(path, ".xlsx")
    rows = ([cell(office, field, one.__dict__[field.key]) for field in fields] for one in found)
    notes = [("范围", office.name), ("筛选和顺序", words)]
    write_list(model.label, fields, rows, notes, office.today(), path)
