"""A plan of a merge in words, side by side: what the window shows before anybody decides."""

from dataclasses import dataclass

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.history import Words
from jjgreen_desktop.operations.merging import Plan
from jjgreen_desktop.operations.merging_choices import Clash, Side
from jjgreen_desktop.operations.office import Office

MOST_FACTS = 4
ALIKE = "与另一条完全相同"
SIDES = {Side.KEEP: "保留的", Side.LOSE: "并入的", Side.BOTH: "两条都留"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to choose, or to see: a field, or two like records."""

    key: str
    label: str
    kept: str
    lost: str
    sides: tuple[Side, ...]
    side: Side | None
    record: bool = False  # two like records, not a field

    @property
    def chooses(self) -> bool:
        """Whether there is something to choose."""
        return len(self.sides) > 1


def rows(office: Office, plan: Plan) -> list[Row]:
    """The fields in the order of the form, then the like records."""
    words = Words(office)
    fields = [
        Row(
            each.key,
            each.field.label,
            words.shown(each.field, each.kept),
            words.shown(each.field, each.lost),
            each.sides,
            each.side,
        )
        for each in plan.fields
    ]
    return [*fields, *(_record_row(words, clash) for clash in plan.clashes)]


def _record_row(words: Words, clash: Clash) -> Row:
    kept, lost = _facts(words, clash)
    label = f"{clash.lost.label} {clash.named}"
    return Row(clash.key, label, kept, lost, clash.sides, clash.side, record=True)


def _facts(words: Words, clash: Clash) -> tuple[str, str]:
    """What the two records do not have in common, the first few, one a line."""
    found: list[tuple[Field, object, object]] = [
        (field, kept, lost)
        for field in fields_of(type(clash.kept))
        if not (field.kind is Kind.LINK and field.key == Enterprise.noun)
        and (kept := getattr(clash.kept, field.key)) != (lost := getattr(clash.lost, field.key))
    ]
    if not found:
        return ALIKE, ALIKE
    told = [
        "\n".join(_said(words, field, values[side]) for field, *values in found[:MOST_FACTS])
        for side in (0, 1)
    ]
    return told[0], told[1]


def _said(words: Words, field: Field, value: object) -> str:
    shown = words.shown(field, value)
    return f"{field.label}{'未填' if shown == UNKNOWN else f' {shown}'}"
