"""Ctrl+K: everything registered, found by a name, a number, a document or a person, with its place in the register.

Enterprises are found by the index of `searching`, as one types. All else is sought in the store, by the
fields that the catalogue calls `found`: it costs no memory, is never stale, and takes a moment.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.budget import Budget
from jjgreen_desktop.domain.catalogue import Field, Found, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS, OWNERS
from jjgreen_desktop.operations.beside import record_of
from jjgreen_desktop.operations.marking import Span, sounds, spans, words_of
from jjgreen_desktop.operations.names import GAPS, plain_number
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.searching import SOUGHT, Index

EACH = 5  # shown of a group, unless more is asked for
LOOKED_AT = 10  # times as many records are read of a kind, for several of its groups
HEADS: tuple[type[Record], ...] = (Enterprise, Park, Provider)
ORDER = (
    *(model.label for model in HEADS),
    Found.PROJECT,
    Found.DOCUMENT,
    Found.NUMBER,
    Found.PERSON,
    Found.NOTE,
)
# What is of the whole office stands under no firm: it is opened on pages of its own.
BY_SOUND = (Found.NAME, Found.PROVIDER, Found.PROJECT, Found.PERSON)
MOST_NAMES = 200  # names with the same initials; of more the first
MOST_HOLDERS = 100  # firms a word may mean beside another word; of more it tells nothing
GAP = "　"
_SPACED = str.maketrans(dict.fromkeys(GAPS, " "))
BEFORE, PIECE = 8, 48  # characters of a long text that are shown: before what was typed, and in all
BREAK, TAB = "\x1e", "\x1f"
Going = Callable[[], bool]  # whether the answer is still wanted


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: under which heading, the words with what was typed marked, and where it is.

    `noun` and `record` are what to open; `key` the field it was found by; `part` the record within that
    one which holds the field, if another does. Of an award `place` is its clause and the record it rests on,
    of a ruling its question and the record it is for alone, of a year's pool the year.
    """

    group: str
    text: str
    noun: str
    record: str
    marks: tuple[Span, ...] = ()
    note: str = ""
    note_marks: tuple[Span, ...] = ()
    owner_noun: str = ""
    owner: str = ""
    key: str = ""
    part: str = ""
    place: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found, by group in the order shown; `more` names the groups with further ones."""

    hits: tuple[Hit, ...]
    more: frozenset[str] = frozenset()


class Initials:
    """The names of the register with their initials, kept as long texts until something is written."""

    def __init__(self) -> None:
        self._texts: dict[tuple[type[Record], str], tuple[int, str]] = {}

    def having(self, office: Office, model: type[Record], key: str, word: str) -> frozenset[str]:
        """The values of a field whose initials contain the word."""
        text = self._text(office, model, key)
        found: set[str] = set()
        place = text.find(word)
        while place >= 0 and len(found) < MOST_NAMES:
            start, end = text.rfind(BREAK, 0, place) + 1, text.find(BREAK, place)
            name, _tab, sound = text[start:end].partition(TAB)
            if word in sound:
                found.add(name)
            place = text.find(word, end)
        return frozenset(found)

    def _text(self, office: Office, model: type[Record], key: str) -> str:
        made, text = self._texts.get((model, key), (-1, ""))
        if made != office.store.revision:
            readings = office.reference.readings
            names = office.store.distinct(model, key)
            text = "".join(f"{name}{TAB}{' '.join(readings(name))}{BREAK}" for name in names)
            self._texts[model, key] = office.store.revision, text
        return text


@dataclass(frozen=True)
class _Asking:
    """What is sought: the words, the firms each may mean, the initials at hand."""

    words: list[str]
    holders: Mapping[str, Collection[str]]
    initials: Initials


def seek(
    office: Office,
    text: str,
    firms: Iterable[str] | None = None,
    *,
    holders: Mapping[str, Collection[str]] | None = None,
    each: int = EACH,
    initials: Initials | None = None,
    going: Going = lambda: True,
) -> Sought:
    """Everything that matches: a part of what is written, or pinyin initials; words apart by blanks must all match.

    `firms` are the enterprises the index found (None: it is built for this), `holders` those it finds by each
    of several words: “样例一厂 余热” is a project of that firm. `each` is how many of a group are told;
    `initials` keeps what was read from one search to the next.
    """
    words = words_of(text)
    if not words:
        return Sought(())
    if firms is None:
        index = Index.build(office)
        firms, holders = index.find(text, each + 1), holders_of(text, index.find)
    asking = _Asking(words, holders or {}, initials or Initials())
    found = [
        _firm_hit(office, firm, words)
        for firm in office.store.find(Enterprise, id=frozenset(firms))
    ]
    for model in (one for one in MODELS if _fields(one)):
        if not going():
            break
        found += _hits(office, model, asking, LOOKED_AT * each)
    return _cut(_one_a_project(found), each)


def holders_of(text: str, find: Callable[[str, int], list[str]]) -> dict[str, list[str]]:
    """The enterprises each of several words finds alone; none for a word that finds very many."""
    words = words_of(text)
    found = {word: find(word, MOST_HOLDERS + 1) for word in words} if len(words) > 1 else {}
    return {word: firms for word, firms in found.items() if len(firms) <= MOST_HOLDERS}


def read(office: Office, subjects: Iterable[tuple[str, str]]) -> list[Hit]:
    """Enterprises, parks and providers by noun and id, as they would be found; what is gone is left out."""
    records = (office.store.get(BY_NOUN[noun], record) for noun, record in subjects)
    return [
        _firm_hit(office, one, []) if isinstance(one, Enterprise) else _head_hit(one)
        for one in records
        if one
    ]


@cache
def _fields(model: type[Record]) -> tuple[Field, ...]:
    """The fields sought in the store; the index has the names and codes of enterprises."""
    indexed = SOUGHT if model is Enterprise else ()
    return tuple(one for one in fields_of(model) if one.found and one.key not in indexed)


def _hits(office: Office, model: type[Record], asking: _Asking, most: int) -> Iterator[Hit]:
    fields, words = _fields(model), asking.words
    asked = [_asked(office, model, word, asking) for word in words]
    for record in office.store.matching(model, asked, most):
        field = next((one for one in fields if _marks(office, record, one, words)), None)
        hit = _hit(office, record, field, words) if field else None
        if hit and not hit.note.endswith(
            f"{GAP}{hit.text}"
        ):  # a title in the firm's own name is the firm
            yield hit


def _asked(
    office: Office, model: type[Record], word: str, asking: _Asking
) -> dict[str, str | frozenset[str]]:
    """In which fields of a kind a word is sought, and which owners it may mean."""
    asked: dict[str, str | frozenset[str]] = {}
    for field in _fields(model):
        by_sound = _by_sound(field) and sounds(word)
        known = asking.initials.having(office, model, field.key, word) if by_sound else word
        asked[field.key] = known
    if word in asking.holders and Enterprise.noun in model.model_fields:
        asked[Enterprise.noun] = frozenset(asking.holders[word])
    return asked


def _marks(office: Office, record: Record, field: Field, words: Sequence[str]) -> tuple[Span, ...]:
    value = _text(record, field)
    if field.kind is Kind.CODE:  # each place stays where it is: a blank is passed over
        value, words = value.translate(_SPACED), list(filter(None, map(plain_number, words)))
    by_sound = _by_sound(field)
    return spans(
        office.reference, value, [one for one in words if by_sound or one in _plain(value)]
    )


def _by_sound(field: Field) -> bool:
    """Names of people, projects and firms are sought by their initials too; numbers are not."""
    return field.found in BY_SOUND and field.kind is not Kind.CODE


def _plain(value: str) -> str:
    return "".join(words_of(value))


def _text(record: Record, field: Field) -> str:
    value: Any = record.__dict__[field.key]
    return "、".join(value) if isinstance(value, tuple) else str(value or "")


def _hit(office: Office, record: Record, field: Field, words: Sequence[str]) -> Hit:
    owner_noun, owner, whose = _owner(office, record)
    named = record.label if field.key == record.title_field else f"{record.label} · {field.label}"
    if isinstance(record, RecordNote):
        named = GAP.join(filter(None, (named, _beside(office, record))))
    text, marks = _told(office, record, field, words)
    found = Hit(
        group=record.label if field.found is Found.NAME else str(field.found),
        text=text,
        marks=marks,
        note=GAP.join(filter(None, (named, whose))),
        noun=record.noun,
        record=record.id,
        owner_noun=owner_noun,
        owner=owner,
        key=field.key,
    )
    if isinstance(record, HEADS):
        return replace(
            found,
            note=f"{field.label}{GAP}{record.title()}" if field.found is not Found.NAME else "",
        )
    return _placed(record, found)


def _told(
    office: Office, record: Record, field: Field, words: Sequence[str]
) -> tuple[str, tuple[Span, ...]]:
    """The words found with what was typed marked; of a long text the piece about it, in one line."""
    marks = _marks(office, record, field, words)
    if field.kind is not Kind.LONG_TEXT or not marks:
        return _text(record, field), marks
    whole = _text(record, field)
    start = max(marks[0][0] - BEFORE, 0)
    piece = " ".join(whole[start : start + PIECE].split())
    shown = f"{'…' if start else ''}{piece}{'…' if start + PIECE < len(whole) else ''}"
    return shown, spans(office.reference, shown, [one for one in words if one in _plain(shown)])


def _beside(office: Office, note: RecordNote) -> str:
    """The record a note stands on, in words; "" for a firm, park or provider itself, whose name follows."""
    found = record_of(office, note)
    if isinstance(found, HEADS):
        return ""
    return f"{found.label} {found.title()}" if found else "已删除的记录"


def _placed(record: Record, found: Hit) -> Hit:
    """Where it is opened: a part within the record it belongs to, an award at its line."""
    if isinstance(record, Award):
        return replace(found, place=(record.clause or "", record.of or ""))
    if isinstance(record, RulingMade):
        return replace(found, place=(record.ruling or "", record.of or ""))
    if isinstance(record, Budget):
        return replace(found, place=(str(record.year), ""))
    for entry in fields_of(type(record)):
        if entry.links and (held := record.__dict__[entry.key]):
            return replace(found, noun=entry.links, record=held, part=record.id)
    return found


def _owner(office: Office, record: Record) -> tuple[str, str, str]:
    for noun, model in OWNERS.items():
        if held := record.__dict__.get(noun):
            owner = office.store.get(model, held)
            return noun, held, owner.title() if owner else ""
    if record.__dict__.get("of_noun") == Provider.noun:  # what is kept beside a provider
        held = record.__dict__["of"]
        provider = office.store.get(Provider, held)
        return Provider.noun, held, provider.title() if provider else ""
    return "", "", ""


def _head_hit(record: Record) -> Hit:
    return Hit(record.label, record.title(), record.noun, record.id)


def _firm_hit(office: Office, firm: Enterprise, words: Sequence[str]) -> Hit:
    """A firm by its name; beside it its code, or the former name or code it was found by."""
    marks = spans(office.reference, firm.title(), words)
    found = Hit(firm.label, firm.title(), firm.noun, firm.id, marks)
    beside = [firm.credit_code or ""]
    if len([one for one in words if spans(office.reference, firm.title(), [one])]) < len(words):
        beside += [f"曾用名 {one}" for one in firm.former_names or ()]
        beside += [f"原代码 {one}" for one in firm.former or ()]
    note = max(beside, key=lambda one: len(spans(office.reference, one, words)))
    return replace(found, note=note, note_marks=spans(office.reference, note, words))


def _one_a_project(found: Iterable[Hit]) -> Iterator[Hit]:
    """A project bears one name under every clause: told once for each owner, the record of the project first."""
    seen: set[tuple[str, str, str]] = set()
    for hit in sorted(found, key=lambda one: one.noun != "project"):
        known = hit.group, hit.owner, hit.text
        if hit.group != Found.PROJECT or known not in seen:
            seen.add(known)
            yield hit


def _cut(found: Iterable[Hit], each: int) -> Sought:
    groups: dict[str, list[Hit]] = {}
    for hit in found:
        groups.setdefault(hit.group, []).append(hit)
    order = sorted(groups, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER))
    more = frozenset(group for group, hits in groups.items() if len(hits) > each)
    return Sought(tuple(hit for group in order for hit in groups[group][:each]), more)
