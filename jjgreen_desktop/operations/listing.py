"""清单: what of a kind of records a list shows, and in which order. Conditions are all met, words all found."""

from functools import cache

from jjgreen_desktop.domain.catalogue import Field, Kind, field_of, fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.asking import FieldTest, Holding, How, Order, Wanted
from jjgreen_desktop.operations.listing_state import (
    Condition,
    FieldFilled,
    FieldIs,
    Holds,
    Listing,
    Value,
)
from jjgreen_desktop.operations.office import Office

__all__ = ["Condition", "FieldFilled", "FieldIs", "Holds", "Listing", "Value"]

COUNTY, INDUSTRY = "county", "industry"
UNLISTED = (Kind.LINK,)  # an id says nothing in a column


def listed(office: Office, model: type[Record], listing: Listing) -> list[str]:
    """The ids of all that the list shows, in its order; what is unknown stands last either way."""
    wanted_ = wanted(office, model, listing.where)
    by = order_of(office, model, listing.order) if listing.order else None
    found = list(office.store.listed(model, wanted_, by))
    known = [record for record, is_known in found if is_known]
    unknown = [record for record, is_known in found if not is_known]
    ids = (known[::-1] if by and listing.falling else known) + unknown
    if not listing.words.strip():
        return ids
    from jjgreen_desktop.operations.searching import Index  # start-up: the first list seeks nothing

    index = Index.build(office, model)
    matching = set(index.find(listing.words, len(index.ids)))
    return [record for record in ids if record in matching]


def wanted(office: Office, model: type[Record], where: tuple[Condition, ...]) -> tuple[Wanted, ...]:
    """The conditions as the store is asked. Raises KeyError for a field or noun there is not."""
    return tuple(_wanted(office, model, one) for one in where)


def _wanted(office: Office, model: type[Record], condition: Condition) -> Wanted:
    from jjgreen_desktop.domain.register import BY_NOUN  # start-up: the first list needs one model

    match condition:
        case FieldIs():
            return _test(office, model, condition)
        case FieldFilled(key, filled):
            return FieldTest(field_of(model, key).key, How.FILLED if filled else How.EMPTY)
        case Holds(noun, fields, year, held):
            other = BY_NOUN[noun]
            tests = [_test(office, other, one) for one in fields]
            if year is not None:
                tests.append(_in_year(other, year))
            return Holding(other, link_of(other, model), tuple(tests), held)


def _test(office: Office, model: type[Record], condition: FieldIs) -> FieldTest:
    if field_of(model, condition.key).picker == INDUSTRY:
        starts = [part for one in condition.values for part in _divisions(office, str(one))]
        return FieldTest(condition.key, How.STARTS, tuple(starts))
    return FieldTest(condition.key, How.AMONG, condition.values)


def _divisions(office: Office, code: str) -> list[str]:
    """The starts of code that an industry or a section stands for: C is 13 to 43, and C itself."""
    if not code.isalpha():
        return [code]
    industries = office.reference.industries.values()
    return [code, *(one.code for one in industries if one.section == code and len(one.code) == 2)]


def _in_year(model: type[Record], year: int) -> FieldTest:
    field = dated(model)
    if field.kind is Kind.YEAR:
        return FieldTest(field.key, How.AMONG, (year,))
    return FieldTest(field.key, How.STARTS, (f"{year:04d}-",))


@cache
def dated(model: type[Record]) -> Field:
    """The day or year by which a kind of record is said to be of a year: the one its table shows first.

    Raises KeyError for a kind without one.
    """
    days = [one for one in fields_of(model) if one.kind in (Kind.DATE, Kind.YEAR)]
    if not days:
        raise KeyError(f"{model.__name__}: no date")
    return next((one for one in days if one.in_table), days[0])


def link_of(model: type[Record], owner: type[Record]) -> str:
    """The field by which records of a kind name their owner. Raises KeyError when they have none."""
    if owner.noun not in model.model_fields:
        raise KeyError(f"{model.__name__}.{owner.noun}")
    return owner.noun


def order_of(office: Office, model: type[Record], key: str) -> Order:
    """By a field: counties as the pack lists them, choices as the form does, yes before no."""
    field = field_of(model, key)
    if field.picker == COUNTY:
        return Order(key, tuple(county.key for county in office.pack.counties))
    if field.kind is Kind.YES_NO:
        return Order(key, (True, False))
    return Order(key, tuple(field.choices))


@cache
def listable(model: type[Record]) -> tuple[Field, ...]:
    """The fields that can stand in a list of this kind."""
    return tuple(one for one in fields_of(model) if one.kind not in UNLISTED)


def columns_of(model: type[Record], columns: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields of the columns, in the order of the catalogue; () are those it puts in the table."""
    if columns:
        return tuple(one for one in listable(model) if one.key in columns)
    return tuple(one for one in listable(model) if one.in_table)
