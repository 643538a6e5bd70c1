"""One service provider: its form, what it did and is paid for, its history, all of it on one page."""

from typing import TYPE_CHECKING

from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.beside import kept_beside
from ui.enterprises.dealings_tab import DealingsTab
from ui.enterprises.drawer import Drawer
from ui.enterprises.owner_page import FORM, KEPT, OwnerPage
from ui.enterprises.record_form import RecordForm
from ui.lookups import Lookups
from ui.worker import Worker

if TYPE_CHECKING:  # the dossier is imported when it is first wanted
    from jjgreen_desktop.operations.dossier_shape import Place

DEALINGS = 1  # the tab after the form
BUSINESS = "业务"


class ProviderPage(OwnerPage):
    """Shows one provider at a time; no records hang on it."""

    def __init__(self, worker: Worker, lookups: Lookups, drawer: Drawer) -> None:
        form = RecordForm(worker, lookups, Provider)
        super().__init__(worker, lookups, drawer, form, Provider)
        self.dealings = DealingsTab(worker)
        self._lay_out("服务商各项", [(self.dealings, BUSINESS)])
        self._connect()

    def _connect(self) -> None:
        super()._connect()
        self.form.go.connect(self.go)
        self.dealings.counted.connect(self._show_count)
        self.dealings.opened.connect(
            lambda noun, record: self.go.emit("enterprises", (noun, record))
        )

    def _show_count(self, count: int) -> None:
        self._name_tab(DEALINGS, BUSINESS, count)

    def _show_head(self) -> None:
        super()._show_head()
        if (provider := self.subject) and provider.id:
            self._worker.run(
                lambda office, _progress: len(kept_beside(office, provider)), self._show_kept
            )
        else:
            self._show_count(0)

    def _show_tab(self, number: int, wanted: str = "", key: str = "") -> None:
        super()._show_tab(number, wanted, key)
        provider = self.subject
        if number in (FORM, DEALINGS) and isinstance(provider, Provider) and provider.id:
            self.dealings.show_provider(provider)  # beside the form its tab says how many

    def _enter_own(self, _number: int) -> None:
        self.dealings.grid.setFocus()

    def _passed(self, key: str) -> bool:
        """Enter out of the last field: what was typed is saved, the tabs come next."""
        if key != self.form.form.last:
            return False
        self.tabs.tabBar().setFocus()
        return True

    def _saved(self, record: Record) -> None:
        if self._session and record is self._session.record:
            self._show_head()
            self._show_tab(self.tabs.currentIndex())

    def _open_place(self, place: "Place") -> None:
        """Its own field, a paper or remark, else the work on a firm."""
        if place.noun == Provider.noun:
            self._open_tab(FORM)
            self.form.fill_in(place.key)
        elif place.noun in KEPT:
            self.show_attached(place.record)
        else:
            self.go.emit("enterprises", (place.noun, place.record))

    def _removed_words(self, subject: Record, along: str) -> str:
        """Records keep its name."""
        said = super()._removed_words(subject, along).removesuffix("。")
        return f"{said}，诊断和合同里写的名称没有改动。"
