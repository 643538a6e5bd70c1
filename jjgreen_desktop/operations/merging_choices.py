"""What is to be decided before two enterprises become one: which value of each field, which of two like records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of, fields_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Unknown
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.importing.kinds import IMPORT_KINDS, identity_of
from jjgreen_desktop.operations.names import with_former
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import held_parts

OWNED = tuple(model for model in MODELS if Enterprise.noun in model.model_fields)
JOINED = ("former", "former_names")  # of both firms, nothing to choose
PAYMENT = ("paid_fen", "paid_on", "subsidised_on")
BANK, ACCOUNT = "bank", "bank_account"
LICENCE = ("name", "credit_code")  # as on the licence of the firm that is kept
# What makes two records of one firm alike, as in imports; a title already without its batch.
IDENTITY: dict[type[Record], tuple[str, ...]] = {
    entry.model: entry.identity
    for entry in IMPORT_KINDS.values()
    if entry.owned and not entry.part_of  # a part goes with its record
} | {Title: ("kind", "level")}


class Side(StrEnum):
    """Whose value, or which record, is taken."""

    KEEP = "keep"
    LOSE = "lose"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field of both firms; `side` is taken, `suggested` would be without a word."""

    field: Field
    kept: Any
    lost: Any
    side: Side
    suggested: Side

    @property
    def key(self) -> str:
        """What names the choice."""
        return self.field.key

    @property
    def differs(self) -> bool:
        """Whether both are known and not alike: there is something to choose."""
        return self.kept != self.lost and None not in (self.kept, self.lost)

    @property
    def sides(self) -> tuple[Side, ...]:
        """What can be chosen; two notes can stay both."""
        if not self.differs:
            return (self.side,)
        both = (Side.BOTH,) if self.field.kind is Kind.LONG_TEXT else ()
        return (Side.KEEP, Side.LOSE, *both)

    @property
    def value(self) -> Any:
        """What the firm will have."""
        if self.side is Side.BOTH:
            return f"{self.kept}\n{self.lost}"
        return self.kept if self.side is Side.KEEP else self.lost


@dataclass(frozen=True, slots=True)
class Clash:
    """Two like records, one of each firm. `side` is None until somebody chose.

    `beside` are records that go with the one not taken (the carriers of a return), by its side.
    """

    kept: Record
    lost: Record
    side: Side | None
    suggested: Side
    sides: tuple[Side, ...]
    beside: Mapping[Side, tuple[Record, ...]]

    @property
    def key(self) -> str:
        """What names the choice: the record of the firm that goes."""
        return f"{self.lost.noun}:{self.lost.id}"

    @property
    def taken(self) -> Side:
        """What is done, and what is shown while nobody chose."""
        return self.side or self.suggested

    @property
    def dropped(self) -> tuple[Record, ...]:
        """The records that are not kept."""
        if self.taken is Side.BOTH:
            return ()
        one = self.lost if self.taken is Side.KEEP else self.kept
        gone = Side.LOSE if self.taken is Side.KEEP else Side.KEEP
        return (one, *self.beside.get(gone, ()))

    @property
    def said(self) -> str:
        """What there are two of."""
        return f"两家都有{self.lost.label}“{self.named}”"

    @property
    def named(self) -> str:
        """By what they are alike."""
        model = type(self.lost)
        known = ((field_of(model, key), getattr(self.lost, key)) for key in IDENTITY[model])
        return "、".join(values.show(field, value) for field, value in known if value is not None)


def require_sides(choices: Mapping[str, str]) -> None:
    """Raise Unknown for a side there is not."""
    for key, side in choices.items():
        if side not in tuple(Side):
            raise Unknown(f"“{key}”不能选“{side}”。", f"可以选：{'、'.join(Side)}。")


def require_known(choices: Mapping[str, str], known: Mapping[str, Sequence[Side]]) -> None:
    """Raise Unknown for a choice of nothing there is to choose, or of a side it does not have."""
    for key, side in choices.items():
        if key not in known:
            raise Unknown(f"合并时没有“{key}”这一项可选。", f"可以选的有：{'、'.join(known)}。")
        if side not in known[key]:
            sides = "、".join(known[key])
            raise Unknown(f"“{key}”不能选“{side}”。", f"可以选：{sides}。")


def field_choices(
    office: Office, keep: Enterprise, lose: Enterprise, choices: Mapping[str, str]
) -> tuple[FieldChoice, ...]:
    """Every field of which one firm knows something: the filled one, else the one written later."""
    written = _written(office, keep), _written(office, lose)
    found = []
    for entry in fields_of(Enterprise):
        kept, lost = getattr(keep, entry.key), getattr(lose, entry.key)
        if entry.key in JOINED or (kept is None and lost is None):
            continue
        follows = _account_side(keep, lose, choices, written) if entry.key == BANK else None
        suggested = follows or _suggested(entry, kept, lost, written)
        side = Side(choices.get(entry.key, suggested))
        found.append(FieldChoice(entry, kept, lost, side, suggested))
    return tuple(found)


def merged_firm(keep: Enterprise, lose: Enterprise, fields: Sequence[FieldChoice]) -> Enterprise:
    """The firm with the values taken; the other's names and codes stay with it as former ones."""
    firm = keep.model_copy(update={each.key: each.value for each in fields})
    codes = (*(keep.former or ()), *(lose.former or ()), keep.credit_code, lose.credit_code)
    former = tuple(dict.fromkeys(code for code in codes if code and code != firm.credit_code))
    firm = firm.model_copy(update={"former": former or keep.former})
    names = (keep.name, *(lose.former_names or ()), lose.name)
    return with_former(firm, *(name for name in names if name))


