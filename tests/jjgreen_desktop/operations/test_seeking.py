"""Everything the catalogue calls findable is found, with the words marked and the place to open."""

from datetime import date

import pytest

from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.catalogue import Found, fields_of
from jjgreen_desktop.domain.energy import ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.marking import pieces
from jjgreen_desktop.operations.notes import note
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.searching import SOUGHT
from jjgreen_desktop.operations.seeking import Hit, Initials, holders_of, read, seek
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts

FIRM = "湖口样例一厂有限公司"


def told(office: Office, text: str) -> list[tuple[str, str, str]]:
    """Group, words and note of what is found."""
    return [(hit.group, hit.text, hit.note) for hit in seek(office, text).hits]


def one(office: Office, text: str) -> Hit:
    """The only thing found."""
    (hit,) = seek(office, text).hits
    return hit


def put(office: Office, record: Record) -> str:
    """A record in the store, whatever the checks say of it; its id."""
    with office.store.transaction("登记") as write:
        return write.put(record).id


@pytest.fixture
def owner(office: Office) -> str:
    """A firm with all that tells it from others."""
    made = firm(
        office,
        FIRM,
        credit_code="91350100M000100Y43",
        former=("914403001922038216",),
        former_names=("长河样例老厂",),
        contact="欧阳样例",
        phone="0792-7654321",
        bank_account="36001234567",
    )
    return made.id


@pytest.mark.parametrize(
    ("text", "group", "shown", "note", "marked"),
    [
        ("湖口样例", "企业", FIRM, "91350100M000100Y43", ["湖口样例"]),
        ("hkyl", "企业", FIRM, "91350100M000100Y43", ["湖口样例"]),
        ("000100Y43", "企业", FIRM, "91350100M000100Y43", ["000100Y43"]),
        ("样例老厂", "企业", FIRM, "曾用名 长河样例老厂", ["样例老厂"]),
        ("zhyl", "企业", FIRM, "曾用名 长河样例老厂", ["长河样例"]),
        ("1922038216", "企业", FIRM, "原代码 914403001922038216", ["1922038216"]),
        ("欧阳", "联系人", "欧阳样例", f"联系人　{FIRM}", ["欧阳"]),
        ("oyyl", "联系人", "欧阳样例", f"联系人　{FIRM}", ["欧阳样例"]),
        ("7654321", "联系人", "0792-7654321", f"联系电话　{FIRM}", ["7654321"]),
        ("07927654321", "联系人", "0792-7654321", f"联系电话　{FIRM}", ["0792-7654321"]),
        ("27-65", "联系人", "0792-7654321", f"联系电话　{FIRM}", ["2-765"]),
        ("360012345", "编号", "36001234567", f"银行账号　{FIRM}", ["360012345"]),
        ("3600-1234-567", "编号", "36001234567", f"银行账号　{FIRM}", ["36001234567"]),
        ("3600 1234567", "编号", "36001234567", f"银行账号　{FIRM}", ["36001234567"]),
    ],
)
def test_a_firm_by_all_that_is_its_own(
    office: Office, owner: str, text: str, group: str, shown: str, note: str, marked: list[str]
) -> None:
    hit = one(office, text)
    assert (hit.group, hit.text, hit.note) == (group, shown, note)
    assert (hit.noun, hit.record) == ("enterprise", owner)
    both = [*pieces(hit.text, hit.marks), *pieces(hit.note, hit.note_marks)]
    assert [piece for piece, on in both if on] == marked


def test_a_number_is_found_however_it_is_spaced(office: Office) -> None:
    firm(office, "湖口样例二厂", phone="138 0000 0012", bank_account="6222 0000 0000 0018")
    assert told(office, "13800000012") == [("联系人", "138 0000 0012", "联系电话　湖口样例二厂")]
    assert told(office, "6222000000000018")[0][1] == "6222 0000 0000 0018"
    assert told(office, "138-0000-0012")[0][1] == "138 0000 0012"
    firm(office, "湖口样例三厂", phone="（0792）633—1299")
    assert told(office, "0792–6331299")[0][1] == "（0792）633—1299"
    assert told(office, "13800000021") == told(office, "1312") == told(office, "-") == []


def test_parks_and_providers_by_name_and_initials(office: Office) -> None:
    put(office, Park(name="湖口样例产业园", county="湖口县"))
    provider = put(office, Provider(name="九江样例节能服务有限公司", contact="周样例"))
    assert told(office, "cyy") == [("园区", "湖口样例产业园", "")]
    assert told(office, "jjyljn") == [("服务商", "九江样例节能服务有限公司", "")]
    assert told(office, "周样例") == [("联系人", "周样例", "联系人　九江样例节能服务有限公司")]
    assert one(office, "周样例").record == provider


