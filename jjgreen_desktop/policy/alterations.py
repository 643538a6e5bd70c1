"""What differs between two inputs of an assessment, piece by piece; each piece can be put back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS, Title
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.rulings import Made, choice_of

PACK = "pack"  # stands for the record of an alteration of the policy pack
HOLDERS = ("enterprise", "park")
BARE = (Kind.QUANTITY, Kind.MONEY, Kind.DATE, Kind.YEAR)  # stand in a sentence without quotes


@dataclass(frozen=True, slots=True)
class Alteration:
    """One fact, record, ruling, pack or day that differs.

    `words` tell it, beside a line of the record `record`; `elsewhere` beside any other line.
    `put_back` makes it as it was before.
    """

    words: str
    elsewhere: str
    record: str
    put_back: Callable[[Inputs], Inputs]

    def told(self, of: str) -> str:
        """In words beside the line of the record `of`."""
        return self.words if self.record == of else self.elsewhere


def alterations(before: Inputs, after: Inputs) -> list[Alteration]:
    """Every piece in which two inputs differ; all put back, `after` is `before`."""
    found = [*_facts(before.subject, after.subject), *_rulings(before, after)]
    if before.pack.hash != after.pack.hash:
        found.append(_of_pack(before, after))
    if before.on != after.on:
        said = f"测算日期由 {before.on} 改为 {after.on}"
        found.append(Alteration(said, said, "", lambda now: replace(now, on=before.on)))
    return found


def _facts(before: Subject, after: Subject) -> Iterator[Alteration]:
    for entry in fields(Subject):
        was, now = getattr(before, entry.name), getattr(after, entry.name)
        if entry.name in HOLDERS:
            if was and now:
                yield from _of_record(entry.name, was, now)
        else:
            yield from _of_part(entry.name, _by_id(was), _by_id(now))


def _by_id(records: tuple[Record, ...]) -> dict[str, Record]:
    return {record.id: record for record in records}


def _of_part(
    part: str, was: Mapping[str, Record], now: Mapping[str, Record]
) -> Iterator[Alteration]:
    for id, record in now.items():
        if id in was:
            yield from _of_record(part, was[id], record)
        else:
            yield _came(part, record)
    for id, record in was.items():
        if id not in now:
            yield _went(part, record)


def _of_record(part: str, was: Record, now: Record) -> Iterator[Alteration]:
    for field in fields_of(type(now)):
        if getattr(was, field.key) != getattr(now, field.key):
            back = _field_back(part, now.id, field.key, getattr(was, field.key))
            own, whose = (_said(label, field, was, now) for label in _labels(part, field, now))
            yield Alteration(own, whose, now.id, back)


def _labels(part: str, field: Field, record: Record) -> tuple[str, str]:
    """What the field is called beside a line of its own record, and beside any other line."""
    if part in HOLDERS:
        whose = f"{record.label}登记的"
    else:
        whose = f"{_before(part)}{record.label}“{_named(record)}”的"
    return field.label, f"{whose}{field.label}"


def _said(label: str, field: Field, was: Record, now: Record) -> str:
    """A field in words: 验收报告载明的提升率由 7.9 % 改为 8.2 %."""
    if field.kind is Kind.LINK:
        return f"{label}改为另一条"
    before, after = _value(field, was), _value(field, now)
    if getattr(was, field.key) is None:
        return f"补填{label}（{after.strip()}）"
    if getattr(now, field.key) is None:
        return f"清空{label}（原为{before}）"
    return f"{label}由{before}{' ' if before[0] == ' ' else ''}改为{after}"


def _value(field: Field, record: Record) -> str:
    shown = explaining.shown((record, field.key))
    return f" {shown}" if field.kind in BARE else f"“{shown}”"


def _named(record: Record) -> str:
    """A title by its level and kind: its holder is known."""
    if isinstance(record, Title):
        return LEVELS.get(record.level or "", "") + TITLE_KINDS.get(record.kind or "", "")
    return record.title()


def _before(part: str) -> str:
    return "前身企业的" if part.startswith("earlier_") else ""


def _field_back(part: str, id: str, key: str, value: Any) -> Callable[[Inputs], Inputs]:
    def back(now: Inputs) -> Inputs:
        held = getattr(now.subject, part)
        if isinstance(held, Record):
            return _with(now, part, held.model_copy(update={key: value}))
        changed = (r.model_copy(update={key: value}) if r.id == id else r for r in held)
        return _with(now, part, tuple(changed))

    return back


def _with(now: Inputs, part: str, value: object) -> Inputs:
    held: dict[str, Any] = {part: value}
    return replace(now, subject=replace(now.subject, **held))


def _came(part: str, record: Record) -> Alteration:
    said = f"新增{_before(part)}{record.label}“{_named(record)}”"

    def back(now: Inputs) -> Inputs:
        return _with(now, part, tuple(r for r in getattr(now.subject, part) if r.id != record.id))

    return Alteration(said, said, record.id, back)


def _went(part: str, record: Record) -> Alteration:
    said = f"删除{_before(part)}{record.label}“{_named(record)}”"

    def back(now: Inputs) -> Inputs:
        return _with(now, part, (*getattr(now.subject, part), record))

    return Alteration(said, said, record.id, back)


def _rulings(before: Inputs, after: Inputs) -> Iterator[Alteration]:
    was, now = before.own_rulings(), after.own_rulings()
    for key in {**was, **now}:
        if was.get(key) != now.get(key):
            said = _ruled(before, after, key)
            record = key.partition(":")[2]
            yield Alteration(said, said, record, _ruling_back(key, was.get(key)))


def _ruling_back(key: str, entry: str | Made | None) -> Callable[[Inputs], Inputs]:
    def back(now: Inputs) -> Inputs:
        others = {other: made for other, made in now.rulings.items() if other != key}
        return replace(now, rulings={**others, **({} if entry is None else {key: entry})})

    return back


def _ruled(before: Inputs, after: Inputs, key: str) -> str:
    """A ruling in words: its question, the choice before and now, and the paper it rests on."""
    id = key.partition(":")[0]
    questions = {
        ruling.id: ruling.question for ruling in (*before.pack.rulings, *after.pack.rulings)
    }
    was, now = _choice(before, key), _choice(after, key)
    entry = after.rulings.get(key)
    paper = f"（{entry.paper()}）" if isinstance(entry, Made) else ""
    if was == now:
        return f"口径裁定“{questions.get(id, id)}”的依据改变{paper}"
    return f"口径裁定“{questions.get(id, id)}”由“{was}”改为“{now}”{paper}"


def _choice(inputs: Inputs, key: str) -> str:
    id, single, _record = key.partition(":")
    ruling = next((one for one in inputs.pack.rulings if one.id == id), None)
    if ruling is None:
        return "没有这一事项"
    if key in inputs.rulings:
        return ruling.label(choice_of(inputs.rulings[key]))
    return "未裁定" if single else ruling.label(ruling.default)


def _of_pack(before: Inputs, after: Inputs) -> Alteration:
    was, now = before.pack, after.pack
    if was.version != now.version:
        said = f"政策包由 {was.version} 版改为 {now.version} 版"
    else:
        said = f"政策包内容有改动（校验值由 {was.hash[:8]} 改为 {now.hash[:8]}）"
    return Alteration(said, said, PACK, lambda inputs: replace(inputs, pack=was))
