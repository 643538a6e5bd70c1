"""疑似重复: enterprises that may be registered twice, found in one pass over the register, and the answer "no".

A pair rests on a sign that tells much (code, name, predecessor) or on hints alone (the name without place and
legal form, phone, account): the former stand first.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import combinations

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import DifferentFirms
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.importing.collecting import uncollected
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office

Going = Callable[[int, int], bool]  # (done, of) → whether to go on
READ = ("name", "credit_code", "former", "former_names", "phone", "bank_account")
BODY = slice(
    8, 17
)  # of a credit code: 主体标识码, which a new registration authority does not change. GB 32100
FULL_CODE = 18
STEP = 20_000  # rows between two words about how far it is
MOST_ALIKE = 6  # firms with one sign in common; of more every one is only paired with the first
MOST_HINTED = (
    4  # firms that share a phone or an account by hint; an agent's phone stands on hundreds
)
PLACES = (("江西省", "江西"), ("九江市", "九江"))
FORMS = ("集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司")
BRACKETS = str.maketrans("", "", "()")
LEAST_CORE = 4  # characters; what is left of a short name says nothing
DIGITS = re.compile(r"\D+")
LEAST_DIGITS = 7


class Sign(IntEnum):
    """What two firms have in common, the weightiest first."""

    CODE = 1
    NAME = 2
    FORMER_NAME = 3
    PREDECESSOR = 4
    CORE = 5
    ACCOUNT = 6
    PHONE = 7

    @property
    def label(self) -> str:
        """In the words of staff."""
        return _LABELS[self]

    @property
    def hint(self) -> bool:
        """Whether it tells nothing by itself."""
        return self >= Sign.CORE


_LABELS = {
    Sign.CODE: "代码的主体部分相同",
    Sign.NAME: "名称相同",
    Sign.FORMER_NAME: "曾用名相同",
    Sign.PREDECESSOR: "一家是另一家的前身",
    Sign.CORE: "名称主干相同",
    Sign.ACCOUNT: "银行账号相同",
    Sign.PHONE: "联系电话相同",
}


@dataclass(frozen=True, slots=True)
class Firm:
    """One enterprise as a list shows it."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two enterprises in order of entry, what they have in common, and the answer given so far."""

    first: Firm
    second: Firm
    signs: tuple[Sign, ...]
    answer: DifferentFirms | None = None

    @property
    def key(self) -> str:
        """What names the pair on the command line."""
        return f"{self.first.id}+{self.second.id}"

    @property
    def hint(self) -> bool:
        """Whether only hints speak for it."""
        return all(sign.hint for sign in self.signs)

    @property
    def said(self) -> str:
        """What they have in common, in words."""
        return "，".join(sign.label for sign in self.signs)


class _Shared:
    """Who has a value: most values are one firm's alone, and half a million lists would cost seconds."""

    def __init__(self) -> None:
        self.first: dict[str, str] = {}
        self.more: dict[str, list[str]] = {}

    def add(self, value: str, firm: str) -> None:
        """Take in that a firm has a value."""
        first = self.first.setdefault(value, firm)
        if first is not firm:
            self.more.setdefault(value, [first]).append(firm)

    def firms(self, value: str) -> Iterable[str]:
        """Those that have a value, in order of entry."""
        return self.more.get(value) or filter(None, (self.first.get(value),))


@dataclass(slots=True)
class _Register:
    """What was read of all enterprises: the firms, and who shares what."""

    firms: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    shared: dict[Sign, _Shared] = field(default_factory=lambda: {sign: _Shared() for sign in Sign})
    codes: dict[str, str] = field(default_factory=dict)
    former: list[tuple[str, str]] = field(default_factory=list)  # firm, its predecessor's code
    called: list[tuple[str, str]] = field(default_factory=list)  # firm, its former name


def candidates(office: Office, progress: Going = lambda _done, _of: True) -> list[Candidate]:
    """The open pairs, the surest first, then those answered; the register is read once.

    `progress(done, of)` returns False to stop with what there is.
    """
    with uncollected():
        register = _read(office, progress)
    answers = _answers(office)
    found = [
        Candidate(_firm(register, one), _firm(register, two), signs, answers.get((one, two)))
        for (one, two), signs in _pairs(register).items()
    ]
    return sorted(found, key=lambda one: (one.answer is not None, one.hint, one.signs, one.key))


def candidate_named(office: Office, one: Enterprise, two: Enterprise) -> Candidate:
    """The pair of two firms, whether or not it stands among the candidates."""
    first, second = sorted((one.id, two.id))
    for found in candidates(office):
        if (found.first.id, found.second.id) == (first, second):
            return found
    by_id = {each.id: Firm(each.id, each.title(), each.credit_code or "") for each in (one, two)}
    return Candidate(by_id[first], by_id[second], (), _answers(office).get((first, second)))


