"""The line that says whether what is typed is saved."""

from ui.theme import set_role
from ui.widgets.elided import Elided


class StatusLine(Elided):
    """Quiet while all is well."""

    def __init__(self) -> None:
        super().__init__("note")

    def tell(self, text: str, well: bool) -> None:
        """Say how it stands."""
        self.setText(text)
        set_role(self, "note" if well else "warning")
