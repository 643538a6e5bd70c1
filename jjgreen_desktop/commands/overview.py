"""overview: every clause for one enterprise or park, and the missing facts ranked by money."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.assess import day_of
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.subject import subject_named
from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.overview import overview_of
from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.needed import Needed
from jjgreen_desktop.policy.overview import Entry, Overview


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `overview`."""
    parser.add_argument(
        "--subject", required=True, metavar="代码", help="一家企业或园区的信用代码或全称"
    )
    parser.add_argument(
        "--year", type=int, metavar="年度", help="按该年度最后一天测算；本年度按今天"
    )


def run(options: argparse.Namespace) -> Answer:
    """Answer every clause. Raises Problem when the subject is not registered or the year lies ahead."""
    with desk(options.data) as office:
        subject = subject_named(office, options.subject)
        made = overview_of(office, subject.noun, subject.id, day_of(office, options.year))
    return Answer(_told(subject.title(), made), _lines(subject.title(), made))


def _told(name: str, made: Overview) -> dict[str, Any]:
    result = made.result
    return {
        "subject": result.subject,
        "name": name,
        "on": result.on,
        "pack": {"id": result.pack_id, "version": result.pack_version, "hash": result.pack_hash},
        "clauses": [_clause(entry) for entry in made.entries],
        "missing": plain(made.missing),
        "total_fen": result.total_fen(),
    }


def _clause(entry: Entry) -> dict[str, Any]:
    """A clause; `of` are the records behind it, `fact` the one that decided with its sentences."""
    return {
        "clause": entry.clause,
        "outcome": entry.outcome,
        "ceiling_fen": entry.ceiling_fen,
        "at_stake_fen": entry.at_stake_fen,
        "settled_fen": entry.settled_fen,
        "registered": entry.registered,
        "of": [line.of for line in entry.lines],
        "said": entry.said,
        "fact": plain(entry.fact),
        "deciding": entry.deciding.text if entry.deciding else None,
        "sentences": entry.sentences,
        "missing": plain(entry.needed),
    }


def _lines(name: str, made: Overview) -> list[str]:
    lines = [name, *map(_line, made.entries), ""]
    if made.missing:
        lines += ["补齐以下资料可得：", *map(_missing, made.missing), ""]
    total = money.yuan(made.result.total_fen())
    return [*lines, f"{len(made.entries)} 条，可得合计 {total} 元。"]


def _line(entry: Entry) -> str:
    most = "最高 " if entry.outcome is Outcome.LACKING else ""
    amount = f"{most}{money.yuan(entry.figure_fen)} 元　" if entry.figure_fen else ""
    standing = f"{entry.outcome.mark} {entry.outcome.label}"
    return f"  {standing}　{CLAUSES[entry.clause]}　{amount}{entry.said}"


def _missing(each: Needed) -> str:
    place = each.title or BY_NOUN[each.noun].label
    return f"  {money.yuan(each.fen)} 元　{each.label}（{place}）"
