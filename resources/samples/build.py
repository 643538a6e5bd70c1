"""Builds the sample workbooks beside this script: the real national list and the made-up firms of 湖口县.

Run from the root of the repository: `python resources/samples/build.py`.
"""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from jjgreen_desktop.domain.credit_code import check_character
from jjgreen_desktop.exchange import writing
from jjgreen_desktop.exchange.templates import fill_template
from jjgreen_desktop.operations.files import write_whole

HERE = Path(__file__).parent
NATIONAL = "国家级绿色制造名单（江西 2017–2021）.xlsx"
FIRMS = "湖口样例"
# Sheet, heading of the name, whether the list has products, and its name in the source.
LISTS = (
    ("绿色工厂", "工厂名称", False),
    ("绿色工业园区", "园区名称", False),
    ("绿色供应链管理企业", "企业名称", False),
    ("绿色设计产品", "企业名称", True),
)
EXTRA = ("批次", "公布年月", "九江市", "县（市、区）（推测）", "资料来源", "可信度")
WORDS = {"verified": "已核对", "recalled": "待核"}
LIST_WIDTHS = (8, 8, 38, 26, 36, 20, 12, 10, 22, 60, 36)


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a source table."""
    with (HERE / "source" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def national() -> bytes:
    """The 123 rows of Jiangxi in the layout of the published lists, one sheet per list."""
    book = Workbook()
    book.remove(book.active)
    batches = {row["batch"]: row for row in rows_of("title-batches.csv")}
    titles = rows_of("titles-jiangxi-national.csv")
    for name, holder, products in LISTS:
        own = [row for row in titles if row["title"] == name]
        national_sheet(book.create_sheet(name), name, holder, products, own, batches)
    title = "国家级绿色制造名单（江西 2017–2021）说明"
    writing.notes_sheet(book, title, national_notes(titles), (24, 100))
    return writing.saved(book)


def national_sheet(
    sheet: Worksheet,
    name: str,
    holder: str,
    products: bool,
    titles: list[dict[str, str]],
    batches: dict[str, dict[str, str]],
) -> None:
    """One list: a title above, the published columns, then what was added."""
    writing.put(sheet["A1"], f"国家级{name}名单（江西 2017–2021）")
    sheet["A1"].font = Font(writing.FONT, 16, bold=True)
    fourth = "产品名称" if products else "行业（第一、二批）"
    writing.heading(sheet, 2, ("序号", "地区", holder, fourth, "第三方机构名称", *EXTRA))
    order = {batch: place for place, batch in enumerate("一二三四五六")}
    titles.sort(key=lambda row: order[row["batch"][row["batch"].index("第") + 1]])
    for number, row in enumerate(titles, start=3):
        for place, value in enumerate(list_cells(row, batches, products, order), start=1):
            writing.put(sheet.cell(number, place), value)
    writing.widths(sheet, LIST_WIDTHS)
    writing.page(sheet, 2)


def list_cells(
    row: dict[str, str],
    batches: dict[str, dict[str, str]],
    products: bool,
    order: dict[str, int],
) -> tuple[object, ...]:
    """The cells of one row; what is not known stays blank."""
    batch = batches[str(order[row["batch"][row["batch"].index("第") + 1]] + 1)]
    month = "公布年月为回忆，待核" if "date recalled" in batch["note"] else "公布年月已核对"
    sure = f"名单内容{WORDS[row['confidence']]}；{month}"
    if row["jiujiang"]:
        sure += f"；县（市、区）为推测，{WORDS[row['district_confidence']]}"
    return (
        int(row["no"]),
        row["region"],
        row["name"],
        (row["product"] if products else row["industry"]) or None,
        row["assessor"] or None,
        row["batch"],
        batch["published"],
        row["jiujiang"] or None,
        row["district_guess"] or None,
        row["source"],
        sure,
    )


def national_notes(titles: list[dict[str, str]]) -> list[tuple[str, str]]:
    """What the workbook holds, where it comes from and what is not certain."""
    sources = sorted({row["source"] for row in titles})
    return [
        ("内容", f"第一批至第六批（2017–2021 年度）国家级名单中江西省的 {len(titles)} 行，原样照录。"),
        ("不含", "第七批及以后的名单，以及省级、市级名单。按本表统计的数量是“名单收录至第六批，覆盖不全”。"),
        ("九江市", "填“是”的是已知属于九江市的行；空着表示不清楚，不等于不是。"),
        ("县（市、区）（推测）", "根据企业名称等推测，都须由各县（市、区）核对。"),
        ("公布年月", "按批次填写；各批的出处见下，多数为回忆，待核。"),
        ("绿色设计产品", "照录备查；它不是《若干措施》条款三所列的称号，导入时不登记。"),
        *(("名单来源", source) for source in sources),
        *(
            ("批次来源", f"第 {row['batch']} 批 {row['published']}：{row['source']}（{row['note']}）")
            for row in rows_of("title-batches.csv")
            if int(row["batch"]) <= 6
        ),
    ]


def code(body: str) -> str:
    """A made-up credit code: an obviously fictitious body with its right check character."""
    return body + check_character(body)


CODES = [code(f"91360429MA0000{number:03d}") for number in range(1, 9)]
NAMES = [f"湖口样例{word}厂有限公司" for word in "一二三四五六七八"]
INDUSTRIES = ("3011", "2614", "3110", "3211", "2521", "2614", "1713", "3011")
NOTE = "虚构的样例企业，仅供演示。"
BASIS = "样例标准，仅供演示"
PROVIDER = "样例节能服务有限公司"


def enterprises() -> list[dict[str, object]]:
    """Eight made-up firms."""
    return [
        {
            "name": name,
            "credit_code": own,
            "county": "湖口县",
            "industry": industry,
            "industrial": "是",
            "above_scale": "是",
            "contact": f"{surname}样例",
            "phone": f"0792-00000{place:02d}",
            "bank": "样例银行湖口样例支行",
            "bank_account": f"0000{place:015d}",
            "note": NOTE,
        }
        for place, (name, own, industry, surname) in enumerate(
            zip(NAMES, CODES, INDUSTRIES, "张李王赵钱孙周吴", strict=True), start=1
        )
    ]


def returns() -> list[dict[str, object]]:
    """Energy in tce: one firm well above 5,000, one exactly at it, one just below."""
    rows = []
    for place, energy in enumerate(("6200", "5000", "4999.99", "12800.5"), start=1):
        for year, factor in ((2024, "1.04"), (2025, "1")):
            rows.append(
                owner(place)
                | {
                    "year": year,
                    "energy_tce": Decimal(energy) * Decimal(factor),
                    "energy_basis": "当量值",
                    "value_added": Decimal(9000 + place * 1100),
                    "note": NOTE,
                }
            )
    return rows


def diagnoses() -> list[dict[str, object]]:
    """Diagnoses of firms at and above 5,000 tce, and one below."""
    rows = ((1, date(2026, 3, 20), "12000"), (2, date(2026, 4, 8), "9800"), (3, date(2026, 4, 15), "10000"))
    return [
        owner(place)
        | {
            "provider": PROVIDER,
            "report_on": on,
            "plan": "是",
            "deep_diagnosis_by_ndrc": "否",
            "fee_fen": Decimal(fee),
            "note": NOTE,
        }
        for place, on, fee in rows
    ]


# Measure, its kind, investment and yearly benefit in 元, tce saved a year, what becomes of it.
FINDINGS = (
    (1, "一号窑余热利用", "节能", "3200000", "1600000", "2150", "已实施"),
    (1, "空压机余热回收", "节能", "600000", "300000", "180", "计划实施"),
    (1, "高效电机更换", "节能", "450000", "180000", "96.5", "实施中"),
    (1, "冷却水循环利用", "节水", "250000", "100000", "", "待定"),
    (1, "车间照明改造", "节能", "80000", "", "12", "不实施"),
    (2, "循环水泵变频改造", "节能", "380000", "190000", "110", "计划实施"),
)


def findings() -> list[dict[str, object]]:
    """What two of the diagnoses propose; one measure says no benefit, one no saving."""
    made = {row["@name"]: row for row in diagnoses()}
    rows = []
    for place, measure, kind, investment, benefit, saving, decision in FINDINGS:
        own = owner(place)
        diagnosis = made[own["@name"]]
        rows.append(
            own
            | {
                "@of.provider": diagnosis["provider"],
                "@of.report_on": diagnosis["report_on"],
                "measure": measure,
                "kind": kind,
                "investment_fen": Decimal(investment),
                "saving_tce": Decimal(saving) if saving else None,
                "benefit_fen": Decimal(benefit) if benefit else None,
                "payback_years": Decimal(investment) / Decimal(benefit) if benefit else None,
                "decision": decision,
                "note": NOTE,
            }
        )
    return rows


def providers() -> list[dict[str, object]]:
    """The made-up provider of the diagnoses."""
    return [
        {
            "name": PROVIDER,
            "credit_code": code("91360429MA0000101"),
            "services": "绿色低碳诊断、合同能源管理",
            "qualification": "样例服务机构名单（样例字〔2025〕12号）",
            "contact": "郑样例",
            "phone": "0792-0000101",
            "bank": "样例银行湖口样例支行",
            "bank_account": f"0000{101:015d}",
            "note": "虚构的样例服务商，仅供演示。",
        }
    ]


def projects() -> list[dict[str, object]]:
    """The retrofit of the first firm as a project, begun before it and done with it."""
    _place, name, *_rest = RETROFITS[0]
    return [
        owner(1)
        | {
            "name": name,
            "kind": "节能",
            "investment_fen": Decimal("3200000"),
            "started_on": date(2025, 9, 1),
            "completed_on": date(2026, 2, 1),
            "note": NOTE,
        }
    ]


BOTH, DEPARTMENT = "节能审查机关、主管部门", "主管部门"
RETROFITS = (
    (1, "一号窑余热利用改造", "100", "95", "5.00"),
    (2, "循环水系统节能改造", "200", "187", "6.50"),
    (3, "高炉煤气余压回收改造", "100", "97", "3.00"),
    (4, "电弧炉除尘风机变频改造", "100", "91.99", "8.01"),
    (5, "加热炉蓄热燃烧改造", "120", "115.56", "3.70"),
    (6, "空压站群控改造", "50", "46.25", "7.50"),
    (7, "蒸汽梯级利用改造", "80", "72", "10.00"),
    (8, "熟料冷却机改造", "100", "93", "7.00"),
)
FILED_WITH = {8: DEPARTMENT}  # what is still lacking there


def retrofits() -> list[dict[str, object]]:
    """Made-up projects: in each band, at exactly 3.00 and 5.00 %, at 8.01 %, and one filed with one body only."""
    return [
        owner(place)
        | {
            "project": project,
            "kind": "节能",
            "completed_on": date(2026, 2, place),
            "accepted_on": date(2026, 4, 10 + place),
            "filed_on": date(2026, 5, place),
            "filed_with": FILED_WITH.get(place, BOTH),
            "filing_number": f"湖样备〔2026〕{place}号",
            "product": "样例产品",
            "energy_unit": "kgce/t",
            "unit_energy_before": Decimal(before),
            "unit_energy_after": Decimal(after),
            "improvement_stated_pct": stated,
            "benchmark": Decimal(after),
            "level_source": BASIS,
            "note": NOTE,
        }
        for place, project, before, after, stated in RETROFITS
    ]


def titles() -> list[dict[str, object]]:
    """One made-up title published in 2026."""
    return [
        owner(8)
        | {
            "kind": "绿色工厂",
            "level": "省级",
            "holder": "企业",
            "holder_name": NAMES[7],
            "batch": "2026年度样例批次",
            "published_on": date(2026, 3, 18),
            "document": "样例厅函〔2026〕1号",
            "issuer": "样例发布机关",
            "status": "有效",
            "source": "虚构的样例，仅供演示",
            "note": "虚构的样例称号，仅供演示。",
        }
    ]


def owner(place: int) -> dict[str, object]:
    """The firm a row hangs on."""
    return {"@name": NAMES[place - 1], "@code": CODES[place - 1]}


LEDGER = "以前兑现台账.xlsx"
OLD_HEADS = ("序号", "受奖单位", "奖补事项", "金额", "拨付文件", "备注")
NEW_HEADS = ("拨付日期", "企业名称", "奖补事项", "项目名称", "实拨金额（元）", "文号")


def ledger() -> bytes:
    """A made-up ledger as old ones are: two sheets of different shapes, subtotals, a short name, a recovery."""
    book = Workbook()
    book.remove(book.active)
    ledger_sheet(book.create_sheet("2023年"), "湖口县2023年绿色制造奖补资金台账（虚构样例）", OLD_HEADS, OLD_ROWS)
    writing.put(book["2023年"]["A2"], "单位：万元")
    ledger_sheet(book.create_sheet("2025年"), "2025年奖补资金拨付情况（虚构样例）", NEW_HEADS, NEW_ROWS)
    return writing.saved(book)


PAPER_2023, PAPER_2025 = "湖样财指〔2023〕5号", "湖样财指〔2025〕2号"
OLD_ROWS = (
    (1, NAMES[2], "省级绿色工厂奖励（2022年度）", 10, PAPER_2023, None),
    (2, NAMES[7], "省级绿色工厂奖励", 10, PAPER_2023, None),
    ("小计", None, None, 20, None, None),
    (3, "湖口样例一厂", "节能诊断补助", "1万元", PAPER_2023, None),
    (None, None, "合同能源管理项目贴息", 2.5, PAPER_2023, "与上一行同一家"),
    (4, NAMES[1], "省级节能专项资金补助循环水系统节能改造", 15, PAPER_2023, None),
    ("合计", None, None, 38.5, None, None),
    ("注：以上均已拨付到位。", None, None, None, None, None),
)
NEW_ROWS = (
    (date(2025, 3, 20), NAMES[3], "数字化能源管理系统补助", "能源管控中心一期", 180000, PAPER_2025),
    (date(2025, 5, 8), NAMES[3], "追回数字化能源管理系统补助", "能源管控中心一期", -30000, "湖样审〔2025〕1号"),
    (date(2025, 4, 11), NAMES[6], "设备更新补助", "蒸汽梯级利用改造", 80000, PAPER_2025),
    ("合计", None, None, None, 230000, None),
)


def ledger_sheet(
    sheet: Worksheet, title: str, heads: tuple[str, ...], rows: tuple[tuple[object, ...], ...]
) -> None:
    """A title over merged cells, headings in the third row, the rows below."""
    writing.put(sheet["A1"], title)
    sheet["A1"].font = Font(writing.FONT, 16, bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heads))
    writing.heading(sheet, 3, heads)
    for number, row in enumerate(rows, start=4):
        for place, value in enumerate(row, start=1):
            writing.put(sheet.cell(number, place), value)
    writing.widths(sheet, (14, 28, 36, 24, 22, 20))
    writing.page(sheet, 3)


FILES = {
    "企业": ("enterprises", enterprises),
    "年度报表": ("returns", returns),
    "诊断": ("diagnoses", diagnoses),
    "诊断措施": ("diagnosis_findings", findings),
    "改造": ("retrofits", retrofits),
    "称号": ("titles", titles),
    "服务商": ("providers", providers),
    "项目": ("projects", projects),
}


def main() -> None:
    """Write all sample workbooks."""
    write_whole(HERE / NATIONAL, national())
    (HERE / FIRMS).mkdir(exist_ok=True)
    for name, (kind, rows) in FILES.items():
        write_whole(HERE / FIRMS / f"{name}.xlsx", fill_template(kind, rows(), ("湖口县",)))
    write_whole(HERE / FIRMS / LEDGER, ledger())


if __name__ == "__main__":
    main()
