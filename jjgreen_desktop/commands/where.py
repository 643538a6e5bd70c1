"""Conditions of a list as they are typed: county=湖口县,都昌县 · credit_code= · has:diagnosis@2026 · no:loan."""

from jjgreen_desktop.commands.parser import UsageError
from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.listing import (
    Condition,
    FieldFilled,
    FieldIs,
    Holds,
    Value,
    link_of,
    listable,
)
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.picking import picked

HAS, LACKS = "has:", "no:"
FILLED = "*"
HELP = (
    "条件，可写多个，须全部满足：字段=值（几个值用逗号隔开，任一即可）、字段=（未填）、字段=*（已填）、"
    "has:记录种类、has:记录种类@年份、has:title;kind=绿色工厂;level=国家级、no:记录种类"
)


def condition(office: Office, model: type[Record], text: str) -> Condition:
    """The condition that a text stands for. Raises UsageError with what is not understood."""
    found = _condition(model, text)
    if isinstance(found, FieldIs):
        field = field_named(model, found.key)
        if field.picker == "county":
            return FieldIs(found.key, tuple(_county(office, field, one) for one in found.values))
    return found


def _county(office: Office, field: Field, name: Value) -> Value:
    """The key of a county by any of its names."""
    try:
        found: Value = picked(office, field, name)
    except values.Unreadable as error:
        raise UsageError(str(error)) from error
    return found


def _condition(model: type[Record], text: str) -> Condition:
    if text.startswith(HAS):
        return _holds(model, text.removeprefix(HAS))
    if text.startswith(LACKS):
        return Holds(_noun(model, text.removeprefix(LACKS)).noun, held=False)
    key, equals, wanted = text.partition("=")
    if not equals:
        raise UsageError(f"条件“{text}”看不懂，请写成“字段=值”。")
    field = field_named(model, key)
    if wanted in ("", FILLED):
        return FieldFilled(field.key, wanted == FILLED)
    return _is(field, wanted)


def field_named(model: type[Record], name: str) -> Field:
    """The field by its key or its label. Raises UsageError when there is none."""
    for field in listable(model):
        if name.strip() in (field.key, field.label):
            return field
    known = "、".join(field.key for field in listable(model))
    raise UsageError(f"{model.label}没有“{name}”这个字段，可选：{known}。")


def _is(field: Field, wanted: str) -> FieldIs:
    return FieldIs(field.key, tuple(_value(field, one) for one in wanted.split(",")))


def _value(field: Field, text: str) -> Value:
    try:
        value = values.parse(field, text)
    except values.Unreadable as error:
        if field.kind is Kind.CODE:  # a part of a code, or one that is wrong, can be asked for
            return text
        raise UsageError(str(error)) from error
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str | bool):
        raise UsageError(f"{field.label}不能这样筛选，只能写“{field.key}=”或“{field.key}=*”。")
    return value


def _noun(model: type[Record], name: str) -> type[Record]:
    for other in BY_NOUN.values():
        if name in (other.noun, other.label) and model.noun in other.model_fields:
            link_of(other, model)
            return other
    raise UsageError(f"{model.label}名下没有“{name}”这种记录。")


def _holds(model: type[Record], text: str) -> Holds:
    head, *tests = text.split(";")
    name, at, year = head.partition("@")
    other = _noun(model, name)
    if at and not (
        year.isdecimal() and any(f.kind in (Kind.DATE, Kind.YEAR) for f in fields_of(other))
    ):
        raise UsageError(f"“{head}”的年份看不懂，请写成 has:{other.noun}@2026。")
    return Holds(other.noun, tuple(_test(other, one) for one in tests), int(year) if at else None)


def _test(model: type[Record], text: str) -> FieldIs:
    key, equals, wanted = text.partition("=")
    if not equals or not wanted:
        raise UsageError(f"条件“{text}”看不懂，请写成“字段=值”。")
    return _is(field_named(model, key), wanted)
