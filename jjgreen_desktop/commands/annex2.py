"""annex2: the Annex 2 tables of the county, or of the whole city in city mode, as PDF or workbook."""

import argparse
from pathlib import Path

from jjgreen_desktop.commands.answer import Answer, plain
from jjgreen_desktop.commands.assess import day_of
from jjgreen_desktop.commands.desk import desk
from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.operations.annex2 import annex2
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.sheet_signs import SheetSigns, sheet_signs
from jjgreen_desktop.policy.annex2 import Annex2


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow `annex2`."""
    parser.add_argument("--year", type=int, metavar="年度", help="到该年度最后一天；本年度到今天")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="文件", help="以 .pdf 或 .xlsx 结尾"
    )


def run(options: argparse.Namespace) -> Answer:
    """Write it. Raises Problem for another kind of file, or when it cannot be written."""
    with desk(options.data) as office:
        tables = annex2(office, day_of(office, options.year))
        name = office.name
        write(tables, sheet_signs(office), options.out)
    told = {"file": options.out, "county": name, "annex2": plain(tables)}
    return Answer(told, [f"附件2（{name}）：{options.out}"])


def write(tables: Annex2, signs: SheetSigns, path: Path) -> None:
    """Write the tables in the form the suffix names. Raises UsageError for another suffix."""
    match path.suffix.lower():
        case ".pdf":  # only the library asked for is loaded: it is half the time from cold
            from jjgreen_desktop.documents import annex2_sheet

            write_whole(path, annex2_sheet.pdf(tables, signs))
        case ".xlsx":
            from jjgreen_desktop.exchange.annex2_workbook import write_annex2

            write_annex2(tables, path, signs)
        case suffix:
            raise UsageError(
                f"附件2不能存成“{suffix or path.name}”。文件名请以 .pdf 或 .xlsx 结尾。"
            )
