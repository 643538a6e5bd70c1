"""Formulas with the values they come to: a sheet shows its totals before anything has recalculated it."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl.worksheet.worksheet import Worksheet

FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v\s*/?>(?:</v>)?</c>')
Known = Mapping[str, int | Decimal | str]  # by cell: what its formula comes to


def with_values(content: bytes, sheet: Worksheet, known: Known) -> bytes:
    """The saved workbook with the values of the formulas of one sheet, which must have one for each.

    Raises KeyError for a formula without a value.
    """
    part = f"xl/worksheets/sheet{sheet.parent.worksheets.index(sheet) + 1}.xml"
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename == part:
                data = FORMULA.sub(lambda found: _cell(found, known), data.decode()).encode()
            after.writestr(entry, data)
    return buffer.getvalue()


def _cell(found: re.Match[str], known: Known) -> str:
    place, rest, formula = found.groups()
    value = known[place]
    kind = ' t="str"' if isinstance(value, str) else ""
    return f'<c r="{place}"{rest}{kind}><f>{formula}</f><v>{escape(str(value))}</v></c>'
