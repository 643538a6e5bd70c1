"""Whose payment it was: a firm or park by code, name, former name or predecessor's code; near names only offered."""

import re
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.operations.importing.matching import Holders, Unmatched, registers
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.past_awards.column_words import FIRM
from jjgreen_desktop.operations.ports import Store

MOST_OFFERED = 6
NEAR = 0.6  # of two names without their common endings: less is another firm
ENDINGS = (
    "有限责任公司",
    "股份有限公司",
    "集团有限公司",
    "有限公司",
    "公司",
    "工业园区",
    "产业园",
    "园区",
)
PREFIXES = ("江西省", "江西", "九江市", "九江")
# A name with another one of the same firm: 样例一厂（原样例老厂）, 样例一厂(曾用名:样例老厂).
TWO_NAMES = re.compile(
    r"(.+?)\((?:已更名|现更名|更名|变更|曾用名|前身|原|现)(?:名|为|是)?[:,]?(.+)\)"
)
PAIR = 2  # characters names must share before they are compared
RARE, MOST_SHARED, COMPARED = 8, 20_000, 60  # pairs looked at, names of each, names compared whole


@dataclass(frozen=True, slots=True)
class Holder:
    """A registered firm or park: `noun` is enterprise or park; `via` says how the name led to it."""

    noun: str
    id: str
    name: str
    via: str = ""

    @property
    def key(self) -> str:
        """How a choice names it."""
        return f"{self.noun}:{self.id}"


@dataclass(frozen=True, slots=True)
class Found:
    """The one holder that is certain, or those that may be meant and why it is not."""

    holder: Holder | None
    offered: tuple[Holder, ...] = ()
    why: str = ""


class Firms:
    """The registers of firms and parks, read once for a ledger."""

    def __init__(self, store: Store) -> None:
        self._registers = registers(store)
        self._known: dict[tuple[str, str, str], Found] = {}

    def find(self, name: str, code: str, words: str = "") -> Found:
        """Who is meant. `words` is what else the line says: the payee may have been the service provider."""
        key = (name, code, words)
        if key not in self._known:
            self._known[key] = self._find(name, code, words)
        return self._known[key]

    def served(self, found: Found, words: str) -> Found:
        """Of money a service provider receives: the firm it worked for, when the line names another one."""
        others = [one for one in self._mentioned(words) if one != found.holder]
        if not others:
            return found
        own = [found.holder] if found.holder else found.offered
        why = "这笔资金由服务商领取，要登记在它所服务的企业名下。"
        return Found(None, tuple({one.key: one for one in (*others, *own)}.values()), why)

    def _find(self, name: str, code: str, words: str) -> Found:
        firms = self._registers[Enterprise.noun]
        if not name and not code:
            return Found(None, self._mentioned(words), "没有写是哪家企业。")
        try:
            record = firms.linked(code or None, name or None)
        except Unmatched as unmatched:
            if one := self._by_two_names(name, code):
                return Found(one)
            if park := self._park(name):
                return Found(park)
            offered = (*self._coded(code), *self._called(name), *self._mentioned(words))
            offered = (*offered, *self._near(name))
            said = str(unmatched).partition("。")[0] + "。"
            return Found(
                None, tuple({one.key: one for one in offered}.values())[:MOST_OFFERED], said
            )
        return Found(
            Holder(Enterprise.noun, record, firms.names[record], _via(firms, record, name, code))
        )

    def _by_two_names(self, name: str, code: str) -> Holder | None:
        """The one firm that either of two names leads to; None where they lead to several, or to none."""
        firms = self._registers[Enterprise.noun]
        found: dict[str, str] = {}
        written = TWO_NAMES.fullmatch(plain_name(name))
        for each in written.groups() if written and FIRM.fullmatch(written[2]) else ():
            with suppress(Unmatched):
                found.setdefault(firms.linked(code or None, each), each)
        if len(found) != 1:
            return None
        ((record, each),) = found.items()
        return replace(self._firm(record), via=f"“{name}”按其中的“{each}”对上")

    def _park(self, name: str) -> Holder | None:
        parks = self._registers[Park.noun]
        found = parks.by_name.get(plain_name(name), [])
        return Holder(Park.noun, found[0], parks.names[found[0]]) if len(found) == 1 else None

    def _coded(self, code: str) -> list[Holder]:
        firms = self._registers[Enterprise.noun]
        own = [firms.by_code[code]] if code in firms.by_code else []
        return [self._firm(record) for record in (*own, *sorted(firms.former.get(code, ())))]

    def _called(self, name: str) -> list[Holder]:
        firms, plain = self._registers[Enterprise.noun], plain_name(name)
        found = (*firms.by_name.get(plain, ()), *sorted(firms.former.get(plain, ())))
        return [self._firm(record) for record in found]

    def _mentioned(self, words: str) -> tuple[Holder, ...]:
        """Firms whose name, or name without its ending, stands in the words."""
        plain = plain_name(words)
        found = {
            one.key: one
            for pair in sorted(_pairs(plain))
            for one, core in self._by_start.get(pair, ())
            if len(core) > PAIR and core in plain
        }
        return tuple(found[key] for key in sorted(found))[:MOST_OFFERED]

    def _near(self, name: str) -> list[Holder]:
        """Names like this one, the nearest first."""
        wanted = _core(plain_name(name))
        if len(wanted) < PAIR:
            return []
        places = self._alike(wanted)
        holders = list(self._cores.items())
        rated = []
        for place in places:
            holder, core = holders[place]
            ratio = SequenceMatcher(None, wanted, core).ratio()
            if ratio >= NEAR or wanted in core or core in wanted:
                rated.append((-ratio, holder.key, holder))
        return [holder for _, _, holder in sorted(rated)[:MOST_OFFERED]]

    def _alike(self, wanted: str) -> list[int]:
        """The names that share most of the rarest pairs of characters with this one."""
        known = [found for pair in _pairs(wanted) if (found := self._by_pair.get(pair))]
        shared: Counter[int] = Counter()
        for found in sorted(known, key=len)[:RARE]:
            shared.update(found[:MOST_SHARED])
        return [place for place, _count in shared.most_common(COMPARED)]

    @cached_property
    def _cores(self) -> dict[Holder, str]:
        return {
            Holder(noun, record, name): _core(plain_name(name))
            for noun, register in self._registers.items()
            for record, name in register.names.items()
            if name
        }

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[Holder, str]]]:
        found: dict[str, list[tuple[Holder, str]]] = defaultdict(list)
        for holder, core in self._cores.items():
            found[core[:PAIR]].append((holder, core))
        return found

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, core in enumerate(self._cores.values()):
            for pair in _pairs(core):
                found[pair].append(place)
        return found

    def _firm(self, record: str) -> Holder:
        return Holder(Enterprise.noun, record, self._registers[Enterprise.noun].names[record])


def _via(firms: Holders, record: str, name: str, code: str) -> str:
    """How an old name or code led to the firm; "" for its present ones."""
    if code and firms.codes.get(record) != code and record in firms.former.get(code, ()):
        return f"代码 {code} 是它以前的代码"
    if name and plain_name(name) != plain_name(firms.names[record]):
        return f"“{name}”是它的曾用名"
    return ""


def _core(plain: str) -> str:
    """A plain name without province, city and legal form, on which most names agree."""
    for prefix in PREFIXES:
        plain = plain.removeprefix(prefix)
    for ending in ENDINGS:
        if plain.endswith(ending):
            return plain.removesuffix(ending)
    return plain


def _pairs(text: str) -> set[str]:
    return {text[place : place + PAIR] for place in range(len(text) - PAIR + 1)}
