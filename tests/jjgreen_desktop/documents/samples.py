"""Made-up facts for papers."""

from dataclasses import replace
from datetime import date
from typing import Any

from jjgreen_desktop.operations.certificates import CertificateFacts
from jjgreen_desktop.operations.notices import NoticeFacts
from jjgreen_desktop.operations.paper_words import Entry

CLAUSE = (
    "二、支持制造业企业开展绿色低碳改造。以贴息或奖补的方式支持企业实施节能、节水、节材、降碳、减污、减排、增效、"
    "资源综合利用等绿色低碳改造项目。对项目完工并完成节能验收后的绿色低碳改造项目，单位产品综合能耗水平达到行业标杆"
    "或行业先进值且较改造前提升了3%-5%（含）、5%-8%（含）、8%以上的，最高分别奖励50万元、70万元、100万元。"
    "单位产品综合能耗水平情况以经节能审查机关和相关主管部门备案后的节能验收报告为准。对使用“绿色贷”项目贷款进行"
    "绿色低碳改造的企业，最高给予单个项目贴息或奖补金额100万元。"
)
APPROVED = NoticeFacts(
    number="湖样字〔2026〕8号",
    numbered=True,
    addressee="湖口样例一厂有限公司",
    matter="“一号窑余热利用改造”绿色低碳改造项目",
    measures="九江市支持制造业绿色低碳高质量发展的若干措施",
    clause_text=CLAUSE,
    entries=(
        Entry("验收报告备案日期", "2026年6月1日"),
        Entry("备案文号", "湖样备〔2026〕3号"),
        Entry("验收报告载明的提升率", "5.00%"),
    ),
    reasons=("项目已完工并通过节能验收。", "提升 5.00%，在 3%—5%（含）一档，最高 50 万元。"),
    ceiling_fen=50_000_000,
    approved_fen=45_678_901,
    approved_document="《关于下达样例奖补资金的通知》（样例文号〔2026〕5号）",
    approved_on=date(2026, 7, 15),
    bank="样例银行湖口支行",
    bank_account="6222000000000000123",
    contact="李样例",
    phone="0792-0000000",
    bureau="湖口县工业和信息化局",
    on=date(2026, 7, 20),
)
DRAFT = replace(
    APPROVED,
    approved_fen=None,
    approved_document="",
    approved_on=None,
    number="湖样字〔2026〕\u3000\u3000号",
    numbered=False,
)
STATEMENT = CertificateFacts(
    number="湖样字〔2026〕\u3000\u3000号",
    holder="湖口样例一厂有限公司",
    title="国家级绿色工厂",
    list_name="国家级绿色工厂名单（第九批）",
    entries=(Entry("名单序号", "123"), Entry("公布文件及文号", "样例厅函〔2026〕1号")),
    authority="",
    approval="",
    bureau="湖口县工业和信息化局",
    on=date(2026, 7, 20),
)


def notice(**changed: Any) -> NoticeFacts:
    return replace(APPROVED, **changed)


def statement(**changed: Any) -> CertificateFacts:
    return replace(STATEMENT, **changed)
