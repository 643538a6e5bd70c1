"""疑似同一项目: what must be asked, what an answer would change in money, and keeping the answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.same_project import ANSWERS, BETWEEN, WITHIN, SameProject
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused
from jjgreen_desktop.operations.subjects import enterprise_subject, predecessors
from jjgreen_desktop.policy.assessment import Assessment, Result
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.projects import Ref, ends, in_force
from jjgreen_desktop.policy.sign_register import READ, SignRegister
from jjgreen_desktop.policy.suspicion import shared_numbers, suspicions

Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """Two records of `firm`, or one of it and one of `other`, and the answer given so far."""

    firm: Enterprise
    first: Record
    second: Record
    sign: str
    other: Enterprise | None = None
    answer: SameProject | None = None

    @property
    def key(self) -> str:
        """What names the question on the command line: the two records."""
        return "+".join(f"{noun}:{id}" for noun, id in self.refs)

    @property
    def refs(self) -> tuple[Ref, Ref]:
        """Noun and id of both records."""
        return (self.first.noun, self.first.id), (self.second.noun, self.second.id)

    @property
    def firms(self) -> tuple[Enterprise, ...]:
        """The firm, or both."""
        return (self.firm, self.other) if self.other else (self.firm,)

    @property
    def names(self) -> tuple[str, ...]:
        """The firms by name; two of one name by their codes too."""
        names = tuple(firm.title() for firm in self.firms)
        if len(set(names)) == len(names):
            return names
        return tuple(f"{firm.title()}（{firm.credit_code or firm.id}）" for firm in self.firms)

    @property
    def answers(self) -> dict[str, str]:
        """The answers there are to this question, each in words; one that names a firm by its name."""
        if self.other is None:
            return {each: ANSWERS[each] for each in WITHIN}
        first, second, different = BETWEEN
        one, other = self.names
        return {
            first: f"{ANSWERS['same']}，由{one}领取",
            second: f"{ANSWERS['same']}，由{other}领取",
            different: ANSWERS[different],
        }

    @property
    def answered(self) -> str:
        """The answer given so far in words; "" without one."""
        given = (self.answer.answer if self.answer else None) or ""
        return self.answers.get(given) or ANSWERS.get(given, "")


# What all lines of the firm, or of both firms, come to in 分 under each answer there is.
Effect = Mapping[str, int]


def questions(office: Office, progress: Progress = lambda _done, _of: True) -> list[SameQuestion]:
    """Every open question of the register, then those answered; both in order of entry of the firms.

    Two firms' records answered to be one project, without naming who receives, are open.

    The register is read once, by numbers only; just the firms with something in common are looked at
    whole. `progress(done, of)` returns False to stop early with what there is.
    """
    register = _read(office)
    firms = register.firms() | _renamed(office)
    found: list[SameQuestion] = []
    for done, firm in enumerate(sorted(firms), 1):
        found += questions_of(office, firm)
        if not progress(done, len(firms)):
            return found
    found += _between_firms(office, register)
    return sorted(found + answered(office), key=lambda one: one.answer is not None)


def questions_of(office: Office, enterprise: str) -> list[SameQuestion]:
    """The open questions within one enterprise and its predecessors. Raises Problem when it is gone."""
    subject = enterprise_subject(office.store, enterprise)
    assert subject.enterprise is not None
    firm = subject.enterprise
    return [SameQuestion(firm, one.first, one.second, one.said) for one in suspicions(subject)]


def answered(office: Office) -> list[SameQuestion]:
    """The questions that have an answer, each once; one whose record is gone is left out."""
    families = _Families(office)
    found = (
        _question(office, families, (one.first_noun, one.first), (one.second_noun, one.second), one)
        for one in in_force(office.store.find(SameProject))
        if one.first_noun in BY_NOUN and one.second_noun in BY_NOUN and one.first and one.second
    )
    return [question for question in found if question]


def effect(office: Office, question: SameQuestion) -> Effect:
    """The totals under each answer, of both firms together where there are two; other answers as they stand."""
    subjects = [enterprise_subject(office.store, firm.id) for firm in question.firms]
    return {
        given: sum(_total_fen(office, subject, question, given) for subject in subjects)
        for given in question.answers
    }


def _total_fen(office: Office, subject: Subject, question: SameQuestion, given: str) -> int:
    one = _record(office, question, given, "-")
    return _assess(office, replace(subject, answers=(*_others(subject, question), one))).total_fen()


def answer(office: Office, question: SameQuestion, given: str, reason: str) -> SameProject:
    """Keep an answer, one of `question.answers`, as one write that can be taken back.

    Answering again replaces the answer. Raises Problem for an answer that is none, Refused when the
    reason is empty, other answers say the contrary, or the firm named did not have the money paid.
    """
    if given not in question.answers:
        raise _no_answer(question, given)
    records = [
        _record(office, question, given, reason.strip(), firm, _before(office, question, firm))
        for firm in question.firms
    ]
    for record in records:
        findings = all_checks(office, record)
        if any(one.grade is Grade.MANDATORY for one in findings):
            raise Refused(record, findings)
    name = (
        f"答复疑似同一项目 {question.first.title()}、{question.second.title()}："
        f"{question.answers[given]}"
    )
    with office.store.transaction(name) as write:
        kept = [write.put(record) for record in records]
    return kept[0]


def _no_answer(question: SameQuestion, given: str) -> Problem:
    can = "或".join(f"“{words}”" for words in question.answers.values())
    words = ANSWERS.get(given, given)
    whose = "两家企业的记录，须写明由哪一家领取。" if question.other and given == "same" else ""
    return Problem(f"“{words}”不是这一对的答复。{whose}", f"请答复{can}。")


def question_named(office: Office, key: str) -> SameQuestion:
    """The question with this key, open or answered. Raises Problem when there is none."""
    found = next((one for one in questions(office) if one.key == key), None)
    if found is None:
        raise Problem(f"没有“{key}”这一对疑似同一项目。", "请先用 same-projects 列出各对及其编号。")
    return found


def line_for(office: Office, question: SameQuestion, record: Record) -> Assessment | None:
    """The line a record of the question has now, None for one without: 其他渠道资金, a predecessor's."""
    firm = question.other if question.other and record is question.second else question.firm
    result = _assess(office, enterprise_subject(office.store, firm.id))
    return _line(result, record)


