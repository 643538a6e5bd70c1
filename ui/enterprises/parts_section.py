"""Any kind of part under its record: findings of a diagnosis, invoices of a system, changes of a title's status."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import whole_of
from jjgreen_desktop.operations import part_sums
from jjgreen_desktop.operations.offers import offers, worked_out
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.part_sums import Sum
from jjgreen_desktop.operations.parts import held_parts
from ui.enterprises.bound_form import BoundForm
from ui.enterprises.columns import columns_of, give_way
from ui.enterprises.drawer import Drawer
from ui.enterprises.kinds import new_part
from ui.enterprises.section import Said, Section
from ui.lookups import Lookups
from ui.theme import set_role
from ui.worker import Worker

ON = "填完最后一栏按回车，接着下一条；空着回车就结束。"
HOW: dict[type[Record], str] = {
    DiagnosisFinding: f"照诊断报告，一条措施登记一条。{ON}",
    Invoice: f"一张发票登记一条，合计与合同价核对。{ON}",
    TitleStatus: "名单更新后有更名、移出、到期或恢复的，照文件登记一条，称号的状态随之改变；没有的不用填。",
}
SELDOM = (TitleStatus,)  # Enter does not lead there by itself


@dataclass(frozen=True)
class _Read:
    """The parts of a record and what they come to."""

    parts: list[Record]
    sum: Sum


class PartForm(BoundForm):
    """The form of one part; it reaches as far as what stands above and below."""

    def __init__(self, model: type[Record], lookups: Lookups) -> None:
        super().__init__(model, lookups)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.form)
        self.form.align()


class PartsSection(Section):
    """The parts of one kind; their form stands there only while one is worked on."""

    def __init__(
        self, worker: Worker, lookups: Lookups, drawer: Drawer, model: type[Record]
    ) -> None:
        form = PartForm(model, lookups)
        super().__init__(worker, drawer, form, columns_of(model, lookups), _said(model))
        self._model = model
        self._close()
        form.entered.connect(self._offer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Some columns give way where there is little room."""
        super().resizeEvent(event)
        give_way(self.grid, self._model, event.size().width())

    def _read(self, office: Office, whole: Record) -> _Read:
        parts = held_parts(office, whole)
        now = office.get(type(whole), whole.id) or whole
        return _Read(parts, part_sums.said(now, parts))

    def _rows(self, read: _Read) -> list[tuple[str, Record]]:
        return [(part.id, part) for part in read.parts]

    def _parts(self, read: _Read) -> dict[str, Record]:
        return {part.id: part for part in read.parts}

    def _part_of(self, row: Record) -> Record:
        return row

    def _show_total(self, read: _Read) -> None:
        self.total.setText(read.sum.words)
        set_role(self.total, "good" if read.sum.agrees else "warning")
        self.total.setVisible(bool(read.sum.words))

    def _new(self) -> Record:
        assert self._whole is not None
        return new_part(self._model, self._whole)

    def _show(self, part: Record) -> None:
        for each in (self.form, self._status, self._delete):
            each.show()
        super()._show(part)

    def _rest_on(self, parts: Mapping[str, Record]) -> None:
        """Only what was left half-typed is opened by itself."""
        typed = (one for one in (*parts.values(), self._new()) if self._drawer.typed(one))
        if (part := next(typed, None)) is not None:
            self._show(part)
        else:
            self._close()

    def _close(self) -> None:
        self._session = None
        for each in (self.form, self._status, self._delete):
            each.hide()

    def _leave(self) -> None:
        self._close()
        super()._leave()

    def enter(self) -> bool:
        """Come in from above by Enter; what is seldom needed waits for its key."""
        return self._model not in SELDOM and super().enter()

    def _offer(self, field: Field) -> None:
        """What was entered here before, or what follows from the other fields."""
        if self._session is None:
            return
        draft, box = self._session.draft(), self.form.form.boxes[field.key]
        if worked := worked_out(draft, field):
            box.offer([worked], f"按 ↓ 填入 {worked}：投资除以年经济效益")
        elif field.repeats:
            self._worker.run(lambda office, _progress: offers(office, draft, field), box.offer)


def _said(model: type[Record]) -> Said:
    found = whole_of(model)
    assert found is not None
    return Said(
        heading=model.label,
        first=f"{found[0].label}保存后，在这里登记{model.label}。",
        how=HOW[model],
        next=f"新建{model.label}",
        delete=f"删除{model.label}",
    )