def test_a_project_is_told_once_for_its_firm_and_opens_its_own_record(
    office: Office, owner: str
) -> None:
    save(office, retrofit_facts(owner))
    put(office, Loan(enterprise=owner, project="一号窑余热利用改造"))
    (hit,) = seek(office, "余热").hits
    assert (hit.group, hit.text) == ("项目", "一号窑余热利用改造")
    made = put(office, Project(enterprise=owner, name="一号窑余热利用改造", code="2503-360429-07"))
    hit = one(office, "yhyyrly")
    assert (hit.noun, hit.record, hit.note) == ("project", made, f"项目　{FIRM}")
    assert told(office, "2503-360429") == [("编号", "2503-360429-07", f"项目 · 项目代码　{FIRM}")]


def test_numbers_and_documents_whatever_their_brackets(office: Office, owner: str) -> None:
    save(office, retrofit_facts(owner, filing_number="湖样备〔2026〕3号"))
    put(office, Loan(enterprise=owner, contract_number="样贷2025-018"))
    put(office, Stop(enterprise=owner, document="样例罚（2026）8号", from_on=date(2026, 1, 1)))
    put(office, OutsideAward(enterprise=owner, invoice_numbers="00112233、00112244"))
    save(office, title_facts(owner, document="样例厅函〔2026〕1号"))
    for text in ("湖样备[2026]3号", "湖样备（2026）3号", "湖样备 3号"):
        hit = one(office, text)
        assert (hit.group, hit.text, hit.key) == ("编号", "湖样备〔2026〕3号", "filing_number")
        assert (hit.owner_noun, hit.owner, hit.noun) == ("enterprise", owner, "retrofit")
    assert one(office, "样例罚〔2026〕8").group == "文号"
    assert one(office, "样贷2025").key == "contract_number"
    assert one(office, "00112244").noun == "outside_award"
    assert one(office, "样例厅函").note == f"称号 · 公布文件及文号　{FIRM}"
    assert seek(office, "%").hits == seek(office, "_").hits == ()


def test_a_part_is_found_within_the_record_it_belongs_to(office: Office, owner: str) -> None:
    diagnosis = put(office, Diagnosis(enterprise=owner, provider="样例节能服务有限公司"))
    system = put(office, EnergySystem(enterprise=owner, project="能源管控平台"))
    measure = put(
        office, DiagnosisFinding(enterprise=owner, diagnosis=diagnosis, measure="空压机余热回收")
    )
    invoice = put(
        office, Invoice(enterprise=owner, energy_management_system=system, number="24367000001")
    )
    hit = one(office, "空压机")
    assert (hit.group, hit.noun, hit.record, hit.part) == (
        "诊断措施",
        "diagnosis",
        diagnosis,
        measure,
    )
    hit = one(office, "24367")
    assert (hit.noun, hit.record, hit.part) == (
        system and "energy_management_system",
        system,
        invoice,
    )
    paper = put(
        office,
        Attachment(
            enterprise=owner, of_noun="diagnosis", of=diagnosis, file_name="诊断报告终稿.pdf"
        ),
    )
    hit = one(office, "终稿")
    assert (hit.group, hit.noun, hit.record) == ("附件", "attachment", paper)


def test_an_award_leads_to_its_line(office: Office, owner: str) -> None:
    retrofit = save(office, retrofit_facts(owner)).record.id
    put(
        office,
        Award(enterprise=owner, clause="2.1", of=retrofit, notice_number="湖样字〔2026〕8号"),
    )
    hit = one(office, "湖样字")
    assert (hit.noun, hit.place) == ("award", ("2.1", retrofit))


def test_a_product_and_a_waste_are_found_by_what_they_are_called(
    office: Office, owner: str
) -> None:
    product = put(office, ProductEnergy(enterprise=owner, year=2025, product="样例熟料"))
    waste = put(office, SolidWaste(enterprise=owner, waste="样例尾矿"))
    for text, record in (("熟料", product), ("ylsl", product), ("样例一 ylwk", waste)):
        assert one(office, text).record == record
    assert told(office, "熟料") == [("产品能耗", "样例熟料", f"产品能耗　{FIRM}")]
    assert told(office, "尾矿") == [("固废综合利用", "样例尾矿", f"固废综合利用　{FIRM}")]


def test_a_title_in_the_firms_own_name_is_not_told_twice(office: Office, owner: str) -> None:
    save(office, title_facts(owner, holder_name=FIRM))
    save(office, title_facts(owner, kind="green_design", holder_name="湖口样例一厂（老名单）"))
    assert [hit.group for hit in seek(office, "样例一厂").hits] == ["企业", "称号"]


def test_two_words_may_be_the_firm_and_something_of_it(office: Office, owner: str) -> None:
    other = firm(office, "湖口样例二厂有限公司").id
    for each in (owner, other):
        save(office, retrofit_facts(each))
    hit = one(office, "样例二 余热")
    assert (hit.owner, hit.group) == (other, "项目")
    assert seek(office, "样例三 余热").hits == ()
    assert holders_of("余热", lambda _word, _most: ["一"]) == {}


