"""What is asked of a diagnosis and a retrofit with its 节能验收."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.operations.checking import slips
from jjgreen_desktop.operations.checking.energy import unconfirmed
from jjgreen_desktop.operations.checking.general import clause, in_order, label, paid, small_sum
from jjgreen_desktop.operations.office import Office

HUNDRED = Decimal(100)
STEPS = "先有改造意愿，再开工、完工，通过节能验收后报告再备案。"
LEVELS = ("benchmark", "advanced_level")
ORDER = ("intended_on", "started_on", "completed_on", "accepted_on", "filed_on")


def diagnosis(_office: Office, one: Diagnosis) -> Iterator[Finding]:
    """A diagnosis by itself."""
    yield from small_sum(one, "fee_fen")
    yield from paid(one, "subsidised_on")
    yield from in_order(one, "report_on", "subsidised_on", "先有诊断报告，后有补助。")
    if one.paid_fen is not None and one.fee_fen is not None and one.paid_fen > one.fee_fen:
        yield Finding(
            Grade.VERIFY,
            label(one, "paid_fen"),
            f"已兑现 {money.yuan(one.paid_fen)} 元，高于诊断服务费 {money.yuan(one.fee_fen)} 元。",
            "补助不超过实际支付的服务费。",
            "请对照合同、发票和拨款凭证核对。",
            check="paid_above_fee",
        )


def retrofit(office: Office, one: Retrofit) -> Iterator[Finding]:
    """A retrofit by itself."""
    yield from _steps(one)
    yield from paid(one, "paid_on")
    yield from _filed(one)
    yield from _energy(office, one)
    yield from unconfirmed(one)


def _steps(one: Retrofit) -> Iterator[Finding]:
    """Each day against the one known before it."""
    known = [key for key in ORDER if getattr(one, key)]
    for earlier, later in pairwise(known):
        yield from in_order(one, earlier, later, STEPS)
    if known:  # its filing, else the last step known before it
        yield from in_order(one, known[-1], "paid_on", "验收报告备案之后才能兑现。")


def _filed(one: Retrofit) -> Iterator[Finding]:
    if one.filed_on and not one.filed_with:
        yield Finding(
            Grade.VERIFY,
            label(one, "filed_with"),
            "有备案日期，没有填向谁备案。",
            clause("2.1"),
            "请对照备案回执填写；两家都备案的都要勾选。",
            check="filed_with_whom",
        )


def _energy(office: Office, one: Retrofit) -> Iterator[Finding]:
    before, after = one.unit_energy_before, one.unit_energy_after
    if before is not None and before == 0:
        yield Finding(
            Grade.VERIFY,
            label(one, "unit_energy_before"),
            "改造前单耗为 0，算不出提升率。",
            clause("2.1"),
            "请对照验收报告核对。",
            check="nothing_before",
        )
    elif before is not None and after is not None:
        yield from _improvement(office, one, before, after)
    if after is not None and not slips.times(before, after):
        yield from _levels(one, after)
    if (before is not None or after is not None) and not one.energy_unit:
        yield Finding(
            Grade.HINT,
            label(one, "energy_unit"),
            "填了单耗，没有填单位。",
            "改造前后、标杆水平和先进值须是同一单位才能比较。",
            "请照验收报告填写，如 kgce/t。",
        )
    if (one.benchmark is not None or one.advanced_level is not None) and not one.level_source:
        yield Finding(
            Grade.HINT,
            label(one, "level_source"),
            "填了标杆水平或先进值，没有写出处。",
            clause("2.1"),
            "请写明文件或标准号，审计时要用。",
        )


def _levels(one: Retrofit, after: Decimal) -> Iterator[Finding]:
    """核实性 for a level in another unit than what it is compared with, and for nothing used at all."""
    if after == 0:
        yield Finding(
            Grade.VERIFY,
            label(one, "unit_energy_after"),
            "改造后单耗为 0，什么标杆水平都算达到。",
            clause("2.1"),
            "请对照验收报告核对；还不知道的空着。",
            check="nothing_after",
        )
    for key in LEVELS:
        level: Decimal | None = getattr(one, key)
        if apart := slips.times(level, after, slips.LEVEL_APART):
            yield Finding(
                Grade.VERIFY,
                label(one, key),
                f"{level:,f} 与改造后 {after:,f} {slips.of_energy(apart)}",
                clause("2.1"),
                "单耗和标杆水平、先进值须同一产品、同一单位，请对照验收报告和标准原文核对。",
                check="slip",
            )


def _improvement(
    office: Office, one: Retrofit, before: Decimal, after: Decimal
) -> Iterator[Finding]:
    if apart := slips.times(before, after):
        yield Finding(
            Grade.VERIFY,
            label(one, "unit_energy_after"),
            f"改造后 {after:,f} 与改造前 {before:,f} {slips.of_energy(apart)}",
            clause("2.1"),
            "改造前后须同一单位，请对照验收报告核对。",
            check="slip",
        )
    if after >= before:
        yield Finding(
            Grade.VERIFY,
            label(one, "unit_energy_after"),
            f"改造后 {after:,f} 不低于改造前 {before:,f}，能效没有提升。",
            clause("2.1"),
            "请对照验收报告核对两个数有没有填反；确实没有提升的不能奖励。",
            check="no_improvement",
        )
    if one.improvement_stated_pct is not None and before > 0:
        computed = (before - after) * HUNDRED / before
        yield from _stated(office, one, one.improvement_stated_pct, computed)


def _stated(office: Office, one: Retrofit, stated: Decimal, computed: Decimal) -> Iterator[Finding]:
    """核实性 when report and recomputation fall into different bands, 提示性 when they are only apart.

    That nothing was improved at all is a 核实性 of its own, and not asked about twice.
    """
    if stated == computed:
        return
    margin = office.pack.margins.recomputed_points
    recomputed = f"按改造前后单耗复算是 {computed:.4f}%"
    if computed > 0 and (fallen := _places(office, one, stated)):
        yield Finding(
            Grade.VERIFY,
            label(one, "improvement_stated_pct"),
            f"报告载明 {stated:f}%，{fallen[0]}；{recomputed}，{fallen[1]}。",
            f"{clause('2.1')}分档不同，奖励金额就不同。",
            "请对照验收报告核对提升率和改造前后单耗，小数点有没有填错；照录无误的写明原因。",
            check="other_band",
        )
    elif abs(stated - computed) >= margin:
        yield Finding(
            Grade.HINT,
            label(one, "improvement_stated_pct"),
            f"报告载明 {stated:f}%，{recomputed}，相差达到 {margin} 个百分点。",
            "奖励按备案报告载明的提升率分档，复算只作核对。",
            "请核对三个数是否照录；照录无误的，请提醒企业说明差异。",
        )


def _places(office: Office, one: Retrofit, stated: Decimal) -> list[str]:
    """Where the stated and the recomputed improvement fall, in words, when that is not the same."""
    from jjgreen_desktop.operations.plan_items import reading_on  # start-up: not before the list
    from jjgreen_desktop.policy.clauses.bands import places
    from jjgreen_desktop.policy.clauses.retrofit import recomputed_pct

    recomputed = recomputed_pct(one)
    assert recomputed is not None  # the energy before is above 0
    fallen = places(reading_on(office, office.today()), Fraction(stated), recomputed)
    return [at.words() for at in fallen or ()]
