"""Row by row: whose, what for, on which record, and how it stands to what is registered. What is not certain is asked."""

import re
from collections.abc import Sequence
from datetime import date

from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.past_awards import plans, targets
from jjgreen_desktop.operations.past_awards.accounting import account_for
from jjgreen_desktop.operations.past_awards.accounts import Key, as_written, key_of_line
from jjgreen_desktop.operations.past_awards.figures import When
from jjgreen_desktop.operations.past_awards.firms import Holder
from jjgreen_desktop.operations.past_awards.lines import Line
from jjgreen_desktop.operations.past_awards.paying import onto
from jjgreen_desktop.operations.past_awards.plans import Account, Option, Row, Verdict
from jjgreen_desktop.operations.past_awards.row_asking import (
    ANOTHER,
    PAID,
    RECOVERED,
    SAME,
    Asking,
    Deciding,
    Payment,
    refused,
)
from jjgreen_desktop.operations.past_awards.targets import Wanted
from jjgreen_desktop.operations.past_awards.words import BY_PROVIDER, matter_of, matters, understood

TAKEN = "已经登记过，这一行以前导入过"
UNPAID = "请照凭证选定；没有兑现的，或兑现后已全部追回的，选“不登记这一行”。"
MATTER = "请选是哪一条的资金。"
MATTERS = f"{MATTER}一行里有几笔的，选“不登记这一行”，照凭证分成几行后重新导入。"
FIRMS = (
    "一行里有几家企业的，选“不登记这一行”，照凭证分成一家一行后重新导入；只是一家的，请选是哪一家。"
)
SEVERAL = re.compile(r"[、;]|等\d*[家户个]")  # of firms
HEAVY = "请核对后选一个；都不是的选“不登记这一行”，先登记好企业再导入。"


def decided(deciding: Deciding, lines: Sequence[Line]) -> tuple[list[Row], dict[str, Account]]:
    """The rows in the order of the ledger, and the records they go into by the key of their account."""
    order = sorted(range(len(lines)), key=lambda place: (_recovers(lines[place]), place))
    found: dict[int, Row] = {}
    for place in order:
        found[place] = _decide(deciding, lines[place])
        if found[place].verdict is Verdict.OPEN:
            deciding.waiting.add(lines[place].name)
    rows = [found[place] for place in range(len(lines))]
    used = {row.account for row in rows if row.verdict in plans.WRITTEN}
    accounts = {key: one.closed() for key, one in deciding.accounts.items() if key in used}
    return rows, accounts


def _recovers(line: Line) -> bool:
    return (line.fen or 0) < 0


def _decide(deciding: Deciding, line: Line) -> Row:
    asking = Asking(line, deciding.answers.of(line.key))
    if line.key in deciding.answers.left:
        return asking.row(Verdict.REFUSED, "您选了不登记这一行", left=True)
    if line.fault:
        return refused(deciding, asking, *line.fault)
    if _ahead(line.when, deciding.today):
        what = f"兑现日期 {line.when.said} 晚于今天"
        return refused(deciding, asking, what, "请照凭证核对日期；还没有拨付的不在这里登记。")
    if line.fen is None:
        return asking.row(
            Verdict.OPEN, "不知道金额的单位", "请先选这张表金额的单位（元、万元等）。"
        )
    if deciding.register.taken(as_written(line), deciding.content):
        return asking.row(Verdict.SAME, TAKEN)
    return _unless_denied(asking) or _of_holder(deciding, asking)


def _unless_denied(asking: Asking) -> Row | None:
    """The row while nobody has said what to make of a note against the payment; None where it is one."""
    if not (denied := asking.line.denied):
        return None
    options = [
        Option(PAID, "已兑现，照这一行登记（追回的另行登记）"),
        Option(RECOVERED, "这一行就是追回"),
    ]
    if asking.ask(plans.NOTE, options):
        return None
    return asking.row(Verdict.OPEN, f"写着“{denied}”，不能确定是不是兑现", UNPAID)


def _ahead(when: When, today: date) -> bool:
    return when.day > today if when.day else (when.year or 0) > today.year


