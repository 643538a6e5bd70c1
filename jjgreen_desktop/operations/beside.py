"""附件, 记事 and 以前兑现 stand beside a record: whose they are, and how they follow it when it goes or becomes another."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS, whole_of
from jjgreen_desktop.domain.register import OWNERS as BY_OWNER
from jjgreen_desktop.domain.saved_view import SavedView
from jjgreen_desktop.operations.office import Office

R = TypeVar("R", bound=Record)
BESIDE: tuple[type[Record], ...] = (Attachment, RecordNote, PastAward)
SAID_OF: tuple[type[Record], ...] = (*BESIDE, Reason)  # name their record by `of_noun`, `of`
OWNERS = tuple(BY_OWNER.values())
NOT_OF: tuple[type[Record], ...] = (*SAID_OF, SavedView)  # of these nothing is kept


def place_of(record: Record) -> dict[str, Any]:
    """The fields that say what is kept beside a record: its kind and id, its firm or park."""
    owners = {model.noun: _owner(record, model) for model in OWNERS}
    return {"of_noun": record.noun, "of": record.id, **owners}


def _owner(record: Record, model: type[Record]) -> str | None:
    return record.id if isinstance(record, model) else record.__dict__.get(model.noun)


def under(subject: Record | None) -> dict[str, str]:
    """What finds all that is kept under a firm or park, or beside any other record; of None everything."""
    if subject is None:
        return {}
    return {subject.noun if isinstance(subject, OWNERS) else "of": subject.id}


def places(office: Office, subject: Record) -> list[Record]:
    """A firm or park, and every record of it something can be kept beside, in the register's order."""
    if not isinstance(subject, OWNERS):
        return [subject]
    models = (model for model in MODELS if subject.noun in model.model_fields)
    found = (office.find(model, **under(subject)) for model in models if model not in NOT_OF)
    return [subject, *(one for records in found for one in records)]


def kept_beside(office: Office, *records: Record) -> list[Record]:
    """What is kept beside these records, in order of entry; of a firm or park all that is kept under it."""
    ids = frozenset(record.id for record in records if record.id)
    found = [one for model in BESIDE for one in office.find(model, of=ids)] if ids else []
    for owner in (record for record in records if isinstance(record, OWNERS)):
        for model in BESIDE:
            found += office.find(model, **under(owner))
    return list({(one.noun, one.id): one for one in found}.values())


def record_of(office: Office, one: Record) -> Record | None:
    """The record something is kept beside; None when it is gone."""
    noun, record = one.__dict__["of_noun"], one.__dict__["of"]
    return office.get(BY_NOUN[noun], record) if noun in BY_NOUN else None


def moved_along(office: Office, before: Record | None, record: Record) -> list[Record]:
    """What is kept beside a record that goes over to another firm or park, as it goes with it."""
    if before is None or isinstance(record, (*OWNERS, *SAID_OF)):
        return []
    was, now = place_of(before), place_of(record)
    if was == now:
        return []
    return [one.model_copy(update=now) for one in kept_beside(office, before)]


def said_of(office: Office, records: Iterable[str]) -> list[Record]:
    """Attachments, notes and kept reasons of the records with these ids, also of such as are gone."""
    ids = frozenset(records)
    return [one for model in SAID_OF for one in office.find(model, of=ids)]


def handed_over(one: R, heirs: Mapping[str, Record]) -> R:
    """It, naming the record that takes the place of the one it named; `heirs` by the id of the former."""
    key = name_key(type(one))
    heir = heirs.get(one.__dict__[key]) if key else None
    if heir is None:
        return one
    noun = {"of_noun": heir.noun} if key == "of" else {}
    return one.model_copy(update={**noun, key: heir.id})


def name_key(model: type[Record]) -> str:
    """By which field it names the record it is kept beside, said of or a part of; "" when there is none."""
    if model in SAID_OF:
        return "of"
    whole = whole_of(model)
    return whole[1] if whole else ""


def named_by(model: type[Record], values: Mapping[str, Any]) -> tuple[type[Record], str] | None:
    """The kind and id of the record that such values name; None when they name none."""
    key, whole = name_key(model), whole_of(model)
    if not key or not values.get(key):
        return None
    return (whole[0] if whole else BY_NOUN[values["of_noun"]]), values[key]
