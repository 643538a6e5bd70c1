"""Row by row: whose, what for, on which record, and how it stands to what is registered. What is not certain is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.past_awards import plans, targets
from jjgreen_desktop.operations.past_awards.accounts import (
    Key,
    Open,
    Register,
    as_written,
    key_of_line,
)
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.firms import Firms, Holder
from jjgreen_desktop.operations.past_awards.ledger import Line
from jjgreen_desktop.operations.past_awards.plans import (
    Account,
    Answers,
    Option,
    Question,
    Row,
    Verdict,
)
from jjgreen_desktop.operations.past_awards.targets import Likely, Wanted, named
from jjgreen_desktop.operations.past_awards.words import (
    BY_PROVIDER,
    YEARLY,
    matter_of,
    matters,
    understood,
)

NEW, ANOTHER, REPLACE, SAME = "new", "another", "replace", "same"
PAID, RECOVERED = "paid", "recovered"
TAKEN = "已经登记过，这一行以前导入过"
HEAVY = "请核对后选一个；都不是的选“不登记这一行”，先登记好企业再导入。"


@dataclass
class Deciding:
    """One ledger while its rows are decided, one after the other; recoveries after the payments."""

    register: Register
    firms: Firms
    answers: Answers
    ledger: str
    content: str
    today: date
    accounts: dict[str, Open] = field(default_factory=dict)
    seen: Counter[Key] = field(default_factory=Counter)
    places: dict[Key, str] = field(default_factory=dict)


@dataclass
class _Asking:
    """One row on its way: the questions so far, and what they were answered with."""

    line: Line
    given: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)

    def ask(self, key: str, options: Iterable[Option], proposed: str = "") -> str:
        """The clerk's choice, else what is proposed; "" leaves the question open."""
        listed = tuple({one.key: one for one in options}.values())
        given = self.given.get(key, "")
        known = given if given in {one.key for one in listed} else ""
        self.questions.append(Question(key, listed, known or proposed, bool(known)))
        return known or proposed

    def row(self, verdict: Verdict, said: str, fix: str = "", **more: object) -> Row:
        """What becomes of the row."""
        row = Row(
            self.line, verdict, said, fix, tuple(self.questions), signed_fen=self.line.fen or 0
        )
        return replace(row, **more)  # type: ignore[arg-type]


def decided(deciding: Deciding, lines: Sequence[Line]) -> tuple[list[Row], dict[str, Account]]:
    """The rows in the order of the ledger, and the records they go into by the key of their account."""
    order = sorted(range(len(lines)), key=lambda place: (_recovers(lines[place]), place))
    found = {place: _decide(deciding, lines[place]) for place in order}
    rows = [found[place] for place in range(len(lines))]
    used = {row.account for row in rows if row.verdict in plans.WRITTEN}
    accounts = {key: one.closed() for key, one in deciding.accounts.items() if key in used}
    return rows, accounts


def _recovers(line: Line) -> bool:
    return (line.fen or 0) < 0


def _decide(deciding: Deciding, line: Line) -> Row:
    asking = _Asking(line, deciding.answers.of(line.key))
    if line.key in deciding.answers.left:
        return asking.row(Verdict.REFUSED, "您选了不登记这一行", left=True)
    if line.fault:
        return _refused(deciding, asking, *line.fault)
    if _ahead(line.when, deciding.today):
        what = f"兑现日期 {line.when.said} 晚于今天"
        return _refused(deciding, asking, what, "请照凭证核对日期；还没有拨付的不在这里登记。")
    if line.fen is None:
        return asking.row(Verdict.OPEN, "不知道金额的单位", "请先选这张表的金额是元还是万元。")
    if deciding.register.taken(as_written(line), deciding.content):
        return asking.row(Verdict.SAME, TAKEN)
    return _of_holder(deciding, asking)


def _ahead(when: When, today: date) -> bool:
    return when.day > today if when.day else (when.year or 0) > today.year


def _refused(deciding: Deciding, asking: _Asking, what: str, fix: str) -> Row:
    left = deciding.answers.leave_refused
    return asking.row(Verdict.REFUSED, what.rstrip("。"), fix, left=left)


def _of_holder(deciding: Deciding, asking: _Asking) -> Row:
    line = asking.line
    words = f"{line.matter}{line.project}{line.note}"
    found = deciding.firms.find(line.name, line.code, words)
    if {one.clause for one in understood(line.matter).matters} & BY_PROVIDER:
        found = deciding.firms.served(found, words)
    if found.holder is None and not found.offered:
        return _refused(
            deciding, asking, found.why, "请先登记或导入这家企业，再导入本表；也可以不登记这一行。"
        )
    offered = (*([found.holder] if found.holder else []), *found.offered)
    options = [Option(one.key, one.name) for one in offered]
    chosen = asking.ask(plans.FIRM, options, found.holder.key if found.holder else "")
    holder = next((one for one in offered if one.key == chosen), None)
    if holder is None:
        return asking.row(Verdict.OPEN, f"不能确定是哪家企业：{found.why.rstrip('。')}", HEAVY)
    return _of_matter(deciding, asking, holder)


