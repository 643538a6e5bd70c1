"""A made-up firm that has everything, a park, and a firm that has nothing: what a dossier must tell whole."""

from datetime import date
from decimal import Decimal
from typing import Any

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.operations.assessing import assess_enterprise
from jjgreen_desktop.operations.awards import approve
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.reasons import answer, asked
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts

NAME, FORMER = "湖口样例全项厂有限公司", "湖口样例老厂"
ACCOUNT = "6222000000000000123"
PROVIDER, KILN = "样例节能服务有限公司", "一号窑余热利用改造"
WHY = "已核对能源统计报表，当年停产技改"
DOCUMENT, NUMBER = "关于下达样例资金的通知（样工信〔2026〕5号）", "湖样字〔2026〕8号"


def full_firm(office: Office) -> Enterprise:
    """A firm of 湖口县 with a record of every kind, renamed, one line approved, one finding explained."""
    made = firm(
        office,
        FORMER,
        credit_code="91360429MA0000001C",
        industry="3011",
        above_scale=True,
        address="湖口县样例路 1 号",
        contact="张样例",
        phone="0792-0000001",
        bank="样例银行湖口支行",
        bank_account=ACCOUNT,
    )
    made = save(office, made.model_copy(update={"name": NAME})).record
    _audits(office, made.id)
    _titles(office, made.id)
    _energy(office, made.id)
    _money(office, made.id)
    _others(office, made.id)
    _beside(office, made.id)
    _decided(office, made)
    return made


def park_of(office: Office) -> Park:
    """A park with one title."""
    made = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    title = title_facts("", kind="green_park", level="national", holder="park")
    save(office, title.model_copy(update={"enterprise": None, "park": made.id}))
    return made


def _keep(office: Office, model: type[Record], **facts: Any) -> Any:
    return save(office, model.model_validate(facts)).record


def _audits(office: Office, owner: str) -> None:
    diagnosis = _keep(
        office,
        Diagnosis,
        enterprise=owner,
        provider=PROVIDER,
        report_on=date(2026, 3, 20),
        plan=True,
        deep_diagnosis_by_ndrc=False,
        fee_fen=1_200_000,
    )
    for measure, tce, decision in (
        ("空压机余热回收", "180", "done"),
        ("更换电机", "60", "refused"),
    ):
        _keep(
            office,
            DiagnosisFinding,
            enterprise=owner,
            diagnosis=diagnosis.id,
            measure=measure,
            kind="energy_saving",
            investment_fen=60_000_000,
            saving_tce=Decimal(tce),
            benefit_fen=30_000_000,
            payback_years=Decimal(2),
            decision=decision,
            project=KILN,
        )
    save(
        office,
        retrofit_facts(
            owner,
            intended_on=date(2025, 5, 6),
            started_on=date(2025, 9, 1),
            investment_fen=3_200_000_000,
            energy_unit="kgce/t",
            product="水泥熟料",
            filing_number="湖样备〔2026〕3号",
        ),
    )


def _titles(office: Office, owner: str) -> None:
    title = save(
        office, title_facts(owner, holder_name=FORMER, document="样例厅函〔2026〕1号")
    ).record
    for status, on, name in (
        ("renamed", date(2026, 5, 8), NAME),
        ("valid", date(2026, 6, 8), None),
    ):
        _keep(
            office,
            TitleStatus,
            enterprise=owner,
            of_title=title.id,
            status=status,
            changed_on=on,
            document="样例厅函〔2026〕8号",
            new_name=name,
        )


def _energy(office: Office, owner: str) -> None:
    for year, tce, value in ((2024, "7000", "50000"), (2025, "6200", "52000")):
        _keep(
            office,
            AnnualReturn,
            enterprise=owner,
            year=year,
            energy_tce=Decimal(tce),
            energy_basis="dangliang",
            value_added=Decimal(value),
            water=Decimal(120000),
        )
    for carrier, quantity, unit in (("电力", "1000", "wan_kwh"), ("天然气", "120", "wan_m3")):
        _keep(
            office,
            EnergyUse,
            enterprise=owner,
            year=2025,
            carrier=office.reference.carriers.named(carrier),
            quantity=Decimal(quantity),
            unit=unit,
            basis="dangliang" if carrier == "电力" else None,
            factor=None if carrier == "电力" else Decimal("1.2143"),
            factor_source=None if carrier == "电力" else "样例化验报告",
            flow="consumed" if carrier == "电力" else None,
            note=f"{carrier}表底数已核对",
        )
    _keep(
        office,
        ProductEnergy,
        enterprise=owner,
        year=2025,
        product="水泥熟料",
        output=Decimal(60000),
        output_unit="吨",
        energy_tce=Decimal(6000),
    )


