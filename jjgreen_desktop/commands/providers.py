"""providers: the registered service providers, or what one of them did and is paid for."""

import argparse
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.domain import credit_code, money
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.dealings import Dealing, Sums, dealings, sums
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.providers import meant


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `providers`."""
    parser.add_argument("--of", metavar="服务商", help="列出这一家的业务（代码、名称或编号）")


def run(options: argparse.Namespace) -> Answer:
    """List all with their sums, or the dealings of one. Raises Problem for one that is not registered."""
    with desk(options.data) as office:
        return _of(office, options.of) if options.of else _all(office)


def _all(office: Office) -> Answer:
    found = [(one, sums(dealings(office, one))) for one in office.store.find(Provider)]
    lines = [f"{one.title()}　{one.credit_code or '代码空着'}　{_said(s)}" for one, s in found]
    data = {"providers": [_provider(one) | _sums(s) for one, s in found]}
    return Answer(data, [*lines, f"共 {len(found)} 家服务商。"])


def _of(office: Office, text: str) -> Answer:
    provider = _named(office, text)
    found = dealings(office, provider)
    data = _provider(provider) | _sums(sums(found)) | {"dealings": list(map(_dealing, found))}
    return Answer(data, [*map(_line, found), f"{provider.title()}：{_said(sums(found))}"])


def _named(office: Office, text: str) -> Provider:
    code = credit_code.normalise(text)
    by_id = office.store.get(Provider, text)
    found = office.store.find(Provider, credit_code=code) or meant(office, text)
    found = [by_id] if by_id else found
    if not found:
        raise Problem(f"登记簿里没有服务商“{text}”。", "请写它的统一社会信用代码、名称或编号。")
    if len(found) > 1:
        raise Problem(f"有 {len(found)} 家服务商叫“{text}”。", "请改用统一社会信用代码或编号。")
    return found[0]


def _said(found: Sums) -> str:
    return (
        f"诊断 {found.diagnoses} 项，合同能源管理 {found.contracts} 项，"
        f"可得 {money.yuan(found.eligible_fen)} 元，已兑现 {money.yuan(found.settled_fen)} 元。"
    )


def _line(one: Dealing) -> str:
    outcome = one.line.outcome.label if one.line else ""
    matter = f"“{one.matter}”" if one.matter else ""
    money_ = f"　{money.yuan(one.ceiling_fen)} 元" if one.ceiling_fen else ""
    return f"{one.record.label}{matter}　{one.firm.title()}　{one.day or '日期未填'}　{outcome}{money_}"


def _provider(one: Provider) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "credit_code": one.credit_code}


def _sums(found: Sums) -> dict[str, int]:
    return {
        "diagnoses": found.diagnoses,
        "contracts": found.contracts,
        "eligible_fen": found.eligible_fen,
        "settled_fen": found.settled_fen,
        "at_stake_fen": found.at_stake_fen,
    }


def _dealing(one: Dealing) -> dict[str, Any]:
    return {
        "noun": one.record.noun,
        "record": one.record.id,
        "enterprise": one.firm.id,
        "name": one.firm.name,
        "project": one.matter,
        "on": one.day,
        "outcome": one.line.outcome.value if one.line else None,
        "ceiling_fen": one.ceiling_fen,
        "approved_fen": one.approved_fen,
    }
