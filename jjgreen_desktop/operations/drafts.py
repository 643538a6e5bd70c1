"""What is typed and cannot be saved yet, kept in the store so that neither a crash nor closing loses it.

A draft is no part of the register: no check, no journal, no undo. It goes when its texts are saved.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.office import Office

FORM = "form:"  # before the keys of forms that are no record: a ruling, an approval, a year's money
REASON = f"{FORM}reason:"  # before the keys of 核实说明


class ReasonPlace(NamedTuple):
    """Where a 核实说明 is typed: the record, the key of its field, the name of the check."""

    noun: str
    record: str
    field: str
    check: str


@dataclass(frozen=True)
class Draft:
    """Texts by the key of their field, typed on a record (`record` is its id) or on a new one.

    A new record is told by its `noun` and, if it belongs to a firm or park, by `owner_noun` and `owner`;
    energy by carrier by its `year`, too: it stands on the page of that year's return.
    """

    noun: str
    record: str
    owner_noun: str = ""
    owner: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None

    @property
    def key(self) -> str:
        """One draft for each record, and one for the new record of each kind, owner and year."""
        year = f":{self.year}" if self.year else ""
        return f"{self.noun}:{self.record or f'new:{self.owner}{year}'}"


@dataclass(frozen=True)
class Kept:
    """A draft with the record it was typed on (None: a new one) and what a new one belongs to.

    `holder` is the firm or park under which it is found again; None for one that is new itself.
    """

    draft: Draft
    record: Record | None
    owner: Record | None
    holder: Record | None = None


def keep(office: Office, draft: Draft) -> None:
    """Keep a draft; one without texts is forgotten."""
    text = json.dumps(asdict(draft), ensure_ascii=False) if draft.texts else ""
    office.store.keep_draft(draft.key, text)


def kept(office: Office) -> list[Kept]:
    """The drafts whose record, or whose firm or park, is still there."""
    texts = (text for key, text in office.store.drafts().items() if not key.startswith(FORM))
    drafts = (Draft(**json.loads(text)) for text in texts)
    found = (_found(office, draft) for draft in drafts)
    return [one for one in found if one is not None]


def keep_form(office: Office, form: str, texts: Mapping[str, str]) -> None:
    """Keep the texts of a form that saves with a button, under its name; none are forgotten."""
    text = json.dumps(dict(texts), ensure_ascii=False) if texts else ""
    office.store.keep_draft(f"{FORM}{form}", text)


def kept_form(office: Office, form: str) -> dict[str, str]:
    """The texts kept of a form, by the keys of its fields; empty when there are none."""
    text = office.store.drafts().get(f"{FORM}{form}")
    found: dict[str, str] = json.loads(text) if text else {}
    return found


def keep_reason(office: Office, place: ReasonPlace, text: str) -> None:
    """Keep a 核实说明 that is half typed; without a text it is forgotten."""
    typed = json.dumps([*place, text], ensure_ascii=False) if text else ""
    office.store.keep_draft(f"{REASON}{':'.join(place)}", typed)


def kept_reasons(office: Office, record: str = "") -> dict[ReasonPlace, str]:
    """The 核实说明 half typed, of one record or of all."""
    drafts = (json.loads(t) for key, t in office.store.drafts().items() if key.startswith(REASON))
    found = {ReasonPlace(*place): text for *place, text in drafts}
    return {place: text for place, text in found.items() if record in ("", place.record)}


def half_reasoned(office: Office) -> list[Record]:
    """The firms and parks whose records have a 核实说明 half typed, each once."""
    records = (_get(office, place.noun, place.record) for place in kept_reasons(office))
    holders = (_holder(office, record) for record in records if record)
    return list({one.id: one for one in holders if one}.values())


def _found(office: Office, draft: Draft) -> Kept | None:
    record = _get(office, draft.noun, draft.record)
    owner = _get(office, draft.owner_noun, draft.owner)
    lost = (draft.record and record is None) or (draft.owner and owner is None)
    return None if lost else Kept(draft, record, owner, _holder(office, record or owner))


def _holder(office: Office, one: Record | None) -> Record | None:
    """The firm or park of a record, which may be one itself."""
    for model in (Enterprise, Park):
        if isinstance(one, model):
            return one
        if held := getattr(one, model.noun, None):
            return office.store.get(model, held)
    return one


def _get(office: Office, noun: str, record: str) -> Record | None:
    return office.store.get(BY_NOUN[noun], record) if record else None
