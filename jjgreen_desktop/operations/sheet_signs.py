"""Who fills in a table: the line under it."""

from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import day_in_words


@dataclass(frozen=True, slots=True)
class SheetSigns:
    """Who fills in a table: 填报单位, 填表人, 电话; empty is left to write by hand."""

    bureau: str = ""
    filler: str = ""
    phone: str = ""

    def texts(self, on: date) -> tuple[str, ...]:
        """The parts of the line under a table as of the day `on`; 审核人 signs by hand."""
        return (
            f"填报单位：{self.bureau}",
            "审核人：",
            f"填表人：{self.filler}",
            f"电话：{self.phone}",
            f"日期：{day_in_words(on)}",
        )


def sheet_signs(office: Office) -> SheetSigns:
    """The line under a table from the settings of the office."""
    known = (office.store.setting(key) or "" for key in ("bureau", "operator", "phone"))
    return SheetSigns(*known)
