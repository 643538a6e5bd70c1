"""The form of one carrier: an amount may be typed with its unit, another carrier takes another factor."""

from PySide6.QtWidgets import QVBoxLayout

from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.units import UNITS
from jjgreen_desktop.operations.energy_entry import split_amount
from ui.enterprises.bound_form import BoundForm
from ui.enterprises.session import Session
from ui.lookups import Lookups

CARRIER, QUANTITY, UNIT = "carrier", "quantity", "unit"
# What follows from the carrier: with another one it is asked anew.
NEEDED = (CARRIER, QUANTITY, UNIT, "basis", "factor", "factor_source")  # for an amount in tce
FOLLOWING = (UNIT, "basis", "heat_value", "factor", "factor_source")


class UseForm(BoundForm):
    """Shows the session of one EnergyUse; the year is that of the return above."""

    def __init__(self, lookups: Lookups) -> None:
        super().__init__(EnergyUse, lookups, hidden=("year",))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.form.align()

    def _put(self, key: str, session: Session) -> None:
        typed = split_amount(self.form.text(key)) if key == QUANTITY else None
        if typed is None:
            super()._put(key, session)
            return
        quantity, unit = typed
        session.type(QUANTITY, f"{quantity:f}")
        session.type(UNIT, UNITS[unit])

    def lacking(self, session: Session) -> str:
        """What the amount in tce still wants."""
        return next((key for key in NEEDED if getattr(session.draft(), key) is None), UNIT)

    def _typed(self, key: str) -> None:
        super()._typed(key)
        if key == QUANTITY and self.form.text(key)[:1].isdigit():
            self.form.boxes[key].tell("")  # its unit may still be on the way

    def _settled(self, key: str) -> None:
        session = self.session
        before = session.record.carrier if session and isinstance(session.record, EnergyUse) else ""
        if session and key == CARRIER and before and before != self.form.text(key):
            for each in FOLLOWING:
                session.type(each, "")
        super()._settled(key)
