"""What the parts of a record come to: findings of a diagnosis, invoices against the contract, a title's status."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import STATUSES, Title
from jjgreen_desktop.operations.parts import newest

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of some parts in words, and whether it agrees with what the whole says."""

    words: str
    agrees: bool = True


def payback(one: DiagnosisFinding) -> Decimal | None:
    """投资回收期 in years to two places: investment by yearly benefit; None while either is unknown or 0."""
    return _years(one.investment_fen, one.benefit_fen)


def _years(investment: int | None, benefit: int | None) -> Decimal | None:
    if not investment or not benefit:
        return None
    years = (Decimal(investment) / benefit).quantize(CENT, ROUND_HALF_UP)
    return years.to_integral_value() if years == years.to_integral_value() else years.normalize()


def said(whole: Record, parts: Sequence[Record]) -> Sum:
    """What the parts of one record come to; no words when it has none."""
    if isinstance(whole, EnergySystem):
        return _invoiced(whole, [one for one in parts if isinstance(one, Invoice)])
    if isinstance(whole, Title):
        return _standing(whole, [one for one in parts if isinstance(one, TitleStatus)])
    return _found([one for one in parts if isinstance(one, DiagnosisFinding)])


def _found(findings: Sequence[DiagnosisFinding]) -> Sum:
    """Investment, saving and benefit of all measures; the payback of those that say both."""
    if not findings:
        return Sum("")
    return Sum(f"{len(findings)} 条措施，" + "，".join(_totals(findings)) + "。")


def _totals(findings: Sequence[DiagnosisFinding]) -> Iterator[str]:
    yield _money("投资", [one.investment_fen for one in findings])
    saved = [one.saving_tce for one in findings]
    known = [one for one in saved if one is not None]
    yield (
        f"年节能量 {sum(known, Decimal(0)):,f} 吨标准煤{_unknown(saved)}"
        if known
        else "年节能量未填"
    )
    yield _money(
        field_of(DiagnosisFinding, "benefit_fen").label, [one.benefit_fen for one in findings]
    )
    both = [one for one in findings if payback(one) is not None]
    years = _years(
        sum(one.investment_fen or 0 for one in both), sum(one.benefit_fen or 0 for one in both)
    )
    if years is not None:
        yield f"合计投资回收期 {years:f} 年"


def _money(what: str, amounts: Sequence[int | None]) -> str:
    known = [one for one in amounts if one is not None]
    return f"{what} {money.wan(sum(known))} 万元{_unknown(amounts)}" if known else f"{what}未填"


def _unknown(values: Iterable[object]) -> str:
    lacking = sum(one is None for one in values)
    return f"（{lacking} 条未填）" if lacking else ""


def _invoiced(system: EnergySystem, invoices: Sequence[Invoice]) -> Sum:
    """The invoices against what the system says was invoiced, else against its contract; VAT in."""
    if not invoices:
        return Sum("")
    amounts = [one.amount_fen for one in invoices]
    total = sum(one or 0 for one in amounts)
    words, agrees = _against(system, total)
    unknown = _unknown(amounts)
    return Sum(
        f"{len(invoices)} 张发票，{_money(field_of(Invoice, 'amount_fen').label, amounts)}，{words}。",
        agrees and not unknown,
    )


def stated_key(system: EnergySystem) -> str:
    """The field the invoices of a system are to add up to."""
    return "contract_fen" if system.invoiced_fen is None else "invoiced_fen"


def _against(system: EnergySystem, total: int) -> tuple[str, bool]:
    entry = field_of(EnergySystem, stated_key(system))
    stated = getattr(system, entry.key)
    if stated is None:
        return f"{entry.label}还没有填", False
    price = f"{entry.label} {money.wan(stated)} 万元"
    if total == stated:
        return f"与{price}一致", True
    gap = total - stated
    return f"比{price}{'多' if gap > 0 else '少'} {money.yuan(abs(gap))} 元", False


def _standing(title: Title, changes: Sequence[TitleStatus]) -> Sum:
    """What the latest change says, against what stands on the title."""
    last = newest(changes)
    if last is None or last.status is None:
        return Sum("")
    words = f"{last.changed_on} 起：{STATUSES[last.status]}"
    if last.status == title.status:
        return Sum(f"{words}，与称号上的状态一致。")
    now = STATUSES.get(title.status or "", "未填")
    return Sum(f"{words}，称号上的状态是“{now}”，请核对哪一个对。", agrees=False)
