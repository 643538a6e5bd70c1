"""历史: who did what when, before and after, read from the journal; and the list of all writes with their state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.packs import name_of
from jjgreen_desktop.operations.ports import Change, JournalEntry
from jjgreen_desktop.operations.views import told

MOST = 500  # rows of one write, or events of one subject
NOBODY = "未署名"
NOUN = "of_noun"  # the field that says of what kind the record is that `of` names
UNDONE = {"登记": "撤销删除，恢复", "修改": "撤销修改，改回", "删除": "撤销登记，移除"}
AGAIN = {"redo": "重做："}
NAMED_BY: dict[str, type[Record]] = {
    "enterprise": Enterprise,
    "park": Park,
    "kept": Enterprise,
    "lost": Enterprise,
}  # other links lead to a record of any kind


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, in words."""

    key: str
    label: str
    before: str
    after: str
    whole: bool = False  # the record came or went with it

    @property
    def said(self) -> str:
        """From what to what; of a record that was not there before, or is no more, what it says."""
        if values.UNKNOWN in (self.before, self.after) and self.whole:
            return f"{self.label} {self.after if self.before == values.UNKNOWN else self.before}"
        return f"{self.label} {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class Event:
    """What one write did to one record."""

    entry: JournalEntry
    noun: str
    record: str
    title: str
    deed: str
    fields: tuple[FieldChange, ...]

    @property
    def label(self) -> str:
        """What kind of record it is."""
        return BY_NOUN[self.noun].label if self.noun in BY_NOUN else "设置"

    @property
    def when(self) -> str:
        """The day and the minute."""
        return moment(self.entry.at)

    @property
    def who(self) -> str:
        """The operator."""
        return self.entry.operator or NOBODY

    @property
    def said(self) -> str:
        """The whole event in one sentence."""
        told = "；".join(one.said for one in self.fields)
        what = f"{self.deed}{self.label}“{self.title}”"
        return "　".join(filter(None, (self.when, self.who, what, told)))


@dataclass(frozen=True, slots=True)
class Deed:
    """One write of the journal as the list of operations shows it."""

    entry: JournalEntry
    name: str
    state: str

    @property
    def undoable(self) -> bool:
        """Whether it can be taken back, if nothing of it was changed since."""
        return self.entry.kind == "write" and not self.entry.taken_back

    @property
    def redoable(self) -> bool:
        """Whether it can be done again, if nothing of it was changed since."""
        return self.entry.taken_back

    @property
    def when(self) -> str:
        """The day and the minute."""
        return moment(self.entry.at)

    @property
    def who(self) -> str:
        """The operator."""
        return self.entry.operator or NOBODY


def deeds(office: Office, most: int = MOST) -> list[Deed]:
    """The latest writes, newest first, with what has become of them."""
    return [_deed(entry) for entry in office.store.history(most)]


def events_of_write(office: Office, seq: int, most: int = MOST) -> list[Event]:
    """What one write did, record by record; of very many the first. Raises Problem for a number there is not."""
    entry = office.store.entry(seq)
    if entry is None:
        raise Problem(f"没有第 {seq} 笔操作。", "请先列出最近的操作及其编号。")
    words = Words(office)
    return [words.event(entry, change) for change in office.store.changes(seq, most)]


def record_history(office: Office, noun: str, record: str) -> list[Event]:
    """Everything that was done to one record, newest first; also of one deleted since."""
    words = Words(office)
    return [words.event(*each) for each in office.store.changes_of(noun, record)]


def subject_history(
    office: Office, subject: Enterprise | Park | Provider, most: int = MOST
) -> list[Event]:
    """The history of an enterprise, park or provider, of all records it has or had, and of firms merged into it."""
    words = Words(office)
    found = (
        each
        for noun, record in _held(office, subject)
        for each in office.store.changes_of(noun, record)
    )
    latest = sorted(found, key=lambda each: each[0].seq, reverse=True)[:most]
    return [words.event(*each) for each in latest]


def find_record(office: Office, record: str) -> str:
    """The noun of the record with this id, also of one deleted. Raises Problem when there never was one."""
    for model in MODELS:
        if office.store.get(model, record) or office.store.changes_of(model.noun, record):
            return model.noun
    raise Problem(f"没有编号为“{record}”的记录。", "请核对编号；编号可从测算或导出的结果中取得。")


def moment(at: str) -> str:
    """The time of an entry as staff read it."""
    return f"{datetime.fromisoformat(at):%Y-%m-%d %H:%M}"


