"""The one catalogue of fields: what a field is called, measured in, explained by and checked for.

Form, table, workbook template, import check and paper are all generated from it.

To add a field: one line in the record's model (`domain/<noun>.py`), one migration in
`db/migrations.py`. Nothing else names a label, a unit or a rule.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from jjgreen_desktop.domain.finding import Grade

if TYPE_CHECKING:
    from jjgreen_desktop.domain.record import Record


class Kind(StrEnum):
    """How a field's value is typed, stored and shown."""

    TEXT = "text"  # str
    LONG_TEXT = "long_text"  # str, several lines
    CODE = "code"  # str of letters and digits; a float from a sheet is refused, never repaired
    DATE = "date"  # datetime.date
    YEAR = "year"  # int
    QUANTITY = "quantity"  # decimal.Decimal, stored as decimal text
    MONEY = "money"  # int, 分; typed and shown in 元
    YES_NO = "yes_no"  # bool; None is unknown
    CHOICE = "choice"  # str, one key of `choices`
    CHOICES = "choices"  # tuple[str, ...] of keys of `choices`; None is unknown, () is none
    CODES = "codes"  # tuple[str, ...]
    NAMES = "names"  # tuple[str, ...] of free names
    LINK = "link"  # str, the id of another record


class Found(StrEnum):
    """By what sort of word the box Ctrl+K finds a record through a field; the heading its finds stand under."""

    NAME = "名称"  # stands under what the record is called: 企业, 园区
    PROVIDER = "服务商"
    PROJECT = "项目"
    DOCUMENT = "文号"  # several records may rest on one document
    NUMBER = "编号"  # this record's own
    PERSON = "联系人"
    NOTE = "记事"  # a piece of its words


class Field(NamedTuple):
    """One field of a record, as staff know it.

    `required` is the grade of the finding when the field is empty (None: may be empty).
    `choices` maps the stored key to the Chinese label. `clause` names the clause of the measures
    that asks for the field ("2.1"). `group` is the heading it stands under in the form.
    `check` returns a sentence saying what is wrong with a non-empty value, or "".
    """

    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    help: str = ""
    example: str = ""
    clause: str = ""
    group: str = ""
    required: Grade | None = None
    choices: Mapping[str, str] = MappingProxyType({})
    picker: str = (
        ""  # "county", "industry", "carrier", "pack": choices from the pack or a reference table
    )
    links: str = ""  # the noun of the record this one is a part of
    library: str = ""  # "limits": where the value can be looked up
    repeats: bool = False  # what was last entered here is offered again
    found: Found | None = None  # Ctrl+K finds the record by it
    single: bool = False  # one record's own, never set for many at once
    firm: bool = False  # a provider: offered by name, the code of a registered one or of a firm becomes its name
    of_water: bool = False  # an amount of water: 1 吨 is 1 立方米
    check: Callable[[str], str] | None = None
    in_table: bool = False  # a column of the list on screen
    in_template: bool = True  # a column of the workbook template
    key: str = ""

    def header(self) -> str:
        """The column heading: label with its unit."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@cache
def fields_of(model: "type[Record]") -> tuple[Field, ...]:
    """The catalogue entries of a record in the order of its form; `id` is no field."""
    found = []
    for key, kind in model.model_fields.items():
        entries = [m for m in getattr(kind, "__metadata__", ()) if isinstance(m, Field)]
        if entries:
            found.append(entries[0]._replace(key=key))
    return tuple(found)


def field_of(model: "type[Record]", key: str) -> Field:
    """The catalogue entry of one field. Raises KeyError if the record has no such field."""
    for entry in fields_of(model):
        if entry.key == key:
            return entry
    raise KeyError(f"{model.__name__}.{key}")


@cache
def shared_fields(model: "type[Record]") -> tuple[Field, ...]:
    """The fields that many records may rightly hold alike: no names, numbers or figures of one record."""
    return tuple(entry for entry in fields_of(model) if _shared(entry))


OWN_KINDS = (Kind.LINK, Kind.CODES, Kind.NAMES, Kind.MONEY, Kind.QUANTITY)
OWN_WORDS = (Found.PROJECT, Found.NUMBER)


def _shared(entry: Field) -> bool:
    return not (entry.single or entry.check or entry.kind in OWN_KINDS or _own_word(entry))


def _own_word(entry: Field) -> bool:
    """A name is one record's own, unless it is of a sort of thing, such as a product, that comes again."""
    return entry.found in OWN_WORDS or (entry.found is Found.NAME and not entry.repeats)


def key_of(model: "type[Record]", label: str) -> str:
    """The key of the field a finding calls by its label; the words themselves when it is about none."""
    return _keys(model).get(label, label)


@cache
def _keys(model: "type[Record]") -> dict[str, str]:
    return {entry.label: entry.key for entry in fields_of(model)}
