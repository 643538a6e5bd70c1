"""A bulk edit record by record: each is checked against those set before it, then put."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.history import Words
from jjgreen_desktop.operations.line_effects import Stopped
from jjgreen_desktop.operations.namesakes import FORMER, with_names
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import Transaction
from jjgreen_desktop.operations.recording import goes_along, tidy
from jjgreen_desktop.operations.standing import Going

NAMES = ("name", FORMER)  # where these are set, they are asked for each time
GONE = "已不在登记簿里。"
TOLD = (Grade.MANDATORY, Grade.SUBMIT, Grade.VERIFY)


class Verdict(StrEnum):
    """What becomes of one record."""

    CHANGED = "修改"
    SAME = "不变"
    REFUSED = "不能改"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: whose it is, its value before and after in words, and what the checks say of the new one."""

    id: str
    title: str
    whose: str
    before: str
    after: str
    verdict: Verdict
    said: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One record on its way: as it is, as it would be, and what goes along."""

    row: Row
    after: Record | None = None
    along: tuple[Record, ...] = ()


class Stepping:
    """Sets one field of record after record inside a write; each is checked against those set before it."""

    def __init__(self, office: Office, model: type[Record], field: Field, value: Any) -> None:
        self._office = office if field.key in NAMES else with_names(office)
        self._model = model
        self._field = field
        self._value = value
        self._words = Words(office)

    def shown(self, value: Any) -> str:
        """A value of the field in words."""
        return self._words.shown(self._field, value)

    def touched(self, ids: Iterable[str]) -> list[Record]:
        """Those of the records that would be otherwise."""
        found = (self._office.store.get(self._model, each) for each in ids)
        return [one for one in found if one and self._changed(one) != one]

    def steps(self, write: Transaction, ids: Sequence[str], progress: Going) -> Iterator[Step]:
        """Put what may be put. Raises Stopped when `progress` says so."""
        for done, each in enumerate(ids, 1):
            step = self._step(each)
            if step.after:
                for record in (step.after, *step.along):
                    write.put(record)
            yield step
            if not progress(done, len(ids)):
                raise Stopped

    def _changed(self, record: Record) -> Record:
        return tidy(self._office, record.model_copy(update={self._field.key: self._value}))

    def _step(self, each: str) -> Step:
        record = self._office.store.get(self._model, each)
        if record is None:
            return Step(
                Row(each, "已删除的登记", "", values.UNKNOWN, values.UNKNOWN, Verdict.REFUSED, GONE)
            )
        after = self._changed(record)
        if after == record:
            return Step(self._row(record, after, Verdict.SAME))
        findings = all_checks(self._office, after)
        grave = [one for one in findings if one.grade is Grade.MANDATORY]
        if grave:
            return Step(self._row(record, after, Verdict.REFUSED, grave))
        about = [one for one in findings if one.where == self._field.label and one.grade in TOLD]
        along = tuple(goes_along(self._office, after))
        return Step(self._row(record, after, Verdict.CHANGED, about), after, along)

    def _row(
        self, record: Record, after: Record, verdict: Verdict, said: Sequence[Finding] = ()
    ) -> Row:
        key = self._field.key
        return Row(
            record.id,
            record.title(),
            self._whose(record),
            self.shown(getattr(record, key)),
            self.shown(getattr(after, key)),
            verdict,
            " ".join(map(self._said, said)),
        )

    def _said(self, found: Finding) -> str:
        where = "" if found.where == self._field.label else f"{found.where}："
        return f"{where}{found.what}{found.fix}"

    def _whose(self, record: Record) -> str:
        for model in (Enterprise, Park):
            if held := record.__dict__.get(model.noun):
                owner = self._office.store.get(model, held)
                return owner.title() if owner else ""
        return ""
