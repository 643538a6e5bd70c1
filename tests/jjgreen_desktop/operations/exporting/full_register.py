"""A made-up register in which every field of every kind that can be imported is filled."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.exporting.extent import ORDER
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save

CODED, UNCODED, PARK = "湖口样例一厂有限公司", "湖口样例二厂（分厂）", "湖口样例产业园"
OF_KIND = {
    Kind.TEXT: "=样例 1",
    Kind.LONG_TEXT: "第一行\n第二行，有逗号、顿号",
    Kind.CODE: "0012345678901234567890",
    Kind.DATE: date(2026, 3, 18),
    Kind.YEAR: 2025,
    Kind.QUANTITY: Decimal("1234.5670"),
    Kind.MONEY: 1_234_567_89,
    Kind.YES_NO: False,
    Kind.NAMES: ("样例老厂, 旧址", "样例更老厂"),
}
PICKED = {"county": "湖口县", "industry": "3011", "carrier": "原煤"}
# Where the checks want the facts of a record to agree with each other, or a code to have a shape.
AGREED: dict[str, dict[str, Any]] = {
    "enterprise": {"phone": "0792-0000001"},
    "provider": {"phone": "0792-0000002"},
    "park": {"phone": "0792-0000003"},
    "energy_use": {"unit": "t", "basis": "dangliang", "heat_value": None},
    "title": {"published_month": "2026-03"},
}


def code(number: int) -> str:
    """A made-up credit code that is well formed."""
    body = f"91360429MA{number:07d}"
    return body + credit_code.check_character(body)


def value_of(field: Field) -> Any:
    """Something for a field to hold that is easily lost on the way."""
    if field.kind is Kind.CODES:
        return (code(91), code(92))
    if field.check is credit_code.fault:
        return code(1)
    if field.picker:
        return PICKED[field.picker]
    if field.choices:
        keys = tuple(field.choices)
        return keys[:2] if field.kind is Kind.CHOICES else keys[0]
    return OF_KIND[field.kind]


def full(model: type[Record], **known: Any) -> Record:
    """A record of a kind with every field filled but its links, as `known` says."""
    facts = {
        field.key: value_of(field) for field in fields_of(model) if field.kind is not Kind.LINK
    }
    return model.model_validate(facts | AGREED.get(model.noun, {}) | known)


def fill(office: Office) -> None:
    """Two firms, one of them without a code, and a park; under each firm one full record of every kind."""
    first = save(office, full(Enterprise, name=CODED)).record
    second = save(
        office, Enterprise(name=UNCODED, county="湖口县", former=(), former_names=())
    ).record
    park = save(office, full(Park, name=PARK)).record
    for firm in (first, second):
        _under(office, firm.id)
    held = {"park": park.id, "holder": "park", "kind": "green_park", "level": "national"}
    save(office, full(Title, **held))


def _under(office: Office, firm: str) -> None:
    made: dict[type[Record], str] = {}
    for kind in ORDER:
        entry = IMPORT_KINDS[kind]
        if not entry.owned:
            if not office.store.count(entry.model):
                save(office, full(entry.model))
            continue
        links = {"enterprise": firm} | ({entry.link: made[entry.part_of]} if entry.part_of else {})
        made[entry.model] = save(office, full(entry.model, **links)).record.id


def told(office: Office) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every record by kind with its facts; owners and wholes by what they are called, not by id."""
    for kind in ORDER:
        entry = IMPORT_KINDS[kind]
        records = office.store.find(entry.model)
        yield kind, [_facts(office, one) for one in records]


def _facts(office: Office, record: Record) -> dict[str, Any]:
    facts = {field.key: getattr(record, field.key) for field in fields_of(type(record))}
    for key, model in (("enterprise", Enterprise), ("park", Park)):
        if facts.get(key):
            owner = office.store.get(model, facts[key])
            facts[key] = owner.title() if owner else None
    for entry in IMPORT_KINDS.values():
        if entry.model is type(record) and entry.part_of:
            whole = office.store.get(entry.part_of, facts[entry.link] or "")
            facts[entry.link] = whole.title() if whole else None
    return facts