def keep_apart(office: Office, pair: Candidate, reason: str = "") -> DifferentFirms:
    """Keep the answer 不是同一家, as one write that can be taken back; answering again replaces it.

    Raises Problem when it is one and the same entry, or one of them is not registered any more.
    """
    firms = [office.store.get(Enterprise, firm.id) for firm in (pair.first, pair.second)]
    if pair.first.id == pair.second.id or None in firms:
        raise Problem("这一对中有企业已不在登记簿里。", "请重新查找疑似重复后再答复。")
    record = DifferentFirms(
        id=pair.answer.id if pair.answer else "",
        first=pair.first.id,
        second=pair.second.id,
        sign=pair.said or None,
        reason=reason.strip() or None,
        answered_on=office.today(),
    )
    with office.store.transaction(f"答复不是同一家 {pair.first.name}、{pair.second.name}") as write:
        return write.put(record)


def ask_again(office: Office, pair: Candidate) -> None:
    """Take the answer 不是同一家 away, as one write that can be taken back. Raises Problem without one."""
    if pair.answer is None:
        raise Problem("这一对还没有答复。", "请直接合并，或答复不是同一家。")
    with office.store.transaction(f"撤回答复 {pair.first.name}、{pair.second.name}") as write:
        write.delete(pair.answer)


def _read(office: Office, progress: Going) -> _Register:
    register, of = _Register(), office.store.count(Enterprise)
    for done, row in enumerate(office.store.rows(Enterprise, "id", *READ), 1):
        _take(register, *row)
        if done % STEP == 0 and not progress(done, of):
            break
    return register


def _take(
    register: _Register,
    record: str,
    name: str | None,
    code: str | None,
    former: str | None,
    called: str | None,
    phone: str | None,
    account: str | None,
) -> None:
    """One row of the register; half a million of them."""
    shared = register.shared
    register.firms[record] = name, code
    if name:
        plain = plain_name(name)
        shared[Sign.NAME].add(plain, record)
        core = _core(plain)
        if len(core) >= LEAST_CORE:
            shared[Sign.CORE].add(core, record)
    if code:
        register.codes[code] = record
        if len(code) == FULL_CODE:
            shared[Sign.CODE].add(code[BODY], record)
    for text, sign in ((phone, Sign.PHONE), (account, Sign.ACCOUNT)):
        if text and len(digits := DIGITS.sub("", text)) >= LEAST_DIGITS:
            shared[sign].add(digits, record)
    if former:
        register.former += ((record, each) for each in former.split(","))
    if called:
        register.called += ((record, plain_name(each)) for each in called.split("\n"))


def _core(plain: str) -> str:
    """A name without brackets, province, city and legal form: what clerks shorten or leave out."""
    plain = plain.translate(BRACKETS)
    for spellings in PLACES:
        plain = plain.removeprefix(next(filter(plain.startswith, spellings), ""))
    if plain.endswith(FORMS):
        plain = plain.removesuffix(next(filter(plain.endswith, FORMS)))
    return plain


def _pairs(register: _Register) -> dict[tuple[str, str], tuple[Sign, ...]]:
    found: dict[tuple[str, str], set[Sign]] = defaultdict(set)
    for sign, pair in _signs(register):
        if pair[0] != pair[1]:
            found[min(pair), max(pair)].add(sign)
    return {pair: _told(signs) for pair, signs in found.items()}


def _told(signs: set[Sign]) -> tuple[Sign, ...]:
    """The signs in their order; that the core of equal names is equal goes without saying."""
    return tuple(sorted(signs - {Sign.CORE} if Sign.NAME in signs else signs))


def _signs(register: _Register) -> Iterator[tuple[Sign, tuple[str, str]]]:
    for sign, groups in register.shared.items():
        for firms in groups.more.values():
            yield from ((sign, pair) for pair in _among(firms, sign))
    for firm, code in register.former:
        if before := register.codes.get(code):
            yield Sign.PREDECESSOR, (firm, before)
    by_former: dict[str, list[str]] = defaultdict(list)
    for firm, name in register.called:
        yield from (
            (Sign.FORMER_NAME, (firm, one)) for one in register.shared[Sign.NAME].firms(name)
        )
        by_former[name].append(firm)
    for firms in by_former.values():
        yield from ((Sign.FORMER_NAME, pair) for pair in _among(firms, Sign.FORMER_NAME))


def _among(firms: list[str], sign: Sign) -> Iterable[tuple[str, str]]:
    """The pairs among firms that share a sign; of very many only those with the first, by hint none."""
    if len(firms) <= (MOST_HINTED if sign.hint else MOST_ALIKE):
        return combinations(firms, 2)
    return () if sign.hint else ((firms[0], other) for other in firms[1:])


def _firm(register: _Register, record: str) -> Firm:
    name, code = register.firms[record]
    return Firm(record, name or f"未命名{Enterprise.label}", code or "")


def _answers(office: Office) -> dict[tuple[str, str], DifferentFirms]:
    kept = office.store.find(DifferentFirms)
    return {(one.first or "", one.second or ""): one for one in kept}
