"""Matches rows to the register: holders by credit code, else by name; keys are loaded once, not per row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.ports import Store


class Unmatched(ValueError):
    """The row names no single holder; the message is a Chinese sentence with the next step."""


@dataclass
class Holders:
    """The registered enterprises or parks by code and by plain name."""

    label: str
    names: dict[str, str] = field(default_factory=dict)  # id → name as registered
    codes: dict[str, str] = field(default_factory=dict)  # id → code
    by_code: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, record: str, name: str | None, code: str | None) -> None:
        """Take one holder in."""
        self.names[record] = name or ""
        if code:
            self.codes[record] = code
            self.by_code[code] = record
        if name:
            self.by_name[plain_name(name)].append(record)

    def add_former(self, record: str, names: Iterable[str], codes: Iterable[str]) -> None:
        """What one holder was called before, and the codes it and those before it had."""
        for text in (*map(plain_name, names), *codes):
            if text:
                self.former[text].add(record)

    def match(self, code: str | None, name: str | None) -> str | None:
        """The id of the holder meant, None if there is none. Raises Unmatched when it is not certain."""
        if code and (found := self.by_code.get(code)):
            return found
        named = self.by_name.get(plain_name(name), []) if name else []
        if len(named) > 1 and not code:
            raise Unmatched(
                f"登记簿里有 {len(named)} 家{self.label}叫“{name}”。请填上统一社会信用代码。"
            )
        fitting = [record for record in named if not code or record not in self.codes]
        if named and not fitting:
            raise Unmatched(
                f"登记簿里“{name}”的统一社会信用代码是 {self.codes[named[0]]}，与本行不同。"
                "请对照营业执照核对，改正本行或登记簿。"
            )
        return fitting[0] if fitting else None

    def linked(self, code: str | None, name: str | None) -> str:
        """The holder a row hangs on. Raises Unmatched when there is none or code and name disagree."""
        if not code and not name:
            raise Unmatched(f"没有写是哪家{self.label}。请填上统一社会信用代码或{self.label}名称。")
        found = (
            self.heir(code, name)
            or self.match(code, name)
            or self._before(plain_name(name or "") if name else code or "")
        )
        if found is None:
            raise Unmatched(
                f"登记簿里没有{self.label}“{name or code}”。请先登记或导入这家{self.label}，再导入本表。"
            )
        if name and not self._called(found, name):
            raise Unmatched(
                f"代码 {code} 登记的是“{self.names[found]}”，与本行名称“{name}”不同。请核对后改正其中一个。"
            )
        return found

    def before(self, name: str) -> list[str]:
        """The holders that had this name before: none when one has it now."""
        plain = plain_name(name)
        return [] if self.by_name.get(plain) else sorted(self.former.get(plain, ()))

    def heir(self, code: str | None, name: str | None) -> str | None:
        """The registered holder that had this code and this name before, None if there is none."""
        known = self.former.get(code or "", set()) if code not in self.by_code else set()
        return next(
            (record for record in sorted(known) if name and self._called(record, name)), None
        )

    def _before(self, text: str) -> str | None:
        """The one holder that had this code or plain name before, None if there is none, or there are several."""
        found = self.former.get(text, set()) if text not in self.by_code else set()
        return next(iter(found)) if len(found) == 1 else None

    def _called(self, record: str, name: str) -> bool:
        plain = plain_name(name)
        return plain == plain_name(self.names[record]) or record in self.former.get(plain, ())


def registers(store: Store) -> dict[str, Holders]:
    """Both registers of holders, by the field that links to them."""
    return {"enterprise": enterprises(store), "park": parks(store)}


def enterprises(store: Store) -> Holders:
    """All enterprises of the register."""
    found = _holders(Holders("企业"), store.rows(Enterprise, "id", "name", "credit_code"))
    for record, names, codes in store.rows(Enterprise, "id", "former_names", "former"):
        if names or codes:
            found.add_former(record, (names or "").split("\n"), (codes or "").split(","))
    return found


def providers(store: Store) -> Holders:
    """All providers of the register."""
    return _holders(Holders("服务商"), store.rows(Provider, "id", "name", "credit_code"))


def parks(store: Store) -> Holders:
    """All parks of the register."""
    rows = store.rows(Park, "id", "name")
    return _holders(Holders("园区"), ((*row, None) for row in rows))


def _holders(holders: Holders, rows: Iterable[tuple[str, str | None, str | None]]) -> Holders:
    for record, name, code in rows:
        holders.add(record, name, credit_code.normalise(code) if code else None)
    return holders
