"""One enterprise or park: its name, what it can get, and a tab for everything kept of it."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations import assessing
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Result
from ui.attached.dropping import Dropping
from ui.enterprises.clauses_tab import ClausesTab
from ui.enterprises.drawer import Drawer
from ui.enterprises.kinds import kinds_of
from ui.enterprises.later_tab import LaterTab
from ui.enterprises.more import More
from ui.enterprises.owner_page import FORM, OwnerPage
from ui.enterprises.record_form import RecordForm
from ui.enterprises.records_tab import RecordsTab
from ui.enterprises.session import STILL_SAVING
from ui.enterprises.spot import Spot
from ui.enterprises.summary import Summary
from ui.lookups import Lookups
from ui.worker import Worker

if TYPE_CHECKING:  # the dossier is imported when it is first wanted
    from jjgreen_desktop.operations.dossier_shape import Place

CLAUSES_TAB = 1  # after the subject's own form
FIRST_KIND = 2  # the first tab of records


class SubjectPage(OwnerPage):
    """Shows one subject of one model at a time; the tabs of its records are built when first wanted."""

    def __init__(
        self, worker: Worker, lookups: Lookups, drawer: Drawer, model: type[Enterprise] | type[Park]
    ) -> None:
        summary = Summary()
        form = RecordForm(worker, lookups, model, beside=summary)
        super().__init__(worker, lookups, drawer, form, model)
        self.summary = summary
        self.clauses = ClausesTab(worker, lookups)
        self._kinds = kinds_of(model())
        self._records = [LaterTab(partial(self._make_records, n)) for n in range(len(self._kinds))]
        of_records = zip(self._records, (kind.tab for kind in self._kinds), strict=True)
        self._lay_out("登记各项", [(self.clauses, "条款"), *of_records])
        self._offer_rare()
        self._connect()

    def _connect(self) -> None:
        super()._connect()
        self.head.total.connect(lambda: self._open_tab(CLAUSES_TAB))
        self.summary.opened.connect(self._open_record)
        self.summary.asked.connect(self.show_clause)
        self.clauses.opened.connect(self._open_record)
        Dropping(self).dropped.connect(self._drop)

    def _offer_rare(self) -> None:
        """Seldom used tabs stand only where there is something on them; the corner offers them all."""
        rare = [(n, kind.tab) for n, kind in enumerate(self._kinds, start=FIRST_KIND) if kind.rare]
        for number, _name in rare:
            self.tabs.setTabVisible(number, False)
        if rare:
            more = More(rare)
            more.asked.connect(self._open_rare)
            self.tabs.setCornerWidget(more)

    def _open_rare(self, number: int) -> None:
        self._open_tab(number)
        self._enter_tab()

    def _passed(self, key: str) -> bool:
        """Enter out of the last field: on to the first of its records."""
        if key != self.form.form.last or self._session is None:
            return False
        if self.form.finish():
            self._go_on()
        elif self._session.saving:
            self.say.emit(STILL_SAVING)
        return True

    def _go_on(self) -> None:
        """A subject that could not be saved has no records yet: back to what is lacking."""
        if self.subject and self.subject.id:
            self._open_tab(FIRST_KIND)
            self._enter_tab()
        else:
            self.form.ask_rest()

    def _enter_own(self, number: int) -> None:
        if number == CLAUSES_TAB:
            self.clauses.grid.setFocus()
        else:
            self._tab(number).take_focus()

    def _open_record(self, noun: str, record: str, key: str = "") -> None:
        """Show a record at a field; without an id begin a new one."""
        number = self._tab_of(noun)
        self._open_tab(number)
        self._show_tab(number, record, key)
        if self._of_records(number) and not record:
            self._tab(number).start_new()

    def begin_record(self, noun: str) -> None:
        """Begin a new record of a kind."""
        self._open_record(noun, "")

    def show_clause(self, clause: str) -> None:
        """Answer a clause on the tab of all clauses."""
        self._open_tab(CLAUSES_TAB)
        if self.subject is not None:
            self.clauses.show_subject(self.subject, clause)

    def _open_place(self, place: "Place") -> None:
        """A clause, a seal, an answer, else a record at a field."""
        subject = self.subject
        if place.clause:
            self.show_clause(place.clause)
        elif place.noun == Seal.noun:
            self.go.emit("policy", ("seals", place.record))
        elif place.noun == SameProject.noun:
            from ui.awards.page import SAME

            self.go.emit("awards", SAME)
        elif subject is not None:
            spot = Spot(subject.noun, subject.id, place.noun, place.record, place.key, place.part)
            self.go.emit("enterprises", spot)

    def _drop(self, paths: list[Path]) -> None:
        """Files let fall on the page belong to the record shown on its tab, else to the subject."""
        subject, number = self.subject, self.tabs.currentIndex()
        if subject is None or not subject.id:
            self.say.emit(f"请先保存这家{self.model.label}，再把文件拖上来。")
            return
        tab = self._tab(number) if self._of_records(number) else None
        to = tab.shown if tab and tab.shown else subject
        self.show_attached(to.id if to is not subject else "")
        self.attached.add(paths, to)

    def show_history(self, record: str = "") -> None:
        """What was done to the subject, or to one of its records."""
        self._open_tab(self.history_tab)
        self._show_tab(self.history_tab, record)

    def _own_tab_of(self, noun: str) -> int:
        for number, kind in enumerate(self._kinds, start=FIRST_KIND):
            if noun in {model.noun for model in (kind.model, *kind.parts)}:
                return number
        return FORM

    def _show_own(self, number: int, subject: Record, wanted: str, key: str) -> None:
        if number == CLAUSES_TAB:
            self.clauses.show_subject(subject)
        else:
            self._tab(number).show_subject(subject, wanted, key)

    def _of_records(self, number: int) -> bool:
        return FIRST_KIND <= number < self.attached_tab

    def _tab(self, number: int) -> RecordsTab:
        return self._records[number - FIRST_KIND].contents

    def _make_records(self, place: int) -> RecordsTab:
        made = RecordsTab(self._worker, self._lookups, self._drawer, self._kinds[place])
        made.say.connect(self.say)
        made.form.go.connect(self.go)
        made.written.connect(self.written)
        made.written.connect(self._show_head)
        made.asked.connect(self.show_history)
        made.attached.connect(self.show_attached)
        made.counted.connect(lambda count: self._show_count(FIRST_KIND + place, count))
        return made

    def _show_count(self, number: int, count: int) -> None:
        kind = self._kinds[number - FIRST_KIND]
        self._name_tab(number, kind.tab, count)
        if kind.rare:
            self.tabs.setTabVisible(number, bool(count) or number == self.tabs.currentIndex())

    def _show_head(self) -> None:
        super()._show_head()
        subject = self.subject
        if subject is None:
            return
        if corner := self.tabs.cornerWidget():
            corner.setEnabled(bool(subject.id))
        if subject.id:
            self._read_total(subject)
        else:
            self.summary.show_lines(())
            for number in range(FIRST_KIND, self.attached_tab):
                self._show_count(number, 0)

    def _read_total(self, subject: Record) -> None:
        kinds: list[type[Record]] = [*(kind.model for kind in self._kinds), Attachment, RecordNote]
        self._worker.run(
            lambda office, _progress: (
                _assess(office, subject),
                [office.store.count(model, **{subject.noun: subject.id}) for model in kinds],
            ),
            lambda found: self._show_total(subject, *found),
        )

    def _show_total(self, subject: Record, result: Result, counts: list[int]) -> None:
        if self.subject is None or self.subject.id != subject.id:
            return
        self.summary.show_lines(result.lines)
        self.head.show_total(result.total_fen(subject.noun))
        if (shown := self.tabs.currentIndex()) in (
            CLAUSES_TAB,
            self.history_tab,
            self.dossier_tab,
        ):
            self._show_tab(shown)
        *of_kinds, papers, notes = counts
        self._show_kept(papers + notes)
        for number, count in enumerate(of_kinds, start=FIRST_KIND):
            self._show_count(number, count)

    def _saved(self, record: Record) -> None:
        if self._session and (record is self._session.record or self._belongs(record)):
            self._show_head()

    def _belongs(self, record: Record) -> bool:
        subject = self.subject
        return bool(subject and subject.id and getattr(record, subject.noun, "") == subject.id)

    def settle(self) -> None:
        """Settle what is being typed."""
        super().settle()
        for tab in self._made():
            tab.form.settle()

    def _forms(self) -> Iterable[QWidget]:
        yield from super()._forms()
        for tab in self._made():
            yield tab.form.form
            if tab.section:
                yield tab.section.form.form

    def _made(self) -> list[RecordsTab]:
        return [tab.made for tab in self._records if tab.made is not None]


def _assess(office: Office, subject: Record) -> Result:
    return assessing.assess_holder(office, subject.noun, subject.id)