def _line(result: Result, record: Record) -> Assessment | None:
    same = (line for line in result.lines if (line.noun, line.of) == (record.noun, record.id))
    return next(same, None)


def _read(office: Office) -> SignRegister:
    """Every record's fields that tell of one project, in bulk."""
    register = SignRegister()
    for noun, keys in READ.items():
        for record, firm, *values in office.store.rows(BY_NOUN[noun], "id", "enterprise", *keys):
            if firm:
                register.add(noun, record, firm, dict(zip(keys, values, strict=True)))
    return register


def _renamed(office: Office) -> set[str]:
    """The firms with predecessors: what they share with them is not within one row's enterprise."""
    rows = office.store.rows(Enterprise, "id", "former")
    return {record for record, former in rows if former}


def _between_firms(office: Office, register: SignRegister) -> Iterator[SameQuestion]:
    """The numbers that records of two firms claim, unless one follows the other or it is answered."""
    families = _Families(office)
    told = {frozenset(ends(one)) for one in office.store.find(SameProject)}  # shown by `answered`
    for one, two in dict.fromkeys(register.between_firms()):
        if families.related(one.firm, two.firm) or frozenset((one.ref, two.ref)) in told:
            continue
        if found := _question(office, families, one.ref, two.ref):
            yield found


class _Families:
    """Which firm follows which, read once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known: dict[str, set[str]] = {}

    def related(self, one: str, two: str) -> bool:
        """One firm, or a firm and its predecessor."""
        return one == two or two in self._before(one) or one in self._before(two)

    def _before(self, firm: str) -> set[str]:
        if firm not in self._known:
            store = self._office.store
            found = store.get(Enterprise, firm)
            before = (
                predecessors(found, lambda code: store.find(Enterprise, credit_code=code))
                if found
                else []
            )
            self._known[firm] = {each.id for each in before}
        return self._known[firm]


def _question(
    office: Office, families: _Families, first: Ref, second: Ref, answer: SameProject | None = None
) -> SameQuestion | None:
    """The question on two records; None when one of them, or its firm, is gone.

    Within a firm and its predecessors it is asked of the firm that the answer was given for.
    """
    store = office.store
    one, two = (store.get(BY_NOUN[noun], record) for noun, record in (first, second))
    if one is None or two is None:
        return None
    owners = [getattr(record, "enterprise", None) or "" for record in (one, two)]
    within = families.related(*owners)
    firm = store.get(Enterprise, (answer.enterprise if answer and within else None) or owners[0])
    other = None if within else store.get(Enterprise, owners[1])
    if firm is None or (other is None and not within):
        return None
    sign = (answer.sign if answer else None) or "，".join(shared_numbers(one, two))
    if other and answer and answer.answer == "same":  # nobody is named who receives
        answer = None
    return SameQuestion(firm, one, two, sign, other, answer)


def _assess(office: Office, subject: Subject) -> Result:
    day = office.today()
    return assess(subject, office.pack_on(day), day, office.rulings_on(day))


def _others(subject: Subject, question: SameQuestion) -> Sequence[SameProject]:
    pair = frozenset(question.refs)
    return [one for one in subject.answers if frozenset(ends(one)) != pair]


def _before(office: Office, question: SameQuestion, firm: Enterprise) -> str:
    """The id of the answer kept for this firm, which a new one replaces; "" for the first."""
    pair = frozenset(question.refs)
    kept: Iterable[SameProject] = office.store.find(SameProject, enterprise=firm.id)
    return next((one.id for one in kept if frozenset(ends(one)) == pair), "")


def _record(
    office: Office,
    question: SameQuestion,
    given: str,
    reason: str,
    firm: Enterprise | None = None,
    record: str = "",
) -> SameProject:
    return SameProject(
        id=record,
        enterprise=(firm or question.firm).id,
        first_noun=question.first.noun,
        first=question.first.id,
        second_noun=question.second.noun,
        second=question.second.id,
        sign=question.sign,
        answer=given,
        reason=reason,
        answered_on=office.today(),
        note=_who_receives(question, given),
    )


def _who_receives(question: SameQuestion, given: str) -> str:
    """Both firms by name, for the lines of either; "" within one firm."""
    if given not in BETWEEN[:2] or question.other is None:
        return ""
    one, other = question.names if given == BETWEEN[0] else reversed(question.names)
    return f"由“{one}”领取，“{other}”不再领取"