def _of_matter(deciding: Deciding, asking: _Asking, holder: Holder) -> Row:
    line = asking.line
    read = understood(line.matter, line.source)
    if not read.matters:  # the project's name tells less: it says 改造 of whatever was paid on it
        read = understood(f"{line.matter} {line.project}", line.source)
    meant = [one for one in read.matters if targets.fits_holder(one, holder)]
    every = [one for one in matters() if targets.fits_holder(one, holder)]
    options = [Option(one.key, one.label) for one in (*meant, *every)]
    proposed = meant[0].key if len(meant) == 1 else ""
    chosen = matter_of(asking.ask(plans.MATTER, options, proposed))
    if chosen is None:
        said = "、".join(one.label for one in meant)
        why = f"“{line.matter}”可以是{said}" if meant else f"看不出“{line.matter}”是哪一条的资金"
        return asking.row(Verdict.OPEN, why, "请选是哪一条的资金。", holder=holder)
    signed = _signed(asking, read.recovery)
    if signed is None:
        fix = "请选这一行是兑现还是追回。"
        return asking.row(
            Verdict.OPEN, "写的是追回，金额却不是负数", fix, holder=holder, matter=chosen
        )
    return _of_record(deciding, asking, Wanted(holder, chosen, read, line), signed)


def _signed(asking: _Asking, recovery: bool) -> int | None:
    """The amount with its sign; None while a positive amount is called a recovery and nobody has said."""
    fen = asking.line.fen or 0
    if fen < 0 or not recovery:
        return fen
    options = [Option(RECOVERED, "追回"), Option(PAID, "兑现")]
    chosen = asking.ask(plans.SIGN, options)
    return {RECOVERED: -fen, PAID: fen}.get(chosen)


def _of_record(deciding: Deciding, asking: _Asking, wanted: Wanted, signed: int) -> Row:
    key = key_of_line(wanted.holder.key, asking.line, signed)
    if deciding.register.taken(key, deciding.content):
        return _as(asking, wanted, signed, Verdict.SAME, TAKEN)
    if not _is_apart(deciding, asking, key):
        return _as(
            asking,
            wanted,
            signed,
            Verdict.OPEN,
            f"与{deciding.places[key]}完全相同",
            "请选是同一笔还是另一笔。",
        )
    if asking.questions[-1].key == plans.TWICE and asking.questions[-1].chosen == SAME:
        return _as(
            asking, wanted, signed, Verdict.SAME, f"与{deciding.places[key]}是同一笔，不重复登记"
        )
    deciding.seen[key] += 1
    deciding.places.setdefault(key, asking.line.place)
    account = _account(deciding, asking, wanted, signed)
    if isinstance(account, str):
        return _as(asking, wanted, signed, Verdict.OPEN, account, "请选记到哪条，或新建一条。")
    return _onto(deciding, asking, wanted, account, signed)


def _as(
    asking: _Asking,
    wanted: Wanted,
    signed: int,
    verdict: Verdict,
    said: str,
    fix: str = "",
    **more: object,
) -> Row:
    known = {"holder": wanted.holder, "matter": wanted.matter, "signed_fen": signed}
    return asking.row(verdict, said, fix, **known, **more)


def _is_apart(deciding: Deciding, asking: _Asking, key: Key) -> bool:
    """A row that stands twice in the ledger is asked about; anything else is a payment of its own."""
    if not deciding.seen[key]:
        return True
    options = [Option(SAME, "是同一笔，只登记一次"), Option(ANOTHER, "是另一笔，也登记")]
    return bool(asking.ask(plans.TWICE, options))


def _account(deciding: Deciding, asking: _Asking, wanted: Wanted, signed: int) -> Open | str:
    """The record the payment goes into: certain, chosen, or new; why not, while it must be chosen."""
    if not wanted.matter.clause:
        return _opened(deciding, wanted, None)
    records = deciding.register.records(targets.model_of(wanted.matter), wanted.holder)
    found = targets.likely(wanted, records)
    pending = _pending(deciding, wanted)
    options = [Option(one.id, named(one)) for one in found.records]
    options += [Option(one.key, f"本次新建的{named(one.record)}") for one in pending]
    if signed > 0 or not options:
        what = wanted.matter.label.partition("：")[2] or targets.model_of(wanted.matter).label
        options.append(Option(NEW, f"没有这条记录，新建{what}"))
    chosen = asking.ask(plans.RECORD, options, _proposed(wanted, found, pending, signed))
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