def _deed(entry: JournalEntry) -> Deed:
    match entry.kind:
        case "undo":
            return Deed(entry, f"撤销“{entry.name}”", "撤销操作")
        case "redo":
            return Deed(entry, f"重做“{entry.name}”", "重做操作")
        case "setting":
            return Deed(entry, entry.name, "设置，不可撤销")
    return Deed(entry, entry.name, "已撤销" if entry.taken_back else "")


def _held(office: Office, subject: Enterprise | Park | Provider) -> Iterator[tuple[str, str]]:
    """Noun and id of the subject, of what it holds or held, and of the firms merged into it."""
    yield subject.noun, subject.id
    if isinstance(subject, Provider):
        return  # records write its name, they are not its own
    for model in MODELS:
        if subject.noun in model.model_fields:
            held = [one.id for one in office.store.find(model, **{subject.noun: subject.id})]
            gone = office.store.gone(model, subject.noun, subject.id)
            yield from ((model.noun, record) for record in dict.fromkeys((*held, *gone)))
    if isinstance(subject, Enterprise):
        for merging in office.store.find(Merging, kept=subject.id):
            yield Enterprise.noun, merging.lost or ""


class Words:
    """Turns changes into words; what a link or a code stands for is read once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._titles: dict[tuple[type[Record], str], str] = {}

    def event(self, entry: JournalEntry, change: Change) -> Event:
        """One change of one record in words."""
        if change.noun not in BY_NOUN:
            return self._setting(entry, change)
        model = BY_NOUN[change.noun]
        known = change.after or change.before or {}
        title = model.model_construct(**_of(model, known)).title()
        told = tuple(self._fields(model, change.before or {}, change.after or {}))
        return Event(entry, change.noun, change.record, title, _did(entry, change), told)

    def _setting(self, entry: JournalEntry, change: Change) -> Event:
        """A setting: its value may be long and no text for people."""
        return Event(entry, change.noun, change.record, change.record, "修改", ())

    def _fields(
        self, model: type[Record], before: dict[str, Any], after: dict[str, Any]
    ) -> Iterator[FieldChange]:
        whole = not before or not after
        for field in fields_of(model):
            was, now = before.get(field.key), after.get(field.key)
            if was != now:
                if model is SavedView:
                    was, now = self._of_view(before, field, was), self._of_view(after, field, now)
                before_, after_ = self.shown(field, was), self.shown(field, now)
                yield FieldChange(field.key, field.header(), before_, after_, whole)

    def shown(self, field: Field, value: Any) -> str:
        """A value in words: a link by the name of what it leads to, an industry by code and name."""
        if value is not None and field.kind is Kind.LINK:
            return self._title(field.key, value)
        if field.key == NOUN and value in BY_NOUN:
            return BY_NOUN[value].label
        if value is not None and field.picker == "industry":
            known = self._office.reference.industries.get(value)
            return known.title() if known else values.show(field, value)
        if value is not None and field.picker == "pack":
            return name_of(self._office, value)
        return values.show(field, value)

    def _of_view(self, view: dict[str, Any], field: Field, value: Any) -> Any:
        """What a view shows in words; what cannot be read any more is said to be so."""
        if value is None or field.key not in ("screen", "state"):
            return value
        model = BY_NOUN.get(str(view.get("screen")))
        if field.key == "screen":
            return f"{model.label}列表" if model else value
        industries = {one.code: one.title() for one in self._office.reference.industries.values()}
        read = model and told(model, SavedView(state=str(value)), industries)
        return read or "内容已损坏"

    def _title(self, key: str, record: str) -> str:
        for model in (NAMED_BY[key],) if key in NAMED_BY else MODELS:
            if title := self._title_of(model, record):
                return title
        return f"编号 {record}"

    def _title_of(self, model: type[Record], record: str) -> str:
        known = model, record
        if known not in self._titles:
            self._titles[known] = self._read(model, record)
        return self._titles[known]

    def _read(self, model: type[Record], record: str) -> str:
        if found := self._office.store.get(model, record):
            return found.title()
        changes = self._office.store.changes_of(model.noun, record)
        last = next((change.before for _entry, change in changes if change.before), None)
        gone = model.model_construct(**_of(model, last)).title() if last else ""
        return f"{gone}（已不在登记簿）" if gone else ""


def _of(model: type[Record], known: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in known.items() if key in model.model_fields}


def _did(entry: JournalEntry, change: Change) -> str:
    deed = "登记" if change.before is None else "修改" if change.after is not None else "删除"
    return UNDONE[deed] if entry.kind == "undo" else AGAIN.get(entry.kind, "") + deed
