"""What a year's plan is made of: the lines of the register with their marks, and what is committed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.budget import PlanMark
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.title import LEVELS, TITLE_KINDS, Title
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paid_years import Drawn, PaidYears
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, Beneficiary, Outcome, Result
from jjgreen_desktop.policy.clauses.retrofit import recomputed_pct
from jjgreen_desktop.policy.conditions import is_paid, payment
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Payable, Subject
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.plan_rows import Commitment, Holder, Item
from jjgreen_desktop.policy.rulings import Chosen, Rulings
from jjgreen_desktop.policy.suspicion import is_shared

Assessed = tuple[Subject, Result]
Key = tuple[str | None, str | None]  # clause, record
GoOn = Callable[[int, int], bool]
SHARED = (
    "与另一家企业的记录是同一项目，只能由一家领取，请先答复由哪一家领取，答复前把一家标记为不列入"
)
NO_DAY = "已兑现而没有兑现日期，没有计入任何年度的资金，请补录日期"
NO_AMOUNT = "已兑现而没有金额，按 0 计入，请补录金额"
NO_APPROVAL_DAY = "市级核定没有日期，暂计入本年度资金，请补录日期"


@dataclass(frozen=True, slots=True)
class Reading:
    """Under which pack and rulings, as of which day. `chosen` are the rulings made, `rulings` all."""

    pack: Pack
    chosen: Chosen
    rulings: Rulings
    on: date


@dataclass
class Gathered:
    """Items, commitments, and in words what could not be told for want of a fact."""

    items: list[Item] = field(default_factory=list)
    committed: list[Commitment] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def unwatched(_done: int, _of: int) -> bool:
    """The progress of who does not watch: go on."""
    return True


def reading_on(office: Office, on: date) -> Reading:
    """What is in force on a day."""
    return reading_of(office.pack_on(on), office.rulings_on(on), on)


def reading_of(pack: Pack, chosen: Chosen, on: date) -> Reading:
    """A pack with the rulings made. Raises Problem for a ruling or choice the pack does not have."""
    return Reading(pack, chosen, Rulings(pack, chosen), on)


def head_count(office: Office) -> int:
    """How many subjects there are to assess."""
    return office.store.count(Enterprise) + office.store.count(Park)


def result_of(subject: Subject, reading: Reading) -> Result:
    """The lines of one subject."""
    return assess(subject, reading.pack, reading.on, reading.rulings)


def gathered(office: Office, year: int, reading: Reading, found: Sequence[Assessed]) -> Gathered:
    """Items and commitments of a year out of the assessed register."""
    register = _Register(office, year, reading, found)
    result = Gathered()
    for subject, assessment in found:
        records = {(each.noun, each.id): each for each in subject.payables()}
        for line in assessment.lines:
            register.place(result, subject, line, records.get((line.noun, line.of)))
    return result


def holder_of(subject: Subject, line: Assessment) -> Holder:
    """Whose line it is and what for."""
    owner = subject.enterprise or subject.park
    matter = line.record_title
    if line.noun == Title.noun:
        title = next((each for each in subject.titles if each.id == line.of), Title())
        matter = LEVELS.get(title.level or "", "") + TITLE_KINDS.get(title.kind or "", "")
    noun, record = (owner.noun, owner.id) if owner else ("", "")
    return Holder(noun, record, subject.name(), (owner.county if owner else "") or "", matter)


class _Register:
    """What is known beside the lines: awards, marks, who has received something before."""

    def __init__(
        self, office: Office, year: int, reading: Reading, found: Sequence[Assessed]
    ) -> None:
        self._year = year
        self._awards: Mapping[Key, Award] = {
            (each.clause, each.of): each for each in office.store.find(Award)
        }
        self._marks: Mapping[Key, PlanMark] = {
            (each.clause, each.of): each for each in office.store.find(PlanMark, year=year)
        }
        self._paid = PaidYears(office.store.find(PastAward), reading.pack.valid_from)
        self._stated = reading.rulings.choice("band-basis") == "stated"
        self._received = set(_received(found, self._awards))

    def place(
        self, result: Gathered, subject: Subject, line: Assessment, record: Payable | None
    ) -> None:
        """Put a line where it belongs: committed in this year, in another, or to be planned for."""
        award = self._awards.get((line.clause, line.of)) or Award()
        holder = holder_of(subject, line)
        if line.outcome is Outcome.SETTLED or award.approved_fen is not None:
            self._commit(result, holder, line, award, record)
        elif line.outcome is Outcome.ELIGIBLE:
            result.items.append(self._item(holder, line, award, record))
            if is_shared(line):
                result.doubts.append(f"{holder.name}“{holder.matter}”{SHARED}。")

    def _commit(
        self,
        result: Gathered,
        holder: Holder,
        line: Assessment,
        award: Award,
        record: Payable | None,
    ) -> None:
        """One line draws on one year: that of its payment, else that of its approval."""
        settled = line.outcome is Outcome.SETTLED
        paid_on = _paid_on(record) if settled else None
        day = paid_on or award.approved_on
        about = f"{holder.name}“{holder.matter}”"
        if settled and record and (drawn := self._paid.drawn(record, paid_on, self._year)):
            self._commit_drawn(result, holder, line, award, drawn)
            return
        if paid_on and self._paid.before(paid_on):
            return
        if day is None:
            result.doubts.append(f"{about}{NO_DAY if settled else NO_APPROVAL_DAY}。")
        if day.year != self._year if day else settled:
            return
        if settled and record and record.paid_fen is None:
            result.doubts.append(f"{about}{NO_AMOUNT}。")
        paid = line.ceiling_fen if settled else 0
        rest = max((award.approved_fen or 0) - paid, 0)
        reason = _decided(paid if settled else None, paid_on, award)
        result.committed.append(Commitment(line, holder, paid, rest, reason))

    def _commit_drawn(
        self, result: Gathered, holder: Holder, line: Assessment, award: Award, drawn: Drawn
    ) -> None:
        """Payments that ledgers brought draw on the year each was made in, those before the measures on none."""
        if drawn.undated:
            result.doubts.append(f"{holder.name}“{holder.matter}”{NO_DAY}。")
        rest = max((award.approved_fen or 0) - line.ceiling_fen, 0)
        if drawn.fen or rest:
            reason = _decided(drawn.fen, None, award)
            result.committed.append(Commitment(line, holder, drawn.fen, rest, reason))

    def _item(self, holder: Holder, line: Assessment, award: Award, record: Payable | None) -> Item:
        mark = self._marks.get((line.clause, line.of)) or PlanMark()
        return Item(
            line=line,
            holder=holder,
            improvement=self._improvement(record),
            first_award=_receiver(line.beneficiary) not in self._received,
            proposed_fen=award.proposed_fen,
            proposed_reason=award.proposed_reason or "",
            mark=mark.mark or "",
            mark_reason=mark.reason or "",
        )

    def _improvement(self, record: Payable | None) -> Fraction | None:
        """In %, by the ruling on the basis of the bands; other records than retrofits have none."""
        if not isinstance(record, Retrofit):
            return None
        if not self._stated:
            return recomputed_pct(record)
        stated = record.improvement_stated_pct
        return None if stated is None else Fraction(stated)


def _received(found: Iterable[Assessed], awards: Mapping[Key, Award]) -> Iterator[tuple[str, str]]:
    """Everyone who was paid or approved an award before, predecessors' included."""
    for subject, result in found:
        owner = subject.enterprise or subject.park
        if owner and any(is_paid(record) for record in subject.earlier()):
            yield owner.noun, owner.id
        for line in result.lines:
            award = awards.get((line.clause, line.of))
            if line.outcome is Outcome.SETTLED or (award and award.approved_fen):
                yield _receiver(line.beneficiary)


def _receiver(beneficiary: Beneficiary) -> tuple[str, str]:
    """Who it is: by id, a provider (who is not registered) by name."""
    return beneficiary.kind, beneficiary.id or plain_name(beneficiary.name)


def _paid_on(record: Payable | None) -> date | None:
    if record is None:
        return None
    (_, key), _ = payment(record)
    day: date | None = getattr(record, key)
    return day


def _decided(paid: int | None, paid_on: date | None, award: Award) -> str:
    """What was decided, in words: 市级核定 50.00 万元（文件，日期）；已拨付 50.00 万元（日期）."""
    said = []
    if award.approved_fen is not None:
        paper = "，".join(filter(None, (award.approved_document, str(award.approved_on or ""))))
        said.append(
            f"市级核定 {explaining.wan(award.approved_fen)}{f'（{paper}）' if paper else ''}"
        )
    if paid is not None:
        said.append(f"已拨付 {explaining.wan(paid)}{f'（{paid_on}）' if paid_on else ''}")
    return "；".join(said)
