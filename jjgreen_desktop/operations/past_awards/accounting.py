"""Onto which record a payment goes: the certain one, the one chosen, or a new one."""

from collections.abc import Sequence

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.past_awards import plans, targets
from jjgreen_desktop.operations.past_awards.accounts import Open
from jjgreen_desktop.operations.past_awards.plans import Option
from jjgreen_desktop.operations.past_awards.row_asking import NEW, Deciding, Payment
from jjgreen_desktop.operations.past_awards.targets import Likely, Wanted, named


def account_for(deciding: Deciding, payment: Payment) -> Open | str:
    """The record the payment goes into: certain, chosen, or new; why not, while it must be chosen."""
    wanted = payment.wanted
    if not wanted.matter.clause:
        return _opened(deciding, wanted, None)
    model = targets.model_of(wanted.matter)
    found = targets.likely(wanted, deciding.register.records(model, wanted.holder))
    pending = _pending(deciding, wanted)
    options = [Option(one.id, named(one)) for one in found.records]
    options += [Option(one.key, f"本次新建的{named(one.record)}") for one in pending]
    if payment.signed_fen > 0 or not options:
        what = wanted.matter.label.partition("：")[2] or model.label
        options.append(Option(NEW, f"没有这条记录，新建{what}"))
    chosen = payment.ask(
        plans.RECORD, options, _proposed(wanted, found, pending, payment.signed_fen)
    )
    if not chosen:
        return found.why or "这一笔记到哪条记录还不清楚"
    if made := next((one for one in pending if one.key == chosen), None):
        return made
    return _opened(deciding, wanted, next((one for one in found.records if one.id == chosen), None))


def _pending(deciding: Deciding, wanted: Wanted) -> list[Open]:
    """The new records this ledger has brought so far, of the same holder and matter."""
    start = f"{targets.new_of(wanted)}:"
    return [one for key, one in deciding.accounts.items() if f"{key}:".startswith(start)]


def _proposed(wanted: Wanted, found: Likely, pending: Sequence[Open], signed: int) -> str:
    """The certain record; else, when nothing registered can be meant, the new one of its words."""
    if found.sure:
        return found.sure.id
    if found.records:
        return ""
    same = next((one.key for one in pending if one.key == targets.identity(wanted)), "")
    return same or ("" if pending and signed < 0 else NEW)


def _opened(deciding: Deciding, wanted: Wanted, record: Record | None) -> Open:
    """The account of a record, or of the new one several rows may share."""
    key = f"{record.noun}:{record.id}" if record else targets.identity(wanted)
    if key not in deciding.accounts:
        kept = record or targets.made(wanted, deciding.ledger)
        past = deciding.register.of(kept) if record else ()
        deciding.accounts[key] = Open(key, kept, past)
    return deciding.accounts[key]
