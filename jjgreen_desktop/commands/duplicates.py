"""duplicates: enterprises that may be registered twice, and the answer that a pair is not one firm."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.subject import enterprise_named
from jjgreen_desktop.operations.duplicates import (
    Candidate,
    Firm,
    candidate_named,
    candidates,
    keep_apart,
)
from jjgreen_desktop.operations.office import Office


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `duplicates`."""
    parser.add_argument(
        "--different",
        nargs=2,
        metavar=("甲", "乙"),
        help="答复这两家不是同一家（代码、名称或编号）",
    )
    parser.add_argument("--reason", default="", metavar="理由", help="写明核对了什么，可以不写")


def run(options: argparse.Namespace) -> Answer:
    """List or answer. Raises Problem for a firm that is not registered."""
    with desk(options.data) as office:
        return _answered(office, options) if options.different else _listed(office)


def _listed(office: Office) -> Answer:
    found = candidates(office)
    waiting = sum(one.answer is None for one in found)
    data = {"pairs": list(map(_told, found)), "open": waiting}
    lines = [text for one in found for text in _lines(one)]
    return Answer(data, [*lines, f"疑似重复 {len(found)} 对，待处理 {waiting} 对。"])


def _answered(office: Office, options: argparse.Namespace) -> Answer:
    firms = [enterprise_named(office, text) for text in options.different]
    pair = candidate_named(office, firms[0], firms[1])
    kept = keep_apart(office, pair, options.reason)
    said = f"已登记：“{pair.first.name}”与“{pair.second.name}”不是同一家。"
    return Answer({"pair": pair.key, "answer": "different", "reason": kept.reason}, [said])


def _lines(one: Candidate) -> list[str]:
    state = f"{one.answer.answered_on} 答复：不是同一家" if one.answer else "待处理"
    firms = (
        f"  {firm.name}　{firm.code or '代码空着'}　{firm.id}" for firm in (one.first, one.second)
    )
    return [f"{one.said}　{state}", *firms]


def _told(one: Candidate) -> dict[str, Any]:
    return {
        "key": one.key,
        "first": _firm(one.first),
        "second": _firm(one.second),
        "signs": [sign.name.lower() for sign in one.signs],
        "hint": one.hint,
        "answer": "different" if one.answer else None,
        "reason": one.answer.reason if one.answer else None,
    }


def _firm(firm: Firm) -> dict[str, str]:
    return {"id": firm.id, "name": firm.name, "credit_code": firm.code}
