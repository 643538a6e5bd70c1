"""The screens of an office, one after the other: what each is called, and the step that leads there.

To add a picture: one `Shot` in SHOTS with the step that leads there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import resources
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.listing import FieldFilled, Holds, Listing
from jjgreen_desktop.operations.past_awards.plans import KIND as LEDGER
from jjgreen_desktop.policy.assessment import Outcome
from ui.annex2.page import Annex2Page
from ui.awards.lines_view import LinesView
from ui.awards.page import NEAR, PAST, SAME, AwardsPage
from ui.budget.page import BudgetPage
from ui.enterprises.page import DOUBLES, FINDINGS, EnterprisesPage
from ui.enterprises.parts_section import PartsSection
from ui.enterprises.provider_page import DEALINGS, ProviderPage
from ui.enterprises.record_form import RecordForm
from ui.enterprises.spot import Spot
from ui.enterprises.subject_page import SubjectPage
from ui.exchange.page import EXPORT, ImportPage
from ui.main_window import MainWindow
from ui.papers.page import PapersPage
from ui.policy.page import PolicyPage
from ui.policy.what_if_tab import WhatIfTab


@dataclass(frozen=True)
class Shot:
    """One screen: its name, and the step from the one before it."""

    what: str
    step: Callable[[MainWindow], object]


def _firms(window: MainWindow) -> EnterprisesPage:
    return cast(EnterprisesPage, window.screens["enterprises"])


def _open_enterprise(window: MainWindow) -> None:
    """The enterprise with the most to see: the first that was registered."""
    window.worker.run(
        lambda office, _progress: next(iter(office.store.find(Enterprise)), None),
        lambda found: window.open("enterprise", found.id) if found else None,
    )


def _providers(window: MainWindow) -> None:
    page = _firms(window)
    page.list.turn(Provider)


def _open_provider(window: MainWindow) -> None:
    """What the first provider did; where none is registered, the form of a new one."""

    page = _firms(window)

    def show(found: Provider | None) -> None:
        if found is None:
            page.start_new()
            return
        window.open("enterprises", (Provider.noun, found.id))
        window.worker.run(lambda _office, _progress: None, lambda _nothing: turn())

    def turn() -> None:
        cast(ProviderPage, page.detail.currentWidget()).tabs.setCurrentIndex(DEALINGS)

    window.worker.run(lambda office, _progress: next(iter(office.store.find(Provider)), None), show)


def _open_project(window: MainWindow) -> None:
    """A project with the records that name it; where there is none, the tab it belongs on."""

    def show(found: tuple[Project | None, Enterprise | None]) -> None:
        project, firm = found
        if project:
            window.open("enterprises", (Project.noun, project.id))
        elif firm:
            window.open("enterprises", Spot(Enterprise.noun, firm.id, Project.noun, ""))

    window.worker.run(
        lambda office, _progress: (
            next(iter(office.store.find(Project)), None),
            next(iter(office.store.find(Enterprise)), None),
        ),
        show,
    )


def _open_retrofit(window: MainWindow) -> None:
    """A retrofit with the award it leads to beside the form."""
    window.worker.run(
        lambda office, _progress: next(iter(office.store.find(Retrofit)), None),
        lambda found: window.open("enterprises", (found.noun, found.id)) if found else None,
    )


def _open_diagnosis(window: MainWindow) -> None:
    """A diagnosis with its findings under it, one of them on its form."""
    window.worker.run(
        lambda office, _progress: next(iter(office.store.find(Diagnosis)), None),
        lambda found: window.open("enterprises", (found.noun, found.id)) if found else None,
    )


def _show_findings(window: MainWindow) -> None:
    """The first finding of the diagnosis shown, or the form of a new one."""
    for section in window.findChildren(PartsSection):
        if section.isVisible():
            if section.grid.rows.rows:
                section.grid.selectRow(0)
            else:
                section.start_new()
            section.shown.emit(section)


def _clauses(window: MainWindow) -> None:
    """Every clause for the enterprise shown; one it has nothing under yet is explained."""
    page = _firms(window)
    cast(SubjectPage, page.detail.currentWidget()).show_clause("3")


def _attached(window: MainWindow) -> None:
    """The papers and remarks of the enterprise shown."""
    page = _firms(window)
    cast(SubjectPage, page.detail.currentWidget()).show_attached()


def _open_paper(window: MainWindow) -> None:
    """The paper picked, if there is one."""
    page = _firms(window)
    papers = cast(SubjectPage, page.detail.currentWidget()).attached.papers
    if papers.chosen:
        papers.opening.emit(papers.chosen)


def _history(window: MainWindow) -> None:
    """What was done to the enterprise shown."""
    page = _firms(window)
    cast(SubjectPage, page.detail.currentWidget()).show_history()


def _dossier(chapter: str = "") -> Callable[[MainWindow], None]:
    """Everything about the enterprise shown on one page, from a chapter on."""

    def step(window: MainWindow) -> None:
        page = _firms(window)
        subject = cast(SubjectPage, page.detail.currentWidget())
        subject.show_dossier()
        if chapter:
            subject.dossier.view.jump(chapter)

    return step


def _find_all(window: MainWindow) -> None:
    """Ctrl+K: what has to do with 样例, by group."""
    window.header.finding.seek()
    window.header.finding.setText("样例")
    window.header.finding.textEdited.emit("样例")


def _filter(window: MainWindow) -> None:
    """Firms with a finished retrofit and no account yet, by name: conditions as chips above the list."""
    page = _firms(window)
    page.list.turn(Enterprise)
    where = (Holds(Retrofit.noun), FieldFilled("bank_account", filled=False))
    page.list.ask(Listing(where=where, order="name"))


def _begin_bulk(window: MainWindow) -> None:
    """One field of all enterprises at once, not chosen yet."""
    window.header.finding.clear()
    window.header.finding.close_list()
    _firms(window).start_bulk()


def _plan_bulk(window: MainWindow) -> None:
    """What it would mean if they were no industrial firms; nothing is written."""
    view = _firms(window).covers.bulk
    if view:
        view.form.field.show_text(field_of(Enterprise, "industrial").label)
        view.form.field.committed.emit()
    if view and view.form.box:
        view.form.box.editor.show_text("否")
        view.form.box.editor.committed.emit()


def _look_up(window: MainWindow) -> None:
    """The library of levels, over the retrofit shown."""
    forms = (form for form in window.findChildren(RecordForm) if form.isVisible())
    if (form := next(forms, None)) and (box := form.form.boxes.get("benchmark")):
        form.sought.emit(box.field)


def _lines(window: MainWindow) -> LinesView:
    return cast(AwardsPage, window.screens["awards"]).lines


def _explain(*outcomes: Outcome) -> Callable[[MainWindow], None]:
    """Pick the line with the most money of the first of these outcomes there is."""

    def step(window: MainWindow) -> None:
        lines = _lines(window)
        rows = lines.model.rows
        ranked = [
            (-outcomes.index(row.line.outcome), row.line.ceiling_fen, -place)
            for place, row in enumerate(rows)
            if row.line.outcome in outcomes
        ]
        lines.table.selectRow(-max(ranked)[2] if ranked else 0)

    return step


def _approve(window: MainWindow) -> None:
    _explain(Outcome.ELIGIBLE)(window)
    _lines(window).detail.approve.click()


def _budget(window: MainWindow) -> BudgetPage:
    return cast(BudgetPage, window.screens["budget"])


def _try(window: MainWindow) -> None:
    """Another reading of the edges of the bands, over everyone; nothing is written."""
    page = cast(PolicyPage, window.screens["policy"])
    tab = cast(WhatIfTab, page.screens["what_if"])
    for ruling in ("band-3", "band-5", "band-8"):
        tab.form.choices[ruling].setCurrentIndex(1)
    tab.form.go.click()


def _titles(window: MainWindow) -> None:
    page = cast(Annex2Page, window.screens["annex2"])
    page.tabs.setCurrentIndex(1)
    page.grids[1].choose(0, FACTORIES)


def _plan(window: MainWindow) -> None:
    """The plan of the published list that ships; nothing is written."""
    page = cast(ImportPage, window.screens["exchange"])
    lists = (entry for entry in resources.folder("samples").iterdir() if ".xlsx" in entry.name)
    page.start.choose("titles")
    page.read(Path(str(next(lists))))


def _ledger(window: MainWindow) -> None:
    """The plan of the made-up ledger of payments before the program; nothing is written."""
    page = cast(ImportPage, window.screens["exchange"])
    page.start.choose(LEDGER)
    page.read(Path(str(resources.folder("samples") / "湖口样例" / "以前兑现台账.xlsx")))


def _papers(window: MainWindow) -> PapersPage:
    return cast(PapersPage, window.screens["papers"])


FACTORIES = 11  # the column of national green factories counted in the register
SHOTS = (
    Shot("企业", lambda window: window.show_page("enterprises")),
    Shot("企业-问题清单", lambda window: window.open("enterprises", FINDINGS)),
    Shot("企业-登记", _open_enterprise),
    Shot("企业-条款", _clauses),
    Shot("企业-诊断", _open_diagnosis),
    Shot("企业-诊断措施", _show_findings),
    Shot("企业-改造", _open_retrofit),
    Shot("企业-查标准", _look_up),
    Shot("企业-材料与记事", _attached),
    Shot("企业-附件", _open_paper),
    Shot("企业-历史", _history),
    Shot("企业-一企一档", _dossier()),
    Shot("企业-一企一档-能源", _dossier("energy")),
    Shot("查找", _find_all),
    Shot("企业-批量修改", _begin_bulk),
    Shot("企业-批量修改预览", _plan_bulk),
    Shot("企业-疑似重复", lambda window: window.show_page("enterprises", DOUBLES)),
    Shot("企业-服务商", _providers),
    Shot("企业-服务商业务", _open_provider),
    Shot("企业-项目", _open_project),
    Shot("企业-筛选", _filter),
    Shot("操作记录", lambda window: window.show_page("history")),
    Shot("奖补", lambda window: window.show_page("awards")),
    Shot("奖补-可得", _explain(Outcome.ELIGIBLE)),
    Shot("奖补-未得", _explain(Outcome.LACKING, Outcome.NEEDS_RULING, Outcome.NOT_APPLICABLE)),
    Shot("奖补-登记核定", _approve),
    Shot("奖补-差一步", lambda window: window.show_page("awards", NEAR)),
    Shot("奖补-疑似同一项目", lambda window: window.show_page("awards", SAME)),
    Shot("奖补-以前兑现", lambda window: window.show_page("awards", PAST)),
    Shot("政策-口径裁定", lambda window: window.show_page("policy", ("rulings", "band-3"))),
    Shot("政策-封存核验", lambda window: window.show_page("policy", ("seals", None))),
    Shot("政策-试算", lambda window: window.show_page("policy", ("what_if", None))),
    Shot("政策-试算结果", _try),
    Shot("资金", lambda window: window.show_page("budget")),
    Shot("资金-年度设置", lambda window: _budget(window).edit.click()),
    Shot("附件2", lambda window: window.show_page("annex2")),
    Shot("附件2-称号", _titles),
    Shot("文书", lambda window: window.show_page("papers")),
    Shot("文书-预览", lambda window: _papers(window).shelf.ask()),
    Shot("导入", lambda window: window.show_page("exchange")),
    Shot("导入-方案", _plan),
    Shot("导入-以前兑现", _ledger),
    Shot("导出登记簿", lambda window: window.show_page("exchange", (EXPORT,))),
    Shot("政策包", lambda window: window.open("policy", ("packs", None))),
    Shot("帮助-算例", lambda window: window.show_page("help")),
    Shot("设置", lambda window: window.show_page("settings")),
)
