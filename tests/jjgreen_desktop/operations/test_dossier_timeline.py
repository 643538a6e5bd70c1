"""大事记: the newest first, in money and months."""

from datetime import date

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.operations.dossier import dossier
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts
from tests.jjgreen_desktop.operations.full_firm import (
    FORMER,
    NAME,
)
from tests.jjgreen_desktop.operations.told import block, column, full, texts

__all__ = ["full"]


def test_the_timeline_is_the_newest_first_and_speaks_of_money(
    office: Office, full: Enterprise
) -> None:
    found = block(dossier(office, full), "timeline")
    days = column(found, "on")
    assert days == sorted(days, reverse=True)
    told = {(row[0], row[2]): row for row in texts(found)}
    assert told["2028-09-14", "到期（未到）"][1] == "○"
    assert told["2026-08-20", "兑现"][1:] == ["✓", "兑现", "试点 绿色转型试点", "200,000.00"]
    assert told["2025-09-15", "放款"][4] == "20,000,000.00"
    assert told["2026-01-15", "开票"][3:] == [
        "发票 00012345（能源管理系统 能源管理中心）",
        "600,000.00",
    ]
    assert told["2026-04-01", "起始"][1] == "■"
    assert told["2026-05-08", "更名"][3] == f"称号 省级绿色工厂 {NAME} 样例厅函〔2026〕8号"
    renamed = [row for row in texts(found) if row[3] == f"{FORMER} → {NAME}"]
    assert [row[2] for row in renamed] == ["更名"]
    assert told["2026-05-20", "记事"][3].startswith("电话核实")
    assert not any("营业执照" in row[3] for row in texts(found)), "filing a paper is no event"


def test_a_merging_and_a_title_known_by_its_month_are_dated(office: Office) -> None:
    owner = firm(office)
    with office.store.transaction("合并") as write:
        write.put(
            Merging(
                kept=owner.id, lost="gone", lost_name="湖口样例二厂", merged_on=date(2026, 2, 3)
            )
        )
    save(office, title_facts(owner.id, published_on=None, published_month="2022-01"))
    found = texts(block(dossier(office, owner), "timeline"))
    assert [row[:4] for row in found] == [
        ["2026-02-03", "●", "企业合并", "并入 湖口样例二厂"],
        ["2022-01", "●", "公布", "称号 省级绿色工厂"],
    ]
