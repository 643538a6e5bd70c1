"""The tables of a dossier that are generated from the catalogue: a field added there appears here by itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jjgreen_desktop.domain import money, values
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import OWNERS, whole_of
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS, Title
from jjgreen_desktop.operations.dossier_shape import Block, Cell, Heading, Place, Row
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.packs import name_of

# What a dossier need not show whole: the firm confirms it on the notice, an auditor knows it by its end.
MASKED = ("bank_account",)
SHOWN_DIGITS = 4
REST = "其他登记内容"
# How bytes are kept, and what kind of record a link beside it names: no words for people.
BESIDE = ("content", "size", "media")
NO_WORDS = ("_noun", "_hash")
FORM = 16  # fields; a record with more is laid out as a form, not as one line
NUMBERS = (Kind.MONEY, Kind.QUANTITY)
GONE = "已不在登记簿"
Extra = tuple[Heading, Callable[[Any], Cell]]


@dataclass(frozen=True, slots=True)
class Holding:
    """A subject with every record it holds, by kind, each kind in order of entry."""

    subject: Enterprise | Park | Provider
    records: dict[type[Record], list[Any]]

    def of(self, model: type[Record]) -> list[Any]:
        """Its records of one kind."""
        return self.records.get(model, [])

    def all(self) -> Iterator[Record]:
        """The subject, then everything it holds."""
        yield self.subject
        for records in self.records.values():
            yield from records

    def titles(self) -> dict[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self.all()}


class Words:
    """Values of fields in words: industries by code and name, links by the record they lead to."""

    def __init__(self, office: Office, holding: Holding) -> None:
        self._office = office
        self._known = holding.titles()

    def cell(self, field: Field, value: Any) -> Cell:
        """One value; unknown is “—”."""
        if value is None:
            return Cell(values.UNKNOWN)
        if field.kind is Kind.LINK:
            return Cell(self.named(str(value)), value)
        if field.key in MASKED:
            return Cell(masked(value), masked(value))
        if field.picker == "industry":
            found = self._office.reference.industries.get(value)
            return Cell(found.title() if found else str(value), value)
        if field.picker == "pack":
            return Cell(name_of(self._office, value), value)
        return Cell(values.show(field, value), value)

    def named(self, record: str) -> str:
        """A record by its id in words: 诊断 样例节能服务有限公司."""
        found = self._known.get(record)
        return named(found) if found else GONE

    def opening(self, record: Record, key: str = "") -> Place:
        """Where a record is shown: itself, the one it is a part of, the return of its year, the one awarded."""
        if (whole := whole_of(type(record))) and (held := record.__dict__[whole[1]]):
            return Place(whole[0].noun, held, key, part=record.id)
        if isinstance(record, EnergyUse) and (report := self._report(record)):
            return Place(report.noun, report.id, key, part=record.id)
        if isinstance(record, Award) and (behind := self._known.get(record.of or "")):
            return Place(behind.noun, behind.id)
        return Place(record.noun, record.id, key)

    def _report(self, use: EnergyUse) -> AnnualReturn | None:
        known = (one for one in self._known.values() if isinstance(one, AnnualReturn))
        return next((one for one in known if one.year == use.year), None)

    def fact(self, field: Field, value: Any) -> str:
        """Label, value and unit run in: 产品 水泥熟料."""
        unit = f" {field.unit}" if field.unit and value is not None else ""
        return f"{field.label} {self.cell(field, value).text}{unit}"

    def rest(self, record: Record, keys: Sequence[str]) -> Cell:
        """What is known of a record besides some fields."""
        told = [
            self.fact(field, record.__dict__[field.key])
            for field in told_fields(type(record))
            if field.key not in keys and record.__dict__[field.key] is not None
        ]
        return Cell("；".join(told))


def named(record: Record) -> str:
    """What staff call a record; a title is held in the firm's own name, which says nothing."""
    if isinstance(record, Title):
        kind = LEVELS.get(record.level or "", "") + TITLE_KINDS.get(record.kind or "", "")
        return f"{record.label} {kind or record.title()}"
    return f"{record.label} {record.title()}"


def masked(text: str) -> str:
    """An account by its last digits."""
    return f"****{text[-SHOWN_DIGITS:]}" if len(text) > SHOWN_DIGITS else "****"


def told_fields(model: type[Record]) -> list[Field]:
    """The fields of a record people read: all but whose it is and how its bytes are kept."""
    unread = (*OWNERS, *BESIDE)
    return [f for f in fields_of(model) if f.key not in unread and not f.key.endswith(NO_WORDS)]


def is_form(model: type[Record]) -> bool:
    """Whether a record of this kind has too many fields for one line."""
    return len(told_fields(model)) > FORM


def blocks_of(words: Words, records: Sequence[Record], *extra: Extra) -> tuple[Block, ...]:
    """The records of one kind: a table, or a form for each; `extra` are columns beside the fields."""
    if not records:
        return ()
    model = type(records[0])
    if is_form(model):
        return tuple(form(words, record, *extra) for record in records)
    return (listing(words, model, records, *extra),)


def listing(words: Words, model: type[Record], records: Sequence[Record], *extra: Extra) -> Block:
    """A line each: what it is part of, the fields of its list on screen, `extra`, the rest run in."""
    columns = [f for f in told_fields(model) if f.in_table or f.kind is Kind.LINK]
    keys = [field.key for field in columns]
    heads = [Heading(f.key, f.header(), f.kind in NUMBERS) for f in columns]
    rows = []
    for record in records:
        cells = [words.cell(field, record.__dict__[field.key]) for field in columns]
        cells += [tell(record) for _head, tell in extra]
        rows.append(Row((*cells, words.rest(record, keys)), words.opening(record)))
    heads += [head for head, _tell in extra] + [Heading("rest", REST)]
    return without_blank(Block(model.noun, model.label, tuple(rows), tuple(heads)))


def without_blank(block: Block) -> Block:
    """The table without the columns in which no row has a word."""
    kept = [n for n in range(len(block.heads)) if any(r.cells[n].text for r in block.rows)]
    rows = tuple(Row(tuple(r.cells[n] for n in kept), r.opens, r.summed) for r in block.rows)
    heads = tuple(block.heads[n] for n in kept)
    return Block(block.key, block.title, rows, heads, block.opens)


def form(words: Words, record: Record, *extra: Extra) -> Block:
    """Every fact known of one record, and those a clause or a check asks for, known or not."""
    place = words.opening(record)
    rows = [Row((Cell(head.text), tell(record)), place) for head, tell in extra]
    for field in told_fields(type(record)):
        value = record.__dict__[field.key]
        if value is not None or field.clause or field.required:
            cells = Cell(field.header(), field.key), words.cell(field, value)
            rows.append(Row(cells, words.opening(record, field.key)))
    title = f"{record.label}　{record.title()}"
    return Block(record.noun, title, tuple(rows), opens=place)


def head(words: Words, record: Record) -> Block:
    """The subject's own fields, known or not."""
    rows = tuple(
        Row(
            (Cell(field.header(), field.key), words.cell(field, record.__dict__[field.key])),
            words.opening(record, field.key),
        )
        for field in told_fields(type(record))
    )
    return Block(record.noun, "", rows, opens=words.opening(record))


def yuan(fen: int | None) -> Cell:
    """An amount in 元; unknown is “—”."""
    return Cell(values.UNKNOWN) if fen is None else Cell(money.yuan(fen), fen)


def day(on: date | None) -> Cell:
    """A day; unknown is “—”."""
    return Cell(values.UNKNOWN) if on is None else Cell(str(on), on)
