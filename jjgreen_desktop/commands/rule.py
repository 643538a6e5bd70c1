"""rule: enter what was ruled on paper; withdraw what was entered by mistake."""

import argparse
from datetime import date

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.commands.rulings import choice_lines, effect_data
from jjgreen_desktop.commands.when import day
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ruling_effect import choices_for, effect, question_of
from jjgreen_desktop.operations.rulings import Resting, make, resting, withdraw
from jjgreen_desktop.operations.standing import stand

PAPER = ("by", "on", "document")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `rule`."""
    parser.add_argument("ruling", nargs="?", metavar="事项", help="如 band-3，见 rulings")
    parser.add_argument("choice", nargs="?", metavar="选项", help="如 in，见 rulings --json")
    parser.add_argument("--by", metavar="机关", help="作出裁定的机关全称")
    parser.add_argument(
        "--on",
        type=day,
        metavar="日期",
        help="文件的落款日期，如 2026-03-02；这一天及以后的测算按此口径，更早的不变",
    )
    parser.add_argument("--document", metavar="文件", help="裁定文件的标题和文号")
    parser.add_argument("--note", default="", metavar="备注", help="备注")
    parser.add_argument("--of", metavar="记录", help="只对这一条记录裁定（等字范围）")
    parser.add_argument("--dry-run", action="store_true", help="只看这个选项会改变什么，不登记")
    parser.add_argument(
        "--withdraw", metavar="编号", help="撤下误登的一条裁定；编号见 rulings --json 的 history"
    )


def run(options: argparse.Namespace) -> Answer:
    """Enter, try or withdraw. Raises Problem for what cannot be ruled so."""
    with desk(options.data) as office:
        if options.withdraw:
            return _withdraw(office, options.withdraw)
        if not options.ruling or not options.choice:
            raise UsageError("请写明事项和选项，如 rule band-3 in。")
        return _try(office, options) if options.dry_run else _make(office, options)


def _try(office: Office, options: argparse.Namespace) -> Answer:
    on = options.on or office.today()
    _require_choice(office, options, on)
    found = effect(office, options.ruling, max(on, office.today()), of=options.of)
    if found is None:  # nobody watches who could stop it
        return Answer({}, [])
    tried = [each for each in found.choices if each.choice == options.choice]
    data = effect_data(found)
    data["choices"] = [each for each in data["choices"] if each["choice"] == options.choice]
    lines = [text for each in tried for text in choice_lines(found, each)]
    return Answer(data, [*lines, "只是试算，没有登记。"])


def _require_choice(office: Office, options: argparse.Namespace, on: date) -> None:
    choices = choices_for(question_of(office.pack_on(on), options.ruling), options.of)
    known = [each.key for each in choices]
    if options.choice not in known:
        raise UsageError(f"这一事项没有“{options.choice}”这个选项。请从中选：{'、'.join(known)}。")


def _make(office: Office, options: argparse.Namespace) -> Answer:
    if missing := [key for key in PAPER if getattr(options, key) is None]:
        raise UsageError(f"登记裁定须写 --{missing[0]}；只看影响请写 --dry-run。")
    made = make(
        office,
        options.ruling,
        options.choice,
        options.by,
        options.on,
        options.document,
        options.note,
        options.of,
    )
    label = office.pack_on(options.on).ruling(options.ruling).label(options.choice)
    said = f"已登记口径裁定“{label}”（{made.ruled_by} {made.ruled_on}，{made.document}）。"
    return Answer({"ruling": made.model_dump(mode="json")}, [said])


def _withdraw(office: Office, record: str) -> Answer:
    made = office.store.get(RulingMade, record)
    if made is None:
        raise Problem(f"没有编号为“{record}”的口径裁定。", "编号见 rulings --json 的 history。")
    standing = stand(office)
    rested = resting(office, made, standing) if standing else Resting(0, 0)
    withdraw(office, made)
    data = {"withdrawn": made.id, "lines": rested.lines, "approved": rested.approved}
    said = f"已撤下口径裁定（{made.ruled_on}，{made.document}）。"
    if rested.lines:
        said += (
            f"原有 {rested.lines} 项测算依据它，其中 {rested.approved} 项已登记市级核定，请核对。"
        )
    return Answer(data, [said])
