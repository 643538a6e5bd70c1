"""What is asked of a finding of a diagnosis, an invoice of a system and a change of a title's status."""

from collections.abc import Iterator
from decimal import Decimal

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import STATUSES, Title
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.checking.general import clause, label
from jjgreen_desktop.operations.checking.sharing import others_with
from jjgreen_desktop.operations.names import plain_name, reads_alike
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.part_sums import payback, stated_key

TENTH = Decimal("0.1")  # of the payback worked out; a report rounds, but not by more
ENDED = ("removed", "expired")


def diagnosis_finding(_office: Office, one: DiagnosisFinding) -> Iterator[Finding]:
    """A finding by itself: its payback is investment by yearly benefit."""
    worked, stated = payback(one), one.payback_years
    if worked is None or stated is None or abs(stated - worked) <= worked * TENTH:
        return
    slip = slips.times(stated, worked)
    told = slips.words(slip, "可能单位填错。", "可能有一项按万元填写。") if slip else ""
    yield Finding(
        Grade.VERIFY,
        label(one, "payback_years"),
        f"填了 {stated:f} 年，按投资估算除以年经济效益是 {worked:f} 年{f'，{told}' if told else '。'}",
        "投资回收期等于投资除以年效益，相差超过 10% 多是其中一个数填错。",
        "请对照诊断报告核对这三个数和单位；照录无误的写明原因。",
        check="payback",
    )


def finding_in_register(office: Office, one: DiagnosisFinding) -> Iterator[Finding]:
    """A measure told twice in one diagnosis; a saving above what the firm uses in a year."""
    kin = office.find(DiagnosisFinding, diagnosis=one.diagnosis) if one.diagnosis else ()
    wanted = plain_name(one.measure or "")
    if wanted and any(
        each.id != one.id and plain_name(each.measure or "") == wanted for each in kin
    ):
        yield Finding(
            Grade.VERIFY,
            label(one, "measure"),
            f"这份诊断里已登记过措施“{one.measure}”。",
            "同一措施登记两次，投资和节能量会多算。",
            "请核对；是同一条的请删去一条，不是的请写明不同之处。",
            check="measure_twice",
        )
    yield from _saving(office, one)


def _saving(office: Office, one: DiagnosisFinding) -> Iterator[Finding]:
    known = office.find(AnnualReturn, enterprise=one.enterprise) if one.enterprise else ()
    years = [each for each in known if each.energy_tce is not None and each.year]
    last = max(years, key=lambda each: each.year or 0, default=None)
    if last is None or one.saving_tce is None or one.saving_tce <= (last.energy_tce or 0):
        return
    yield Finding(
        Grade.VERIFY,
        label(one, "saving_tce"),
        f"年节能量 {one.saving_tce:,f} 吨标准煤，高于企业 {last.year} 年全年的 {last.energy_tce:,f} 吨标准煤。",
        "一条措施省不出比全年能耗还多的能源。",
        "请对照诊断报告核对单位是吨还是千克，并核对年度报表。",
        check="saving_above_energy",
    )


def invoice(_office: Office, one: Invoice) -> Iterator[Finding]:
    """An invoice by itself: what it is without VAT is no more than with it."""
    without, whole = one.without_vat_fen, one.amount_fen
    if without is not None and whole is not None and without > whole:
        yield Finding(
            Grade.VERIFY,
            label(one, "without_vat_fen"),
            f"{money.yuan(without)} 元，高于价税合计 {money.yuan(whole)} 元。",
            clause("5.2"),
            "请对照发票核对这两项有没有填反。",
            check="above_whole",
        )


def invoice_in_register(office: Office, one: Invoice) -> Iterator[Finding]:
    """A number registered before, here or on another record; the contract it is made out under."""
    kin = _of_contract(office, one)
    if same := [other for other in kin if reads_alike(other.number, one.number)]:
        yield _twice(office, one, same[0])
    _count, first = others_with(office, one, "number", Invoice, kin)
    for other in first:
        yield _twice(office, one, other)
    yield from _elsewhere(office, one)
    system = office.get(EnergySystem, one.energy_management_system or "")
    if system is not None:
        yield from _against_system(one, system)


def _of_contract(office: Office, one: Invoice) -> list[Invoice]:
    """The other invoices under the same contract."""
    system = one.energy_management_system
    found = office.find(Invoice, energy_management_system=system) if system else []
    return [other for other in found if other.id != one.id]


def _twice(office: Office, one: Invoice, other: Invoice) -> Finding:
    """强制性 within one contract, where it would count twice; 核实性 anywhere else."""
    system = office.store.get(EnergySystem, other.energy_management_system or "")
    same = one.energy_management_system == other.energy_management_system
    return Finding(
        Grade.MANDATORY if same else Grade.VERIFY,
        label(one, "number"),
        f"发票 {one.number} 已登记在能源管理系统“{system.title() if system else '未命名'}”上。",
        "一张发票只算一次。",
        "请在已登记的那一条上修改。" if same else "请对照发票核对号码和合同。",
        check="invoice_twice",
    )


def _elsewhere(office: Office, one: Invoice) -> Iterator[Finding]:
    """核实性 when another record of the firm has the number among its own: 查重."""
    from jjgreen_desktop.domain.register import MODELS
    from jjgreen_desktop.policy.suspicion import comparable, numbers_in

    if not one.number or not one.enterprise:
        return
    for model in MODELS:
        if "invoice_numbers" not in model.model_fields or "enterprise" not in model.model_fields:
            continue
        for other in office.find(model, enterprise=one.enterprise):
            numbers = numbers_in(getattr(other, "invoice_numbers", "") or "", "invoice_numbers")
            mine = other.id == one.energy_management_system
            if not mine and comparable(one.number) in map(comparable, numbers):
                yield _on_other(one, other)


