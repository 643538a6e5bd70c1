"""核实说明: findings with the reasons given for them; a reason counts while the finding says the same."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from jjgreen_desktop.domain.catalogue import key_of
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding of a record, the key of its field, and the reason that answers it.

    `before` is a reason given when the same check said something else: asked again, it is only shown.
    `half` is one being typed.
    """

    finding: Finding
    field: str
    reason: Reason | None = None
    before: Reason | None = None
    half: str = ""

    @property
    def text(self) -> str:
        """The reason that holds; "" without one."""
        return (self.reason.reason or "") if self.reason else ""

    @property
    def open(self) -> bool:
        """Whether it still needs a reason."""
        return self.finding.grade is Grade.VERIFY and self.reason is None


def reasons_of(office: Office, record: Record) -> list[Reason]:
    """The reasons kept of a record, in the order they were given."""
    return office.find(Reason, of=record.id) if record.id else []


def with_reasons(
    record: Record, findings: Iterable[Finding], reasons: Sequence[Reason]
) -> list[Asked]:
    """The findings of a record beside those of its reasons that answer them."""
    found = list(findings)
    said = {one.what for one in found}
    return [_asked(key_of(type(record), one.where), one, reasons, said) for one in found]


def _asked(
    field: str, found: Finding, reasons: Sequence[Reason], said: Collection[str] = ()
) -> Asked:
    """A reason for what is said no longer is of before; one for another finding that stands is not."""
    if found.grade is not Grade.VERIFY:
        return Asked(found, field)
    kin = [one for one in reasons if (one.field, one.check or "") == (field, found.check)]
    same = next((one for one in kin if one.sentence == found.what), None)
    former = [one for one in kin if one.sentence not in said]
    return Asked(found, field, same, None if same or not former else former[-1])


def asked(office: Office, record: Record) -> list[Asked]:
    """Everything the checks say of a record as it is saved, the gravest first, with the reasons given."""
    return with_reasons(record, all_checks(office, record), reasons_of(office, record))


def answer(office: Office, record: Record, found: Finding, text: str) -> Reason | None:
    """Keep the reason for a 核实性 finding; an empty one takes it back. One named write.

    Raises Problem when the record is not saved or the finding needs no reason.
    """
    if not record.id or found.grade is not Grade.VERIFY:
        raise Problem("这里不需要核实说明。", "请先保存记录，只对核实性的提示写说明。")
    reasons = reasons_of(office, record)
    one = _asked(key_of(type(record), found.where), found, reasons)
    text = text.strip()
    if text == one.text:
        return one.reason
    if text:
        return _keep(office, record, one, text)
    _take_back(office, record, one)
    return None


def _keep(office: Office, record: Record, one: Asked, text: str) -> Reason:
    """A reason for what the finding said before stays: it is history, and holds again if that returns."""
    kept = one.reason or Reason(of_noun=record.noun, of=record.id, field=one.field)
    changes = {
        "check": one.finding.check or None,
        "sentence": one.finding.what,
        "reason": text,
        "given_by": office.store.setting("operator"),
        "given_on": office.today(),
    }
    with office.store.transaction(f"核实说明 {_place(record, one)}") as write:
        return write.put(kept.model_copy(update=changes))


def _take_back(office: Office, record: Record, one: Asked) -> None:
    if one.reason:
        with office.store.transaction(f"删去核实说明 {_place(record, one)}") as write:
            write.delete(one.reason)


def _place(record: Record, one: Asked) -> str:
    return f"{record.label} {record.title()} · {one.finding.where}"