def _onto(deciding: Deciding, asking: _Asking, wanted: Wanted, account: Open, signed: int) -> Row:
    """Put the payment on its record, unless it stands there already or there is something to ask."""
    if signed < 0:
        return _recovered(deciding, asking, wanted, account, signed)
    if isinstance(account.record, OutsideAward):
        return _elsewhere(deciding, asking, wanted, account, signed)
    if not account.paid or (account.registered_fen is None and _may_be(account, asking.line.when)):
        return _put(asking, wanted, account, signed)
    if not account.rows and _registered(account, asking.line, signed):
        said = f"已经登记过，“{named(account.record)}”上已有这一笔"
        return _as(asking, wanted, signed, Verdict.SAME, said)
    return _beside(asking, wanted, account, signed)


def _may_be(account: Open, when: When) -> bool:
    return not account.rows and When(account.registered_on).may_be(when)


def _registered(account: Open, line: Line, signed: int) -> bool:
    """The payment registered on the record, or one a ledger brought to it, is this one."""
    for past in account.past:
        day = When(past.paid_on, None if past.paid_on else past.year)
        if past.signed_fen == signed and day.may_be(line.when):
            return True
    return account.registered_fen == signed and When(account.registered_on).may_be(line.when)


def _beside(asking: _Asking, wanted: Wanted, account: Open, signed: int) -> Row:
    """Money stands on the record already: by nature one of several, else the clerk is asked."""
    several = wanted.matter.clause in YEARLY or wanted.read.instalment
    total = money.wan(account.now_fen + signed)
    options = [Option(ANOTHER, f"是又一笔，合计 {total} 万元")]
    if account.registered_fen and not account.rows:
        options.append(Option(REPLACE, f"登记的有误，照台账改为 {money.wan(signed)} 万元"))
    options += [Option(SAME, "就是已登记的那一笔，金额不变")]
    chosen = asking.ask(plans.AMOUNT, options, ANOTHER if several else "")
    said = f"“{named(account.record)}”已有兑现 {money.wan(account.now_fen)} 万元，台账这一笔是 {money.wan(signed)} 万元"
    if chosen == SAME:
        return _as(asking, wanted, signed, Verdict.SAME, f"已经登记过，{said}，金额不变")
    if not chosen:
        return _as(
            asking, wanted, signed, Verdict.OPEN, said, "请选是又一笔、登记有误，还是同一笔。"
        )
    account.replaced = account.replaced or chosen == REPLACE
    return _put(asking, wanted, account, signed, replaces=chosen == REPLACE)


def _put(
    asking: _Asking, wanted: Wanted, account: Open, signed: int, *, replaces: bool = False
) -> Row:
    """The payment goes onto the record."""
    told = account.registered_fen if not account.rows else None
    account.rows.append((signed, asking.line.when.day))
    name = named(account.record)
    if account.record.id:
        said = f"已对上“{name}”"
        if replaces:
            said += f"，兑现金额由 {money.wan(told or 0)} 万元改为 {money.wan(signed)} 万元"
        verdict = Verdict.MATCHED
    else:
        said, verdict = f"没有这条记录，将新建“{name}”", Verdict.NEW
    if via := wanted.holder.via:
        said += f"（{via}）"
    return _as(asking, wanted, signed, verdict, said, account=account.key, replaces=replaces)


def _recovered(
    deciding: Deciding, asking: _Asking, wanted: Wanted, account: Open, signed: int
) -> Row:
    """A recovery takes from what was paid, never more."""
    name, paid = named(account.record), account.now_fen
    if isinstance(account.record, OutsideAward):
        what = "其他渠道资金的追回不在台账里登记"
        return _refused(deciding, asking, what, "请在企业的“其他渠道资金”里改那一笔的金额。")
    if -signed > paid:
        what = f"要追回 {money.wan(-signed)} 万元，“{name}”只兑现了 {money.wan(paid)} 万元"
        fix = "请核对是不是记到了别的记录，或原来的那一笔还没有登记。"
        return _refused(deciding, asking, what, fix)
    account.rows.append((signed, asking.line.when.day))
    head = "已对上" if account.record.id else "记到本次新建的"
    said = f"{head}“{name}”，追回 {money.wan(-signed)} 万元"
    verdict = Verdict.MATCHED if account.record.id else Verdict.NEW
    return _as(asking, wanted, signed, verdict, said, account=account.key)


def _elsewhere(
    deciding: Deciding, asking: _Asking, wanted: Wanted, account: Open, signed: int
) -> Row:
    """Money of another programme, unless it is registered as that already."""
    for one in deciding.register.records(OutsideAward, wanted.holder):
        if isinstance(one, OutsideAward) and one.amount_fen == signed and _same_money(one, account):
            said = f"已经登记过，其他渠道资金“{one.title()}”"
            return _as(asking, wanted, signed, Verdict.SAME, said)
    account.rows.append((signed, asking.line.when.day))
    said = f"不是本措施的资金，登记为其他渠道资金“{account.record.title()}”"
    return _as(asking, wanted, signed, Verdict.OUTSIDE, said, account=account.key)


def _same_money(one: OutsideAward, account: Open) -> bool:
    """Of the same project, on a day that may be the same."""
    mine = account.record
    assert isinstance(mine, OutsideAward)
    return one.project == mine.project and When(one.received_on).may_be(When(mine.received_on))