def _on_other(one: Invoice, other: Record) -> Finding:
    return Finding(
        Grade.VERIFY,
        label(one, "number"),
        f"发票 {one.number} 还写在{other.label}“{other.title()}”上。",
        "同一项目可就高执行，但不重复享受。",
        "请核对是不是同一笔支出；是的，请把项目写成同一名称。",
        check="invoice_elsewhere",
    )


def _against_system(one: Invoice, system: EnergySystem) -> Iterator[Finding]:
    amount, signed = one.amount_fen, system.contract_fen
    if amount is not None and signed is not None and amount > signed:
        apart = slips.times(amount, signed)
        slip = slips.of_money(apart)
        yield Finding(
            Grade.VERIFY,
            label(one, "amount_fen"),
            f"{money.yuan(amount)} 元，高于合同价 {money.yuan(signed)} 元{f'，{slip}' if slip else '。'}",
            clause("5.2"),
            "请核对是不是这份合同的发票、金额有没有填错。",
            check="invoice_above_contract",
        )
    if one.invoiced_on and system.paid_on and one.invoiced_on > system.paid_on:
        yield Finding(
            Grade.VERIFY,
            label(one, "invoiced_on"),
            f"{one.invoiced_on} 晚于兑现日期 {system.paid_on}。",
            "兑现时发票应当已经开出。",
            "请对照发票和拨款凭证核对这两个日期。",
            check="invoiced_after_paid",
        )


def invoices_of(office: Office, system: EnergySystem) -> Iterator[Finding]:
    """核实性 when the invoices registered do not add up to what the system says; silent while one lacks its amount."""
    found = office.find(Invoice, energy_management_system=system.id) if system.id else []
    amounts = [each.amount_fen for each in found if each.amount_fen is not None]
    key = stated_key(system)
    stated = system.__dict__[key]
    if not found or len(amounts) < len(found) or stated is None or sum(amounts) == stated:
        return
    more = sum(amounts) > stated
    yield Finding(
        Grade.VERIFY,
        label(system, key),
        f"登记的 {len(found)} 张发票合计 {money.yuan(sum(amounts))} 元，"
        f"{'高于' if more else '低于'}{label(system, key)} {money.yuan(stated)} 元。",
        clause("5.2"),
        "请核对是否混入别的合同的发票、有没有补充合同。"
        if more
        else "请核对发票是否登记齐全、是否开齐，写明以哪个为准的理由。",
        check=f"invoices_{'above' if more else 'below'}_{key}",
    )


def title_status(_office: Office, one: TitleStatus) -> Iterator[Finding]:
    """A change by itself: a renaming says the new name."""
    if one.status == "renamed" and not one.new_name:
        yield Finding(
            Grade.VERIFY,
            label(one, "new_name"),
            "状态是更名，没有填变更后名称。",
            "更名以公布文件为准，证明上要写清前后名称。",
            "请照公布文件填写新名称。",
            check="new_name",
        )


def status_in_register(office: Office, one: TitleStatus) -> Iterator[Finding]:
    """A change against its title and the other changes of it: order, and money paid after the end."""
    title = office.get(Title, one.of_title) if one.of_title else None
    if title is None or not one.changed_on:
        return
    yield from _published(one, title)
    yield from _said(office, one)
    if one.status in ENDED and title.paid_on and title.paid_on >= one.changed_on:
        yield Finding(
            Grade.VERIFY,
            label(one, "changed_on"),
            f"{one.changed_on} 起{STATUSES[one.status]}，奖励却在 {title.paid_on} 兑现。",
            clause("3"),
            "请对照名单和拨款凭证核对日期；确实兑现在后的按规定处理并写明。",
            check="paid_after_end",
        )


def _published(one: TitleStatus, title: Title) -> Iterator[Finding]:
    day = str(one.changed_on)
    published = str(title.published_on) if title.published_on else title.published_month or ""
    if published and day[: len(published)] < published:
        yield Finding(
            Grade.VERIFY,
            label(one, "changed_on"),
            f"{day} 早于名单公布的 {published}。",
            "先公布，后变更。",
            "请对照两份文件核对日期，或核对是不是这一项称号。",
            check="before_publication",
        )


def _said(office: Office, one: TitleStatus) -> Iterator[Finding]:
    """核实性 for a second change on the day, and for one that says what the change before it said."""
    others = [each for each in office.find(TitleStatus, of_title=one.of_title) if each.id != one.id]
    known = [each for each in others if each.changed_on and one.changed_on]
    if any(each.changed_on == one.changed_on for each in known):
        yield _order(one, f"{one.changed_on} 已登记过一次变更。", "two_on_one_day")
        return
    before = [each for each in known if str(each.changed_on) < str(one.changed_on)]
    last = max(before, key=lambda each: str(each.changed_on), default=None)
    if last and last.status == one.status and one.status in ENDED:
        words = STATUSES[one.status]
        yield _order(one, f"{last.changed_on} 已登记为{words}，中间没有恢复有效。", "said_before")


def _order(one: TitleStatus, what: str, check: str) -> Finding:
    fix = "请核对是不是同一份文件；是的请删去一条。"
    return Finding(
        Grade.VERIFY, label(one, "changed_on"), what, "状态以最后一次变更为准。", fix, check
    )
