"""init: make the register of a county or of the city."""

import argparse
import getpass

from jjgreen_desktop.bootstrap import create_office
from jjgreen_desktop.commands.answer import Answer
from jjgreen_desktop.commands.parser import understood


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `init`."""
    parser.add_argument(
        "--county", required=True, metavar="名称", help="县（市、区）的名称，或市本级"
    )
    parser.add_argument("--operator", metavar="姓名", help="操作员；不写时用本机的用户名")
    parser.add_argument(
        "--bureau", metavar="全称", default="", help="填报单位；不写时按县（市、区）推定"
    )


def run(options: argparse.Namespace) -> Answer:
    """Make it. Raises UsageError for another county, Problem when the folder cannot hold a register."""
    operator = options.operator or getpass.getuser()
    with understood():
        office = create_office(options.data, options.county, operator, options.bureau)
    try:
        bureau = office.store.setting("bureau") or ""
        data = {
            "folder": options.data,
            "county": office.name,
            "operator": operator,
            "bureau": bureau,
        }
        line = f"已在“{options.data}”建立{office.name}登记簿，填报单位{bureau}，操作员{operator}。"
        return Answer(data, [line])
    finally:
        office.store.close()
