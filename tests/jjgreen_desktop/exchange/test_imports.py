from collections import Counter
from pathlib import Path

import pytest

import resources
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.credit_code import fault
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.exchange.imports import plan_file
from jjgreen_desktop.operations.imports import apply
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.exchange import crafted
from tests.jjgreen_desktop.operations.desk import firm, make_office

SAMPLES = Path(str(resources.folder("samples")))
NATIONAL = SAMPLES / "国家级绿色制造名单（江西 2017–2021）.xlsx"
FIRMS = SAMPLES / "湖口样例"
FIXTURES = Path(__file__).parents[2] / "data" / "workbooks"


def desk(folder: Path, county: str) -> Office:
    return make_office(folder / county, county)


def test_the_national_list_in_the_city_register(tmp_path: Path) -> None:
    office = desk(tmp_path, "市本级")
    made = plan_file(office, "titles", NATIONAL)
    assert (made.read, made.rows, made.outside, made.not_titles) == (123, 13, 107, 3)
    assert (made.new, made.refused, made.registered) == (13, 0, 11)
    apply(office, made)
    kinds = Counter(title.kind for title in office.store.find(Title))
    assert kinds == {"green_factory": 10, "green_park": 1, "green_supply_chain": 2}
    firms = office.store.find(Enterprise)
    assert all(one.credit_code is None for one in firms)
    homeless = [one.name for one in firms if one.county is None]
    assert homeless == ["巨石集团九江有限公司"]
    assert all("待核" in (one.note or "") for one in firms)
    assert [one.county for one in office.store.find(Park)] == ["九江经开区"]
    assert any(
        one.grade is Grade.SUBMIT and one.where.endswith("统一社会信用代码")
        for one in made.findings
    )
    office.store.close()


def test_the_national_list_in_one_county(tmp_path: Path) -> None:
    office = desk(tmp_path, "湖口县")
    made = plan_file(office, "titles", NATIONAL)
    assert (made.read, made.rows, made.outside, made.not_titles) == (123, 1, 122, 0)
    apply(office, made)
    (title,) = office.store.find(Title)
    assert (title.holder_name, title.batch, title.list_number, title.published_month) == (
        "江西铜业铅锌金属有限公司",
        "第五批",
        "322",
        "2020-10",
    )
    assert title.source and "待核" in (title.confidence or "")
    office.store.close()


def test_the_made_up_firms_of_hukou_in_order(tmp_path: Path) -> None:
    office = desk(tmp_path, "湖口县")
    for kind, name in {
        "enterprises": "企业",
        "returns": "年度报表",
        "diagnoses": "诊断",
        "retrofits": "改造",
        "titles": "称号",
    }.items():
        made = plan_file(office, kind, FIRMS / f"{name}.xlsx")
        assert made.findings == (), [one.sentence() for one in made.findings]
        apply(office, made)
    models = (Enterprise, AnnualReturn, Diagnosis, Retrofit, Title)
    assert [office.store.count(model) for model in models] == [8, 8, 3, 8, 1]
    for one in office.store.find(Enterprise):
        assert "样例" in one.title()
        assert fault(one.credit_code or "") == ""
    stated = [str(one.improvement_stated_pct) for one in office.store.find(Retrofit)]
    assert stated == ["5.00", "6.50", "3.00", "8.01", "3.70", "7.50", "10.00", "7.00"]
    office.store.close()


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "et"])
def test_every_container_gives_the_same_plan(tmp_path: Path, suffix: str) -> None:
    office = desk(tmp_path, "湖口县")
    apply(office, plan_file(office, "enterprises", FIRMS / "企业.xlsx"))
    wanted = plan_file(office, "retrofits", FIXTURES / "改造.xlsx")
    made = plan_file(office, "retrofits", FIXTURES / f"改造.{suffix}")
    assert (made.new, made.refused, made.findings) == (6, 0, ())
    assert made.entries == wanted.entries
    office.store.close()


def test_a_code_typed_as_a_number_is_refused_at_its_cell(tmp_path: Path) -> None:
    office = desk(tmp_path, "湖口县")
    path = tmp_path / "数字.xlsx"
    path.write_bytes(crafted.xlsx([crafted.HEADER, ("湖口样例一厂", 9.136e17, "湖口县")]))
    made = plan_file(office, "enterprises", path)
    (refusal,) = made.refusals()
    assert refusal.where == "工作表“企业”第 2 行 统一社会信用代码"
    assert "9.136E+17" in refusal.what
    assert "文本格式" in refusal.fix
    office.store.close()


def test_a_file_that_cannot_be_read_writes_nothing(tmp_path: Path) -> None:
    office = desk(tmp_path, "湖口县")
    firm(office)
    head = office.store.history(1)[0].seq
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(Problem, match=r"“坏\.xlsx”已损坏"):
        plan_file(office, "titles", bad)
    assert office.store.history(1)[0].seq == head
    office.store.close()