def test_of_a_group_so_many_are_told_and_that_there_are_more(office: Office) -> None:
    for number in range(5):
        put(office, Park(name=f"湖口样例{number}园", county="湖口县"))
    found = seek(office, "样例", each=3)
    assert [hit.group for hit in found.hits] == ["园区"] * 3
    assert found.more == {"园区"}
    assert seek(office, "样例", each=5).more == frozenset()


def test_what_is_written_later_is_found_by_its_initials(office: Office, owner: str) -> None:
    initials = Initials()
    assert not seek(office, "krsz", [], initials=initials).hits
    save(office, retrofit_facts(owner, project="扩容水站改造"))
    assert [hit.text for hit in seek(office, "krsz", [], initials=initials).hits] == [
        "扩容水站改造"
    ]


def test_nothing_typed_and_nobody_waiting_find_nothing(office: Office, owner: str) -> None:
    assert seek(office, "  ").hits == ()
    assert seek(office, "欧阳", [], going=lambda: False).hits == ()


def test_what_was_opened_last_is_read_and_what_is_gone_left_out(office: Office, owner: str) -> None:
    park = put(office, Park(name="湖口样例产业园", county="湖口县"))
    found = read(office, [("park", park), ("enterprise", "XXXX00000001"), ("enterprise", owner)])
    assert [(hit.text, hit.record) for hit in found] == [("湖口样例产业园", park), (FIRM, owner)]


def test_the_catalogue_names_what_is_found() -> None:
    """Every name, project, document and contact of the register, and the index has those of firms."""
    found = {
        (model, entry.key): entry.found
        for model in MODELS
        for entry in fields_of(model)
        if entry.found
    }
    assert {key for model, key in found if model is Enterprise} >= set(SOUGHT)
    for model in MODELS:
        keys = model.model_fields.keys()
        if "project" in keys:
            assert found[model, "project"] is Found.PROJECT
        if "document" in keys and {"enterprise", "park"} & keys:
            assert found[model, "document"] is Found.DOCUMENT
        if "contact" in keys:
            assert found[model, "contact"] is found[model, "phone"] is Found.PERSON
    assert found[Retrofit, "filing_number"] is found[Loan, "contract_number"] is Found.NUMBER
    assert found[Title, "holder_name"] is Found.NAME


def test_a_note_is_found_by_a_piece_of_it_and_says_on_what_it_stands(
    office: Office, owner: str
) -> None:
    retrofit = save(office, retrofit_facts(owner)).record
    on_firm = note(office, office.store.find(Enterprise)[0], "电话：十月搬迁到新园区")
    on_record = note(office, retrofit, "前情略。\n" * 20 + "验收原件\n下周补交，" + "以后略。" * 20)
    hit = one(office, "搬迁")
    assert (hit.group, hit.text, hit.note) == ("记事", "电话：十月搬迁到新园区", f"记事　{FIRM}")
    assert (hit.noun, hit.record, hit.owner_noun, hit.owner) == (
        "record_note",
        on_firm.id,
        "enterprise",
        owner,
    )
    hit = one(office, "补交")
    assert hit.note == f"记事　改造项目 {retrofit.project}　{FIRM}"
    assert hit.record == on_record.id
    assert len(hit.text) <= 52 and hit.text[0] == hit.text[-1] == "…"
    assert [piece for piece, marked in pieces(hit.text, hit.marks) if marked] == ["补交"]
    assert one(office, "样例一厂 补交").record == on_record.id
    assert seek(office, "dhbq").hits == ()  # not by initials: of a long text they say nothing


def test_a_note_on_a_provider_stands_under_it(office: Office) -> None:
    provider = save(office, Provider(name="样例节能服务有限公司")).record
    noted = note(office, provider, "资质下月到期")
    hit = one(office, "资质")
    assert (hit.record, hit.owner_noun, hit.owner) == (noted.id, "provider", provider.id)
    assert hit.note == "记事　样例节能服务有限公司"


def test_papers_of_the_office_are_found_with_where_they_belong(office: Office) -> None:
    put(office, RulingMade(ruling="band-3", choice="in", document="复函（样工信函〔2026〕3号）"))
    put(office, Budget(year=2026, document="样财预〔2026〕3号"))
    found = seek(office, "样 〔2026〕3号").hits
    assert [(hit.group, hit.note, hit.text) for hit in found] == [
        ("文号", "口径裁定", "复函（样工信函〔2026〕3号）"),
        ("文号", "年度资金", "样财预〔2026〕3号"),
    ]
    assert [hit.place for hit in found] == [("band-3", ""), ("2026", "")]
