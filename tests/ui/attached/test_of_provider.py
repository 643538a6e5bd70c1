"""A service provider has papers and remarks, too."""

from pathlib import Path

from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.commands.test_attach import pdf
from tests.ui.clerk import Clerk
from tests.ui.desk import desk as desk
from ui.enterprises.provider_page import ProviderPage

NAME = "九江样例节能有限公司"


def test_papers_of_a_provider_are_kept_and_go_with_it(desk: Clerk, tmp_path: Path) -> None:
    made: list[str] = []
    desk.window.worker.run(
        lambda office, _progress: save(office, Provider(name=NAME)).record.id, made.append
    )
    desk.rest()
    desk.window.open("enterprises", (Provider.noun, made[0]))
    desk.rest()
    page = desk.page.detail.currentWidget()
    assert isinstance(page, ProviderPage)
    page.tabs.setCurrentIndex(page.attached_tab)
    desk.rest()
    paper = tmp_path / "资质.pdf"
    paper.write_bytes(pdf(2))
    page.attached.add([paper])
    page.attached.notes.given.emit("电话已核实")
    desk.rest()
    ((_key, row),) = page.attached.papers.grid.rows.rows
    assert (row.record.file_name, row.record.of_noun) == ("资质.pdf", "provider")
    assert page.tabs.tabText(page.attached_tab) == "材料与记事 2"
    page.remove()
    desk.rest()
    desk.press("撤销 Ctrl+Z")
    desk.window.open("enterprises", (Provider.noun, made[0]))
    desk.rest()
    assert page.tabs.tabText(page.attached_tab) == "材料与记事 2"