def _money(office: Office, owner: str) -> None:
    _keep(
        office,
        Loan,
        enterprise=owner,
        project=KILN,
        green=True,
        bank="样例银行湖口支行",
        principal_fen=2_000_000_000,
        drawn_on=date(2025, 9, 15),
        due_on=date(2028, 9, 14),
        rate_pct=Decimal("3.85"),
        interest_paid_fen=85_000_000,
    )
    _keep(
        office,
        PerformanceContract,
        enterprise=owner,
        project="二号线电机改造",
        provider=PROVIDER,
        completed_on=date(2026, 3, 1),
        green=True,
        interest_paid_fen=30_000_000,
    )
    system = _keep(
        office,
        EnergySystem,
        enterprise=owner,
        project="能源管理中心",
        new_or_upgraded=True,
        connected_provincial=True,
        connected_city=True,
        connected_on=date(2026, 2, 1),
        contract_fen=60_000_000,
        invoiced_fen=60_000_000,
    )
    _keep(
        office,
        Invoice,
        enterprise=owner,
        energy_management_system=system.id,
        number="00012345",
        invoiced_on=date(2026, 1, 15),
        amount_fen=60_000_000,
    )
    _keep(
        office,
        OutsideAward,
        enterprise=owner,
        project="屋顶光伏",
        source="省级专项资金",
        amount_fen=5_000_000,
        received_on=date(2025, 12, 1),
    )


def _others(office: Office, owner: str) -> None:
    _keep(
        office,
        Project,
        enterprise=owner,
        name=KILN,
        code="2509-360429-04-01-000001",
        investment_fen=3_200_000_000,
        started_on=date(2025, 9, 1),
    )
    _keep(
        office,
        Pilot,
        enterprise=owner,
        project="绿色转型试点",
        level="provincial",
        area="绿色低碳转型",
        approved_on=date(2026, 2, 10),
        paid_on=date(2026, 8, 20),
        paid_fen=20_000_000,
    )
    _keep(office, Platform, enterprise=owner, project="样例公共服务平台")
    _keep(office, Rating, enterprise=owner, year=2026, grade="second", rated_on=date(2026, 8, 1))
    _keep(
        office,
        Listing,
        enterprise=owner,
        product="样例高效电机",
        catalogue="国家工业节能技术装备推荐目录",
        category="电机",
        series="样例 YE5 系列",
        listed_on=date(2026, 1, 20),
    )
    _keep(office, SolidWaste, enterprise=owner)
    _keep(
        office,
        SpecialCase,
        enterprise=owner,
        project="样例专项",
        minutes="样例市政府专题会议纪要〔2026〕5号",
        decided_on=date(2026, 7, 15),
        approved_fen=200_000_000,
    )
    _keep(
        office,
        Stop,
        enterprise=owner,
        document="样例环罚〔2026〕2号",
        from_on=date(2026, 4, 1),
        to_on=date(2026, 6, 30),
        clauses=("7",),
    )


def _beside(office: Office, owner: str) -> None:
    firm_link = {"enterprise": owner, "of_noun": "enterprise", "of": owner}
    _keep(
        office,
        RecordNote,
        **firm_link,
        noted_on=date(2026, 5, 20),
        noted_by="张样例",
        text="电话核实：验收报告原件下周补交",
    )
    content = office.store.keep_content("样例营业执照".encode())
    _keep(
        office,
        Attachment,
        **firm_link,
        file_name="营业执照.pdf",
        kind="licence",
        pages=Decimal(2),
        size=Decimal(18),
        media="pdf",
        content=content,
        added_on=date(2026, 5, 20),
    )


def _decided(office: Office, made: Enterprise) -> None:
    """The retrofit approved below its ceiling; a reason for the first finding that wants one."""
    lines = assess_enterprise(office, made.id).lines
    line = next(one for one in lines if one.clause == "3")
    approve(office, line, 9_000_000, DOCUMENT, date(2026, 9, 1), NUMBER)
    for model in (AnnualReturn, Loan, EnergySystem, PerformanceContract):
        for record in office.store.find(model, enterprise=made.id):
            for one in asked(office, record):
                if one.open:
                    answer(office, record, one.finding, WHY)
                    return
