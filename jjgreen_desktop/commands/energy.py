"""energy: an amount of a carrier in tonnes of standard coal, with the formula. GB/T 2589."""

import argparse
from decimal import Decimal
from typing import Any

from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import energy
from jjgreen_desktop.operations.carriers import Carrier
from jjgreen_desktop.operations.energy_entry import split_amount
from jjgreen_desktop.operations.reference import load_reference

OPTIONS = {
    "basis": ("口径", "电力、热力按当量值还是等价值"),
    "factor": ("系数", "采用的折标系数，千克标准煤每千克（立方米、千瓦时、兆焦）"),
    "heat_value": ("发热量", "实测低位发热量，千焦/千克或千焦/立方米"),
    "factor_source": ("依据", "系数或实测值的依据"),
}
NO_SOURCE = "采用的系数还没有依据，核对后请用 --factor-source 写明。"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `energy`."""
    parser.add_argument(
        "carrier",
        metavar=field_of(EnergyUse, "carrier").label,
        help="名称，如 原煤、天然气、电力，或拼音首字母",
    )
    parser.add_argument("quantity", metavar="数量", help="连单位写，如 120万立方米")
    for key, (name, help_text) in OPTIONS.items():
        parser.add_argument(f"--{key.replace('_', '-')}", metavar=name, help=help_text)


def run(options: argparse.Namespace) -> Answer:
    """Work it out. Raises UsageError for another carrier, Problem while something is missing."""
    carriers = load_reference().carriers
    name = carriers.named(options.carrier) or carriers.sounding(options.carrier)
    if name is None:
        near = "、".join(carriers.find(options.carrier)[:5])
        fix = f"相近的有：{near}。" if near else "请写表里的名称，如 原煤、天然气、电力。"
        raise UsageError(f"折标系数表里没有“{options.carrier}”。{fix}")
    use = energy.filled(
        carriers, EnergyUse(carrier=name, **_amount(options.quantity), **_known(options))
    )
    tce, row = energy.to_tce(carriers, use), carriers.row(use)
    if tce is None or row is None:
        raise Problem("还不能折算。", energy.missing(carriers, use))
    words = energy.formula(carriers, use)
    told = [] if use.factor_source else [NO_SOURCE]
    return Answer(_data(use, tce, row, words) | {"told": told}, [words, *told])


def _amount(text: str) -> dict[str, Any]:
    """A quantity with its unit; without one the carrier's usual unit is meant."""
    if found := split_amount(text):
        return {"quantity": found[0], "unit": found[1]}
    return {"quantity": _read("quantity", text)}


def _known(options: argparse.Namespace) -> dict[str, Any]:
    return {key: _read(key, getattr(options, key)) for key in OPTIONS if getattr(options, key)}


def _read(key: str, text: str) -> Any:
    try:
        return values.parse(field_of(EnergyUse, key), text)
    except values.Unreadable as fault:
        what, _, fix = str(fault).partition("，")
        raise UsageError(f"{what}。{fix or '请改正后再试。'}") from fault


def _data(use: EnergyUse, tce: Decimal, row: Carrier, words: str) -> dict[str, Any]:
    kept = use.model_dump(exclude={"id", "enterprise", "year", "note"}, exclude_none=True)
    return {
        **kept,
        "tce": tce,
        "formula": words,
        "standard": row.standard,
        "confidence": row.confidence,
    }
