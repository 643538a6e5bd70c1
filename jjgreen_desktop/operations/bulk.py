"""批量修改: one field of many records set to one value. First what would be written, then one named write.

The plan is made by writing and rolling back: what is shown is what will be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, shared_fields
from jjgreen_desktop.domain.energy import ProductEnergy
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.problem import Problem, Unknown
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.bulk_effect import Effect
from jjgreen_desktop.operations.bulk_steps import Row, Stepping, Verdict
from jjgreen_desktop.operations.line_effects import Stopped, holders_of, lines_of, name_in
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.picking import picked
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.standing import Going, go_on
from jjgreen_desktop.operations.subjects import PARTS
from jjgreen_desktop.operations.trying import tried

MODELS: tuple[type[Record], ...] = (
    Enterprise,
    Park,
    Provider,
    Project,
    *(model for model in PARTS.values() if model is not SameProject),
    ProductEnergy,
    DiagnosisFinding,
    Invoice,
    TitleStatus,
)
MOST = 20_000  # records at a time
COUNTERS: dict[type[Record], str] = {Enterprise: "家", Provider: "家", Park: "个"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What setting `field` of `ids` to `value` would do. It holds while nothing else is written (`revision`)."""

    model: type[Record]
    field: Field
    value: Any
    shown: str
    ids: tuple[str, ...]
    rows: tuple[Row, ...]
    effect: Effect
    revision: int

    def count(self, verdict: Verdict) -> int:
        """How many records this becomes of; the three add up to those chosen."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def name(self) -> str:
        """The write in the words of the undo menu."""
        return f"修改{counted(self.model, self.count(Verdict.CHANGED))}的{self.field.label}"

    @property
    def said(self) -> str:
        """The counts in one sentence."""
        parts = (f"{verdict} {self.count(verdict):,}" for verdict in Verdict)
        return f"选了{counted(self.model, len(self.rows))}：{'，'.join(parts)}。"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: `seq` is the number of the write, by which it can be taken back."""

    name: str
    seq: int
    changed: int
    same: int
    refused: int


def counted(model: type[Record], count: int) -> str:
    """So many of a kind, in words: 37 家企业, 12 条称号."""
    return f" {count:,} {COUNTERS.get(model, '条')}{model.label}"


def field_named(model: type[Record], text: str) -> Field:
    """The field with this label or key that can be set for many. Raises Unknown when there is none."""
    for entry in shared_fields(model):
        if text.strip() in (entry.label, entry.key):
            return entry
    labels = "、".join(entry.label for entry in shared_fields(model))
    raise Unknown(f"{model.label}的“{text}”不能批量修改。", f"能批量修改的有：{labels}。")


def value_of(office: Office, field: Field, text: str) -> Any:
    """The value typed for a field; empty is unknown. Raises Unknown when it cannot be read."""
    try:
        return picked(office, field, values.parse(field, text, office.today()))
    except values.Unreadable as error:
        raise Unknown(str(error), "请改正后再试。") from error


def held_by(office: Office, model: type[Record], holders: Iterable[str]) -> list[Record]:
    """The records of a kind that these enterprises or parks (by id) have; themselves, of their own kind."""
    ids = frozenset(holders)
    if model in (Enterprise, Park):
        return office.store.find(model, id=ids)
    nouns = (noun for noun in (Enterprise.noun, Park.noun) if noun in model.model_fields)
    return [one for noun in nouns for one in office.store.find(model, **{noun: ids})]


def plan(
    office: Office,
    model: type[Record],
    ids: Sequence[str],
    key: str,
    value: Any,
    progress: Going = go_on,
) -> Plan | None:
    """What would be written; nothing is. None when `progress` returned False.

    Raises Problem for a field that is not set for many, for no records, or for too many.
    """
    field = field_named(model, key)
    wanted = tuple(dict.fromkeys(ids))
    _require(model, wanted)
    stepping = Stepping(office, model, field, value)
    try:
        holders = holders_of(office, stepping.touched(wanted))
        before = lines_of(office, holders, progress)

        def written(write: Transaction) -> tuple[tuple[Row, ...], Effect]:
            steps = [each.row for each in stepping.steps(write, wanted, progress)]
            after = lines_of(office, holders, progress)
            return tuple(steps), Effect.between(before, after, name_in(office))

        rows, found = tried(office, written)
    except Stopped:
        return None
    shown = stepping.shown(value)
    return Plan(model, field, value, shown, wanted, rows, found, office.store.revision)


def run(office: Office, made: Plan, progress: Going = go_on) -> Receipt | None:
    """Write a plan as one write that can be taken back; None when `progress` returned False: nothing is written.

    A plan made before another write is made again. Raises Problem when it then says something else, and
    when there is nothing to change.
    """
    if not made.count(Verdict.CHANGED):
        raise Problem("没有要改的记录。", "请另选一个值，或另选要改的记录。")
    if office.store.revision != made.revision:
        _require_same(made, plan(office, made.model, made.ids, made.field.key, made.value))
    stepping = Stepping(office, made.model, made.field, made.value)
    try:
        with office.store.transaction(made.name) as write:
            rows = tuple(each.row for each in stepping.steps(write, made.ids, progress))
            _require_rows(made, rows)
    except Stopped:
        return None
    seq = office.store.history(1)[0].seq
    return Receipt(made.name, seq, *(made.count(verdict) for verdict in Verdict))


def _require(model: type[Record], ids: Sequence[str]) -> None:
    if not ids:
        raise Problem(f"没有选中{model.label}。", f"请先选要改的{model.label}。")
    if len(ids) > MOST:
        raise Problem(
            f"一次选了{counted(model, len(ids))}，超过 {MOST:,}。", "请先筛选，分几次修改。"
        )


def _require_same(made: Plan, now: Plan | None) -> None:
    if now is None or now.effect != made.effect:
        raise _stale()
    _require_rows(made, now.rows)


def _require_rows(made: Plan, rows: tuple[Row, ...]) -> None:
    if rows != made.rows:
        raise _stale()


def _stale() -> Problem:
    return Problem(
        "看过影响以后登记簿又有改动，结果与看到的不一样，没有修改。",
        "请重新看一遍影响，再确定修改。",
    )