def clashes(
    office: Office, keep: Enterprise, lose: Enterprise, choices: Mapping[str, str]
) -> tuple[Clash, ...]:
    """The like records of both firms. Carriers of a year with two returns go with their return."""
    found: list[Clash] = []
    years: set[int | None] = set()
    others = (model for model in IDENTITY if model is not AnnualReturn)
    models: tuple[type[Record], ...] = (AnnualReturn, *others)
    for model in models:
        for kept, lost in _alike(office, model, keep, lose):
            if isinstance(lost, EnergyUse) and lost.year in years:
                continue
            found.append(_clash(office, kept, lost, choices))
            if isinstance(lost, AnnualReturn):
                years.add(lost.year)
    return tuple(found)


def _suggested(
    entry: Field, kept: Any, lost: Any, written: tuple[Mapping[str, int], Mapping[str, int]]
) -> Side:
    if lost is None or kept == lost:
        return Side.KEEP
    if kept is None:
        return Side.LOSE
    if entry.kind is Kind.LONG_TEXT:
        return Side.BOTH
    later = written[1].get(entry.key, 0) > written[0].get(entry.key, 0)
    return Side.LOSE if later and entry.key not in LICENCE else Side.KEEP


def _account_side(
    keep: Enterprise,
    lose: Enterprise,
    choices: Mapping[str, str],
    written: tuple[Mapping[str, int], Mapping[str, int]],
) -> Side | None:
    """Whose account is taken, if that firm names its bank: an account at another's bank pays nobody."""
    entry = field_of(Enterprise, ACCOUNT)
    kept, lost = keep.bank_account, lose.bank_account
    if kept == lost:
        return None
    side = Side(choices.get(ACCOUNT, _suggested(entry, kept, lost, written)))
    return side if (keep if side is Side.KEEP else lose).bank else None


def _written(office: Office, record: Record) -> dict[str, int]:
    """In which write each field of a record got its present value."""
    found: dict[str, int] = {}
    for entry, change in reversed(office.store.changes_of(record.noun, record.id)):
        before, after = change.before or {}, change.after or {}
        found |= {key: entry.seq for key in after if after[key] != before.get(key)}
    return found


def _alike(
    office: Office, model: type[Record], keep: Enterprise, lose: Enterprise
) -> Iterator[tuple[Record, Record]]:
    known: dict[tuple[str, ...], Record] = {}
    for record in office.store.find(model, enterprise=keep.id):
        known.setdefault(_identity(record), record)
    for record in office.store.find(model, enterprise=lose.id):
        identity = _identity(record)
        if any(identity) and identity in known:
            yield known[identity], record


def _identity(record: Record) -> tuple[str, ...]:
    return identity_of("", (getattr(record, key) for key in IDENTITY[type(record)]))


def _clash(office: Office, kept: Record, lost: Record, choices: Mapping[str, str]) -> Clash:
    sides = _sides(office, kept, lost)
    suggested = _better(office, kept, lost, sides)
    alike = _facts(kept) == _facts(lost) or len(sides) == 1
    chosen = choices.get(f"{lost.noun}:{lost.id}")
    side = Side(chosen) if chosen in sides else suggested if alike else None
    return Clash(kept, lost, side, suggested, sides, _beside(office, kept, lost))


def _sides(office: Office, kept: Record, lost: Record) -> tuple[Side, ...]:
    """A record with a payment, a decided award or a ruling of its own is not dropped; a year has one return.

    Nor where ledgers have brought a payment to each: equal as they are, they may be two.
    """
    twice = _from_ledgers(office, kept) and _from_ledgers(office, lost)
    free = {
        Side.KEEP: not (twice or _decided(office, lost) or _paid_apart(lost, kept)),
        Side.LOSE: not (twice or _decided(office, kept) or _paid_apart(kept, lost)),
        Side.BOTH: not isinstance(lost, AnnualReturn),
    }
    return tuple(side for side in Side if free[side])


def _paid_apart(gone: Record, stays: Record) -> bool:
    """A payment the other does not show would be forgotten, and could be had again."""
    paid, other = ([one.__dict__.get(key) for key in PAYMENT] for one in (gone, stays))
    return any(paid) and paid != other


def _from_ledgers(office: Office, record: Record) -> bool:
    return bool(office.store.count(PastAward, of=record.id))


def _decided(office: Office, record: Record) -> bool:
    return bool(
        office.store.count(Award, of=record.id) or office.store.count(RulingMade, of=record.id)
    )


def _better(office: Office, kept: Record, lost: Record, sides: tuple[Side, ...]) -> Side:
    """The one of which more is known, then the one written later."""
    if _facts(kept) == _facts(lost):
        return sides[0]
    known = [len(_facts(record)) for record in (kept, lost)]
    later = [max(_written(office, record).values(), default=0) for record in (kept, lost)]
    better = Side.LOSE if (known[1], later[1]) > (known[0], later[0]) else Side.KEEP
    return better if better in sides else sides[0]


def _facts(record: Record) -> dict[str, Any]:
    """What is known of a record, whoever holds it."""
    known = {entry.key: getattr(record, entry.key) for entry in fields_of(type(record))}
    del known[Enterprise.noun]
    return {key: value for key, value in known.items() if value is not None}


def _beside(office: Office, kept: Record, lost: Record) -> dict[Side, tuple[Record, ...]]:
    """The parts of either that go with it; of a kind only one of them has, the other takes them over."""
    parts = {
        Side.KEEP: tuple(held_parts(office, kept)),
        Side.LOSE: tuple(held_parts(office, lost)),
    }
    if isinstance(kept, AnnualReturn):  # energy by carrier adds up to its own return alone
        return parts
    both = {type(part) for part in parts[Side.KEEP]} & {type(part) for part in parts[Side.LOSE]}
    return {
        side: tuple(part for part in held if type(part) in both) for side, held in parts.items()
    }