def _of_holder(deciding: Deciding, asking: Asking) -> Row:
    line = asking.line
    words = f"{line.matter}{line.project}{line.note}"
    found = deciding.firms.find(line.name, line.code, words)
    if {one.clause for one in understood(line.matter).matters} & BY_PROVIDER:
        found = deciding.firms.served(found, words)
    if found.holder is None and not found.offered:
        return refused(
            deciding, asking, found.why, "请先登记或导入这家企业，再导入本表；也可以不登记这一行。"
        )
    offered = (*([found.holder] if found.holder else []), *found.offered)
    options = [Option(one.key, one.name) for one in offered]
    chosen = asking.ask(plans.FIRM, options, found.holder.key if found.holder else "")
    holder = next((one for one in offered if one.key == chosen), None)
    if holder is None:
        fix = FIRMS if SEVERAL.search(plain(line.name)) else HEAVY
        return asking.row(Verdict.OPEN, f"不能确定是哪家企业：{found.why.rstrip('。')}", fix)
    return _of_matter(deciding, asking, holder)


def _of_matter(deciding: Deciding, asking: Asking, holder: Holder) -> Row:
    line = asking.line
    matter = f"{line.matter}，{line.level}" if line.level else line.matter
    read = understood(matter, line.source)
    if not read.matters:  # the project's name tells less: it says 改造 of whatever was paid on it
        read = understood(f"{matter} {line.project}", line.source)
    meant = [one for one in read.matters if targets.fits_holder(one, holder)]
    every = [one for one in matters() if targets.fits_holder(one, holder)]
    options = [Option(one.key, one.label) for one in (*meant, *every)]
    proposed = meant[0].key if len(meant) == 1 else ""
    chosen = matter_of(asking.ask(plans.MATTER, options, proposed))
    if chosen is None:
        said = "、".join(one.label for one in meant)
        why = f"“{line.matter}”可以是{said}" if meant else f"看不出“{line.matter}”是哪一条的资金"
        several = len({one.clause for one in meant}) > 1
        return asking.row(Verdict.OPEN, why, MATTERS if several else MATTER, holder=holder)
    signed = _signed(asking, read.recovery)
    if signed is None:
        fix = "请选这一行是兑现还是追回。"
        return asking.row(
            Verdict.OPEN, "写的是追回，金额却不是负数", fix, holder=holder, matter=chosen
        )
    return _of_payment(deciding, Payment(asking, Wanted(holder, chosen, read, line), signed))


def _signed(asking: Asking, recovery: bool) -> int | None:
    """The amount with its sign; None while a positive amount is called a recovery and nobody has said."""
    fen = asking.line.fen or 0
    if fen > 0 and asking.given.get(plans.NOTE) == RECOVERED:
        return -fen
    if fen < 0 or not recovery:
        return fen
    options = [Option(RECOVERED, "追回"), Option(PAID, "兑现")]
    chosen = asking.ask(plans.SIGN, options)
    return {RECOVERED: -fen, PAID: fen}.get(chosen)


def _of_payment(deciding: Deciding, payment: Payment) -> Row:
    key = key_of_line(payment.wanted.holder.key, payment.line, payment.signed_fen)
    if deciding.register.taken(key, deciding.content):
        return payment.row(Verdict.SAME, TAKEN)
    same = key, payment.wanted.matter.key  # 国家级 and 省级 may stand in a column of their own
    if not _is_apart(deciding, payment, same):
        return payment.row(
            Verdict.OPEN,
            f"与{deciding.places[same]}完全相同",
            "请选是同一笔还是另一笔。",
        )
    if (
        payment.asking.questions[-1].key == plans.TWICE
        and payment.asking.questions[-1].chosen == SAME
    ):
        return payment.row(Verdict.SAME, f"与{deciding.places[same]}是同一笔，不重复登记")
    deciding.seen[same] += 1
    deciding.places.setdefault(same, payment.line.place)
    account = account_for(deciding, payment)
    if isinstance(account, str):
        return payment.row(Verdict.OPEN, account, "请选记到哪条，或新建一条。")
    return onto(deciding, payment, account)


def _is_apart(deciding: Deciding, payment: Payment, same: tuple[Key, str]) -> bool:
    """A row that stands twice in the ledger is asked about; anything else is a payment of its own."""
    if not deciding.seen[same]:
        return True
    options = [Option(SAME, "是同一笔，只登记一次"), Option(ANOTHER, "是另一笔，也登记")]
    return bool(payment.ask(plans.TWICE, options))
