"""疑似同一项目: two records side by side, what is alike in them, and the money either answer means."""

from dataclasses import dataclass

from jjgreen_desktop.domain import money, values
from jjgreen_desktop.domain.catalogue import Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.same_project import Effect, SameQuestion, effect, line_for
from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.suspicion import SIGNS, signs_of

NOTHING = "—"
KINDS = (Kind.DATE, Kind.MONEY)  # what is compared beside the names and numbers


@dataclass(frozen=True, slots=True)
class Pair:
    """One fact of both records, in words; `alike` when it is a number that both have."""

    label: str
    first: str
    second: str
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A question with its two records fact by fact, and the effect of an answer."""

    question: SameQuestion
    pairs: tuple[Pair, ...]
    effect: Effect


def compared(office: Office, question: SameQuestion) -> Compared:
    """Everything staff look at before they answer. Raises Problem when the firm is gone."""
    one, two = question.first, question.second
    other = question.other or question.firm
    first, second = _entered(one), _entered(two)
    shared = {label for label, _ in signs_of(one).keys() & signs_of(two).keys()}
    pairs = [
        Pair("企业", _owner(office, one, question.firm), _owner(office, two, other)),
        Pair("记录", one.label, two.label),
        *(
            Pair(label, first.get(label, NOTHING), second.get(label, NOTHING), label in shared)
            for label in dict.fromkeys((*first, *second))
        ),
        Pair("现在测算", _line(office, question, one), _line(office, question, two)),
    ]
    return Compared(question, tuple(pairs), effect(office, question))


def _owner(office: Office, record: Record, firm: Enterprise) -> str:
    """The firm the record stands under: a predecessor may hold it."""
    found = office.store.get(Enterprise, getattr(record, "enterprise", None) or "")
    return (found or firm).title()


def _entered(record: Record) -> dict[str, str]:
    """What is entered of name, numbers, dates and money, in words by label, in that order."""
    fields = {field.key: field for field in fields_of(type(record))}
    named = [key for key in ("project", record.title_field, *SIGNS) if key in fields]
    keys = dict.fromkeys((*named, *(key for key, each in fields.items() if each.kind in KINDS)))
    known = ((fields[key], getattr(record, key)) for key in keys)
    return {
        field.label: values.show(field, value) + (f" {field.unit}" if field.unit else "")
        for field, value in known
        if value not in (None, "")
    }


def _line(office: Office, question: SameQuestion, record: Record) -> str:
    line: Assessment | None = line_for(office, question, record)
    if line is None:
        return NOTHING
    return f"{line.outcome.mark} {line.outcome.label}　{money.wan(line.ceiling_fen)} 万元"
