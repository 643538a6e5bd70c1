"""How a payment stands to the money its record has already: put on it, the same, or asked about."""

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.operations.past_awards import plans
from jjgreen_desktop.operations.past_awards.accounts import Open
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.plans import Option, Row, Verdict
from jjgreen_desktop.operations.past_awards.row_asking import (
    ANOTHER,
    REPLACE,
    SAME,
    Deciding,
    Payment,
    refused,
)
from jjgreen_desktop.operations.past_awards.targets import named
from jjgreen_desktop.operations.past_awards.words import YEARLY

CHOOSE = "请选是又一笔、登记有误，还是同一笔。"
CHOOSE_OR_REMOVE = (
    f"请选是又一笔，还是同一笔；已登记的那一笔有误的，请先在“{PastAward.label}”里移除它，再导入。"
)


def onto(deciding: Deciding, payment: Payment, account: Open) -> Row:
    """Put the payment on its record, unless it stands there already or there is something to ask."""
    if payment.signed_fen < 0:
        return _recovered(deciding, payment, account)
    if isinstance(account.record, OutsideAward):
        return _elsewhere(deciding, payment, account)
    undated = account.registered_fen is None and _may_be(account, payment.line.when)
    if not account.paid or undated:
        return _put(payment, account)
    if not account.rows and _registered(account, payment.line, payment.signed_fen):
        said = f"已经登记过，“{named(account.record)}”上已有这一笔"
        return payment.row(Verdict.SAME, said)
    return _beside(payment, account)


def _may_be(account: Open, when: When) -> bool:
    return not account.rows and When(account.registered_on).may_be(when)


def _registered(account: Open, line: Line, signed: int) -> bool:
    """The payment registered on the record, or one a ledger brought to it, is this one."""
    for past in account.past:
        day = When(past.paid_on, None if past.paid_on else past.year)
        if past.signed_fen == signed and day.may_be(line.when):
            return True
    return account.registered_fen == signed and When(account.registered_on).may_be(line.when)


def _beside(payment: Payment, account: Open) -> Row:
    """Money stands on the record already: by nature one of several, else the clerk is asked.

    What another ledger brought is not written over: its row would stay, and be counted beside this one.
    """
    several = payment.wanted.matter.clause in YEARLY or payment.wanted.read.instalment
    total = money.wan(account.now_fen + payment.signed_fen)
    options = [Option(ANOTHER, f"是又一笔，合计 {total} 万元")]
    typed = account.registered_fen and not account.rows and not account.past
    if typed:
        options.append(
            Option(REPLACE, f"登记的有误，照台账改为 {money.wan(payment.signed_fen)} 万元")
        )
    options += [Option(SAME, "就是已登记的那一笔，金额不变")]
    chosen = payment.ask(plans.AMOUNT, options, ANOTHER if several else "")
    said = f"“{named(account.record)}”已有兑现 {money.wan(account.now_fen)} 万元，台账这一笔是 {money.wan(payment.signed_fen)} 万元"
    if chosen == SAME:
        return payment.row(Verdict.SAME, f"已经登记过，{said}，金额不变")
    if not chosen:
        return payment.row(Verdict.OPEN, said, CHOOSE if typed else CHOOSE_OR_REMOVE)
    account.replaced = account.replaced or chosen == REPLACE
    return _put(payment, account, replaces=chosen == REPLACE)


def _put(payment: Payment, account: Open, *, replaces: bool = False) -> Row:
    """The payment goes onto the record."""
    told = account.registered_fen if not account.rows else None
    account.rows.append((payment.signed_fen, payment.line.when.day))
    name = named(account.record)
    if account.record.id:
        said = f"已对上“{name}”"
        if replaces:
            said += (
                f"，兑现金额由 {money.wan(told or 0)} 万元改为 {money.wan(payment.signed_fen)} 万元"
            )
        verdict = Verdict.MATCHED
    else:
        said, verdict = f"没有这条记录，将新建“{name}”", Verdict.NEW
    if via := payment.wanted.holder.via:
        said += f"（{via}）"
    return payment.row(verdict, said, account=account.key, replaces=replaces)


def _recovered(deciding: Deciding, payment: Payment, account: Open) -> Row:
    """A recovery takes from what was paid, never more."""
    name, paid = named(account.record), account.now_fen
    if isinstance(account.record, OutsideAward):
        what = f"{OutsideAward.label}的追回不在台账里登记"
        return refused(
            deciding, payment.asking, what, f"请在企业的“{OutsideAward.label}”里改那一笔的金额。"
        )
    if -payment.signed_fen > paid:
        what = (
            f"要追回 {money.wan(-payment.signed_fen)} 万元，“{name}”只兑现了 {money.wan(paid)} 万元"
        )
        if payment.line.name in deciding.waiting:
            return payment.row(Verdict.OPEN, what, "请先选定这家企业兑现的那几行。")
        fix = "请核对是不是记到了别的记录，或原来的那一笔还没有登记。"
        return refused(deciding, payment.asking, what, fix)
    account.rows.append((payment.signed_fen, payment.line.when.day))
    head = "已对上" if account.record.id else "记到本次新建的"
    said = f"{head}“{name}”，追回 {money.wan(-payment.signed_fen)} 万元"
    verdict = Verdict.MATCHED if account.record.id else Verdict.NEW
    return payment.row(verdict, said, account=account.key)


def _elsewhere(deciding: Deciding, payment: Payment, account: Open) -> Row:
    """Money of another programme, unless it is registered as that already."""
    for one in deciding.register.records(OutsideAward, payment.wanted.holder):
        if (
            isinstance(one, OutsideAward)
            and one.amount_fen == payment.signed_fen
            and _same_money(one, account)
        ):
            said = f"已经登记过，{OutsideAward.label}“{one.title()}”"
            return payment.row(Verdict.SAME, said)
    account.rows.append((payment.signed_fen, payment.line.when.day))
    said = f"不是本措施的资金，登记为{OutsideAward.label}“{account.record.title()}”"
    return payment.row(Verdict.OUTSIDE, said, account=account.key)


def _same_money(one: OutsideAward, account: Open) -> bool:
    """Of the same project, on a day that may be the same."""
    mine = account.record
    assert isinstance(mine, OutsideAward)
    return one.project == mine.project and When(one.received_on).may_be(When(mine.received_on))
