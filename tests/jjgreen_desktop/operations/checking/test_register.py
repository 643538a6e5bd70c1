"""What the rest of the register says of a record: duplicates, other years, links that lead nowhere."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import reasons
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.findings_sweep import county_findings
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.checking.sound import CODE, HINT, MUST, VERIFY, against, found
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts
from tests.jjgreen_desktop.policy import samples


def test_a_name_that_reads_the_same_is_pointed_out(office: Office) -> None:
    firm(office, "湖口样例（集团）一厂 有限公司")
    findings = against(office, Enterprise(name="湖口样例(集团)一厂有限公司"), "同名")
    assert found(findings) == [(VERIFY, "企业名称")]
    assert "湖口样例（集团）一厂 有限公司" in findings[0].what
    assert against(office, Enterprise(name="湖口样例(集团)二厂有限公司"), "同名") == []


@pytest.mark.parametrize("model", [Enterprise, Park])
def test_a_name_that_reads_the_same_is_asked_about_until_a_reason_is_given(
    office: Office, model: type[Record]
) -> None:
    kept = {"county": "湖口县"}
    one = save(office, model(name="湖口样例（江西）一厂有限公司", **kept)).record
    two = save(office, model(name="湖口样例(江西)一厂有限公司", **kept)).record
    for record, other in ((two, one), (one, two)):
        (asked,) = [each for each in reasons.asked(office, record) if each.open]
        assert asked.finding.what == f"已登记有同名的“{other.title()}”。"
    reasons.answer(office, two, asked_of(office, two).finding, "两张营业执照，代码不同")
    assert asked_of(office, two).text == "两张营业执照，代码不同"
    assert asked_of(office, one).open
    listed = {
        each.record: each.state for each in county_findings(office) if each.asked.finding.check
    }
    assert listed == {one.id: "待说明", two.id: "两张营业执照，代码不同"}


def asked_of(office: Office, record: Record) -> reasons.Asked:
    """What is asked about the name of a record."""
    found = reasons.asked(office, record)
    return next(one for one in found if one.finding.check == "same_name")


def test_a_firm_is_no_double_of_itself(office: Office) -> None:
    one = firm(office, credit_code=CODE)
    renamed = one.model_copy(update={"name": "湖口样例一厂 有限公司"})
    for same in (one, renamed):
        assert [f for f in all_checks(office, same) if "登记" in f.what] == []


def test_an_account_of_two_firms_is_asked_about_and_a_phone_pointed_out(office: Office) -> None:
    known = {"bank": "样例银行湖口支行", "bank_account": "62220000", "phone": "0792-1234567"}
    one = firm(office, "湖口样例一厂有限公司", **known)
    two = Enterprise(
        name="湖口样例二厂有限公司", county="湖口县", **(known | {"phone": "07921234568"})
    )
    findings = against(office, two, "相同")
    assert found(findings) == [(VERIFY, "银行账号")]
    assert findings[0].what == "与“湖口样例一厂有限公司”的银行账号相同。"
    same = two.model_copy(update={"phone": "0792-1234567", "bank_account": "6222-0000"})
    assert found(against(office, same, "相同")) == [(VERIFY, "银行账号"), (HINT, "联系电话")]
    assert against(office, one, "相同") == []


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("6222 0000 1111 2222 333", "6222000011112222333"),
        ("6222000011112222333", "6222 0000 1111 2222 333"),
        ("6222-0000-1111-2222-333", "6222 0000 1111 2222 333"),
    ],
)
def test_an_account_is_the_same_however_it_is_spaced(office: Office, kept: str, typed: str) -> None:
    firm(office, bank="样例银行湖口支行", bank_account=kept)
    two = Enterprise(name="湖口样例二厂有限公司", bank="样例银行湖口支行", bank_account=typed)
    assert found(against(office, two, "相同")) == [(VERIFY, "银行账号")]
    assert against(office, two.model_copy(update={"bank_account": f"{typed}4"}), "相同") == []


def test_a_park_and_a_firm_with_one_account_are_asked_about(office: Office) -> None:
    account = {"bank": "样例银行湖口支行", "county": "湖口县", "phone": "0792-1234567"}
    one = firm(office, **account, bank_account="6222-0000")
    two = save(office, Park(name="湖口样例园", **account, bank_account="62220000")).record
    for record, other in ((one, "园区“湖口样例园”"), (two, "企业“湖口样例一厂有限公司”")):
        told = against(office, record, "相同")
        assert found(told) == [(VERIFY, "银行账号"), (HINT, "联系电话")]
        assert [each.what for each in told] == [
            f"与{other}的银行账号相同。",
            f"与{other}的联系电话相同。",
        ]


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("0792-1234567", "07921234567"),
        ("138 0000 1111", "13800001111"),
        ("010-12345678", "010 12345678"),
        ("0792—1234567", "07921234567"),
        ("0792–1234567", "0792 1234567"),
        ("(0792)1234567", "0792-1234567"),
        ("(010) 12345678", "010—12345678"),
    ],
)
def test_a_phone_is_the_same_however_it_is_spaced(office: Office, kept: str, typed: str) -> None:
    firm(office, phone=kept)
    two = Enterprise(name="湖口样例二厂有限公司", phone=typed)
    assert found(against(office, two, "相同")) == [(HINT, "联系电话")]


def test_each_of_two_phones_is_compared(office: Office) -> None:
    firm(office, phone="0792-1234567")
    two = Enterprise(name="湖口样例二厂有限公司", phone="13800000001、07921234567")
    assert found(against(office, two, "相同")) == [(HINT, "联系电话")]
    other = two.model_copy(update={"phone": "13800000001、0792-7654321"})
    assert against(office, other, "相同") == []


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("13800000001、07921234567", "0792-1234567"),
        ("+86 13800000001 / 0792-1234567", "138 0000 0001"),
        ("0792-1234567转801", "13800000001，0792-1234567转802"),
        ("13800000001", "+8613800000001"),
        ("13800000001（张样例）", "13800000001（李样例）"),
    ],
)
def test_one_number_in_common_is_found_from_either_side(
    office: Office, kept: str, typed: str
) -> None:
    one = firm(office, phone=kept)
    two = firm(office, "湖口样例二厂有限公司", phone=typed)
    listed = [each.record for each in county_findings(office) if _of_phone(each.finding)]
    assert listed == [one.id, two.id]
    for record, other in ((one, two), (two, one)):
        (told,) = filter(_of_phone, all_checks(office, record))
        assert told.what == f"与“{other.name}”的联系电话相同。"


def test_of_two_accounts_in_a_field_each_is_compared(office: Office) -> None:
    firm(office, bank="样例银行", bank_account="基本户 6222 0000 1111；一般户 1505 0000 2222")
    two = Enterprise(name="湖口样例二厂有限公司", bank="样例银行", bank_account="150500002222")
    assert found(against(office, two, "相同")) == [(VERIFY, "银行账号")]


@pytest.mark.parametrize("nothing", ["无", "待补", "110", "—"])
def test_firms_without_a_number_share_none(office: Office, nothing: str) -> None:
    firm(office, phone=nothing, bank="样例银行", bank_account=nothing)
    two = firm(office, "湖口样例二厂有限公司", phone=nothing, bank_account=nothing)
    assert against(office, two, "相同") == []


def _of_phone(finding: Finding) -> bool:
    return finding.check == "same_phone"


@pytest.mark.parametrize("phone", ["13800000001", "13800000001（代办）"])
def test_of_an_agents_number_a_few_are_named_and_all_counted(office: Office, phone: str) -> None:
    names = [f"湖口样例{n}厂有限公司" for n in range(1, 41)]
    office.store.put_many("导入", [Enterprise(name=name, phone=phone) for name in names])
    count, first = office.holding(Enterprise, "phone", {"13800000001"}, 4)
    assert (count, [one.name for one in first]) == (40, names[:4])  # no more of them are read
    new = Enterprise(name="湖口样例新厂有限公司", phone="138-0000-0001")
    (told,) = filter(_of_phone, all_checks(office, new))
    named = "".join(f"“{name}”" for name in names[:3])
    assert told.what == f"与{named}等 40 家企业的联系电话相同。"
    own = office.store.find(Enterprise)[1]
    wanted = f"与“{names[0]}”“{names[2]}”“{names[3]}”等 39 家企业的联系电话相同。"
    (told,) = filter(_of_phone, all_checks(office, own))
    assert told.what == wanted
    moved = own.model_copy(update={"phone": "138-0000-0001"})  # as it is typed, before it is saved
    (told,) = filter(_of_phone, all_checks(office, moved))
    assert told.what == wanted
    listed = {one.record: one.finding for one in county_findings(office) if _of_phone(one.finding)}
    assert listed[own.id].what == wanted


def test_a_record_of_nobody_is_refused(office: Office) -> None:
    findings = all_checks(office, retrofit_facts("ZZZZ00000009"))
    assert (findings[0].grade, findings[0].where) == (MUST, "企业")
    assert "登记簿里没有这个企业" in findings[0].what


def _return(office: Office, year: int, energy: str, **known: Any) -> AnnualReturn:
    owner = office.store.find(Enterprise)[0].id
    return AnnualReturn(
        enterprise=owner, year=year, energy_tce=Decimal(energy), energy_basis="dangliang", **known
    )


def test_a_year_is_reported_once(office: Office) -> None:
    firm(office)
    saved = save(office, _return(office, 2024, "6000")).record
    assert found(all_checks(office, _return(office, 2024, "6100"))) == [(MUST, "年度")]
    assert all_checks(office, saved) == []
    assert all_checks(office, _return(office, 2025, "6100")) == []


@pytest.mark.parametrize(
    ("energy", "words"),
    [
        ("0.62", "约 10,000 倍，可能有一年填成了万吨"),
        ("6200000", "约 1,000 倍，可能有一年填成了千克"),
        ("5000000", "约 806 倍"),
        ("0.00062", "约 10,000,000 倍，可能单位或小数点填错。"),
        ("70", None),
        ("6199", None),
    ],
)
def test_a_slip_of_unit_between_two_years(office: Office, energy: str, words: str | None) -> None:
    firm(office)
    save(office, _return(office, 2024, "6200"))
    findings = against(office, _return(office, 2025, energy), " 倍")
    assert found(findings) == ([(VERIFY, "综合能源消费量")] if words else [])
    assert all((words or "") in one.what for one in findings)


def test_one_slipped_year_is_told_once_against_the_nearest(office: Office) -> None:
    firm(office)
    for year in (2021, 2023, 2025):
        save(office, _return(office, year, "6200", value_added=Decimal(8000), water=Decimal(900)))
    slipped = {"value_added": Decimal(80000000), "water": Decimal("0.09")}
    findings = against(office, _return(office, 2024, "6200000", **slipped), " 倍")
    assert sorted(one.where for one in findings) == [
        "取水量",
        "工业增加值（可比价）",
        "综合能源消费量",
    ]
    assert all("与 2023 年的" in one.what for one in findings)


def test_years_beyond_the_nearest_are_not_compared(office: Office) -> None:
    """The slip is of the year between, and told there."""
    firm(office)
    for year, energy in ((2021, "6200"), (2023, "6200000")):
        save(office, _return(office, year, energy))
    assert against(office, _return(office, 2025, "6200000"), " 倍") == []


def test_a_large_firm_with_hardly_any_energy(office: Office) -> None:
    firm(office, above_scale=True)
    findings = all_checks(office, _return(office, 2025, "0.62"))
    assert found(findings) == [(VERIFY, "综合能源消费量")]
    assert "可能填成了万吨" in findings[0].what


@pytest.mark.parametrize(("energy", "asked"), [("9.99", True), ("10", False), ("0", True)])
def test_below_ten_tonnes_a_large_firm_is_asked(office: Office, energy: str, asked: bool) -> None:
    firm(office, above_scale=True)
    findings = all_checks(office, _return(office, 2025, energy))
    assert found(findings) == ([(VERIFY, "综合能源消费量")] if asked else [])


@pytest.mark.parametrize(("energy", "asked"), [("5881100", False), ("5881100.01", True)])
def test_the_county_is_the_measure_to_the_tonne(office: Office, energy: str, asked: bool) -> None:
    """湖口县 used 588.11 万吨 in the base year of the pack."""
    firm(office)
    findings = all_checks(office, _return(office, 2025, energy))
    assert ["总量 5,881,100" in one.what for one in findings] == ([True] if asked else [])


def test_a_firm_that_would_use_more_than_its_county(office: Office) -> None:
    firm(office)
    findings = all_checks(office, _return(office, 2025, "62000000"))
    assert found(findings) == [(VERIFY, "综合能源消费量")]
    assert "超过了湖口县" in findings[0].what


def test_a_second_diagnosis_of_a_firm_is_pointed_out(office: Office) -> None:
    one = firm(office)
    first = save(office, Diagnosis(enterprise=one.id, provider="样例节能服务有限公司")).record
    findings = all_checks(office, Diagnosis(enterprise=one.id, provider="样例二服务有限公司"))
    assert found(findings) == [(VERIFY, "诊断服务商")]
    assert "样例节能服务有限公司" in findings[0].what
    assert all_checks(office, first) == []


def test_the_same_project_and_the_same_filing_are_pointed_out(office: Office) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, retrofit_facts(one.id, filing_number="湖样备〔2026〕3号"))
    twice = retrofit_facts(one.id)
    assert [f.where for f in against(office, twice, "同名")] == ["项目名称"]
    copied = retrofit_facts(other.id, filing_number="湖样备〔2026〕3号")
    assert [f.where for f in against(office, copied, "备案文号")] == ["备案文号"]
    assert against(office, retrofit_facts(other.id), "同名") == []


def test_a_title_held_already_is_pointed_out(office: Office) -> None:
    one = firm(office)
    save(office, title_facts(one.id, batch="第六批"))
    findings = against(office, title_facts(one.id), "已登记过")
    assert found(findings) == [(VERIFY, "称号")]
    assert "省级绿色工厂（第六批，2026-03-18）" in findings[0].what
    assert against(office, title_facts(one.id, level="national"), "已登记过") == []


@pytest.mark.parametrize(
    "spelt", ["湖样备[2026]3号", "湖样备（２０２６）3号", "湖样备 〔2026〕 3号"]
)
def test_a_filing_is_the_same_however_its_number_is_written(office: Office, spelt: str) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    kept = save(office, retrofit_facts(one.id, filing_number="湖样备〔2026〕3号")).record
    again = save(office, retrofit_facts(other.id, filing_number=spelt)).record
    for each in (kept, again):
        (told,) = against(office, each, "备案文号已登记")
        assert told.what == f"备案文号已登记在改造项目“{kept.project}”上。"
    assert against(office, retrofit_facts(one.id, filing_number="湖样备〔2026〕4号"), "文号") == []


@pytest.mark.parametrize("nothing", ["无", "/", "待补", "1"])
def test_what_is_no_number_is_nobodys(office: Office, nothing: str) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, samples.loan(id="", enterprise=one.id, contract_number=nothing))
    again = samples.loan(id="", enterprise=other.id, contract_number=nothing)
    assert against(office, again, "这个合同号") == []


def test_of_a_contract_on_very_many_records_a_few_are_named(office: Office) -> None:
    owner = firm(office)
    known = {"id": "", "enterprise": owner.id, "contract_number": "样银贷2026-01"}
    many = [samples.loan(**known, project=f"样例项目{n}") for n in range(30)]
    office.store.put_many("导入", many)
    new = samples.loan(**{**known, "contract_number": "样银贷 ２０２６—01", "project": "新项目"})
    (told,) = against(office, new, "这个合同号")
    named = "“样例项目0”“样例项目1”“样例项目2”等 30 条"
    assert told.what == f"这个合同号已登记在绿色贷款{named}上。"


def test_a_project_is_the_same_however_its_name_is_spaced(office: Office) -> None:
    """The assessment takes them for one."""
    owner = firm(office)
    save(office, retrofit_facts(owner.id, project="一号窑余热利用"))
    spaced = retrofit_facts(owner.id, project="一号窑　余热利用")
    assert [f.where for f in against(office, spaced, "同名")] == ["项目名称"]


def test_a_series_is_the_same_however_it_is_spaced(office: Office) -> None:
    owner = firm(office)
    save(office, samples.listing(id="", enterprise=owner.id, series="样例-1 系列"))
    again = samples.listing(id="", enterprise=owner.id, series="样例-1系列")
    assert found(against(office, again, "同一系列")) == [(VERIFY, "产品系列")]


def test_energy_that_comes_from_nothing_is_a_jump(office: Office) -> None:
    owner = firm(office)
    known = {"enterprise": owner.id, "value_added": Decimal(1000), "energy_basis": "dangliang"}
    none = save(office, AnnualReturn(year=2024, energy_tce=Decimal(0), **known)).record
    some = save(office, AnnualReturn(year=2025, energy_tce=Decimal(6200), **known)).record
    for report in (none, some):
        (told,) = against(office, report, "由 0 上升")
        assert (told.check, told.where) == ("intensity_jump", "工业增加值（可比价）")
    both = some.model_copy(update={"energy_tce": Decimal(0)})
    assert against(office, both, "上升") == []


@pytest.mark.parametrize("made", [samples.loan, samples.system, samples.contract])
def test_a_contract_registered_twice_is_pointed_out_across_firms(
    office: Office, made: Callable[..., Loan | EnergySystem | PerformanceContract]
) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    save(office, made(id="", enterprise=one.id, contract_number="样合2026-01"))
    again = made(id="", enterprise=other.id, contract_number="样合2026-01")
    assert found(against(office, again, "这个合同号")) == [
        (VERIFY, "贷款合同号" if isinstance(again, Loan) else "合同号")
    ]
    assert against(office, made(id="", enterprise=other.id), "这个合同号") == []


def test_a_rating_and_a_series_registered_already_are_pointed_out(office: Office) -> None:
    one = firm(office)
    save(office, samples.rating(id="", enterprise=one.id))
    save(office, samples.listing(id="", enterprise=one.id))
    twice = samples.rating(id="", enterprise=one.id, grade="second")
    assert found(against(office, twice, "“2025年三等”")) == [(VERIFY, "评选年度")]
    listed = samples.listing(id="", enterprise=one.id, product="样例新型电机")
    assert found(against(office, listed, "“样例高效电机”")) == [(VERIFY, "产品系列")]
