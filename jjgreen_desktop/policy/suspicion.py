"""疑似同一项目: records of different projects that share a number, a question staff answer once.

Nothing is ever joined here: a sign only asks. To add a sign, add the field to SIGNS.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any, TypeAlias

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.domain.visible import DASHES
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.projects import Projects, Ref, ends, in_force, keys_of, projects

# The fields that tell of one project. The same label in two records is the same sort of number.
SIGNS = (
    "contract_number",
    "loan_number",
    "invoice_numbers",
    "equipment_numbers",
    "filing_number",
)
SEVERAL = ("invoice_numbers", "equipment_numbers")
NAMES = labels.PROJECT
# 一期, 第二期, 3期工程: parts of one project, or projects that follow each other.
ASKED = "可能是同一项目，请先答复。"  # how the remark of an open question ends
WHOSE = "由哪一家领取尚未答复，请先答复由哪一家领取。"
PHASE = re.compile(r"第?[一二三四五六七八九十\d]+期(工程|项目)?")
BRACKETED = re.compile(r"\([^()]*\)")
_BRACKETS = str.maketrans(
    dict.fromkeys("〔【［[{〈《「", "(") | dict.fromkeys("〕】］]}〉》」", ")")
)
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
Pair: TypeAlias = tuple[str, str]  # the keys of two projects, the smaller first
Sign: TypeAlias = tuple[str, str]  # what sort of number, and its value as compared


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two records that may be of one project, and what they have in common, in words."""

    first: Record
    second: Record
    signs: tuple[str, ...]

    @property
    def said(self) -> str:
        """The signs in one sentence part: 合同号 样能2025-03 相同，发票号码 04418 相同."""
        return "，".join(self.signs)


def comparable(text: str) -> str:
    """A number as it is compared: NFKC, brackets and dashes of one sort, no blanks, case folded."""
    plain = unicodedata.normalize("NFKC", text).translate(_BRACKETS).translate(_DASHES)
    return "".join(plain.split()).casefold()


def numbers_in(text: str, key: str) -> list[str]:
    """The numbers in one field as typed; several are separated by 、 ， ； or blanks.

    What has no digit (无, 不详) or fewer than three characters tells nothing.
    """
    parts = re.split(r"[、,，;；/\s]+", text) if key in SEVERAL else [text]
    return [part.strip() for part in parts if _telling(comparable(part))]


def _telling(value: str) -> bool:
    return len(value) >= 3 and any(char.isdigit() for char in value)


def signs_in(model: type[Record], given: Mapping[str, Any]) -> dict[Sign, str]:
    """Each sign among the values of a record, with the words that show it: 合同号 样能2025-03."""
    found: dict[Sign, str] = {}
    for key in SIGNS:
        if not (text := given.get(key)):
            continue
        label = explaining.field(model, key).label
        for value in numbers_in(text, key):
            for sort in _sorts(model, key, label):
                found[sort, comparable(value)] = f"{label} {value}"
    return found


def signs_of(record: Record) -> dict[Sign, str]:
    """Each sign of one record, with the words that show it."""
    return signs_in(type(record), record.__dict__)


def _sorts(model: type[Record], key: str, label: str) -> tuple[str, ...]:
    """A contract from elsewhere may be any contract, also that of a loan."""
    if model is OutsideAward and key == "contract_number":
        return label, explaining.field(Loan, key).label
    return (label,)


def shared_numbers(one: Record, two: Record) -> tuple[str, ...]:
    """What two records have in common, in words; names are not looked at."""
    mine, theirs = (signs_of(record) for record in (one, two))
    return tuple(dict.fromkeys(f"{words} 相同" for sign, words in mine.items() if sign in theirs))


def suspicions(subject: Subject) -> tuple[Suspicion, ...]:
    """Every two projects of a subject that share a sign and have not been answered, in a fixed order.

    Predecessors' records and money from elsewhere are looked at too. Records of one project by name, or
    by answer, are no question.
    """
    records = [*subject.payables(), *subject.earlier(), *subject.outside_awards]
    return _asked(subject, projects(subject), records) if len(records) > 1 else ()


def _asked(subject: Subject, known: Projects, records: Sequence[Record]) -> tuple[Suspicion, ...]:
    keys = {ref: known.key(key) for ref, key in keys_of(subject).items()}
    answered = _answered(subject, keys)
    found: dict[Pair, Suspicion] = {}
    for sign, sharing in _by_sign(records).items():
        for (one, words), (two, _) in combinations(sharing, 2):
            pair = _pair(keys[one.noun, one.id], keys[two.noun, two.id])
            if pair[0] == pair[1] or _is_told(sign, words, answered.get(pair, ())):
                continue
            before = found.get(pair, Suspicion(one, two, ()))
            found[pair] = replace(before, signs=_with(before.signs, _shared(sign, words)))
    return tuple(found[pair] for pair in sorted(found))


def _by_sign(records: Iterable[Record]) -> dict[Sign, list[tuple[Record, str]]]:
    """The records that share each sign, with the words that show it; names that are alike too."""
    found: dict[Sign, list[tuple[Record, str]]] = defaultdict(list)
    for record in records:
        for sign, words in _all_signs(record).items():
            found[sign].append((record, words))
    return {sign: sharing for sign, sharing in found.items() if len(sharing) > 1}


def _all_signs(record: Record) -> dict[Sign, str]:
    name: str = getattr(record, "project", None) or ""
    return signs_of(record) | alike_in(name)


def alike_in(name: str) -> dict[Sign, str]:
    """A project's name without brackets, what stands in them, and 一期, 二期: alike, not the same."""
    name = comparable(name)
    bare = PHASE.sub("", BRACKETED.sub("", name))
    forms = {bare, PHASE.sub("", name).replace("(", "").replace(")", "")}
    return {(NAMES, form): NAMES for form in sorted(forms) if form}


def _shared(sign: Sign, words: str) -> str:
    return f"{NAMES}只差括号或期次" if sign[0] == NAMES else f"{words} 相同"


def _with(signs: tuple[str, ...], one: str) -> tuple[str, ...]:
    return signs if one in signs else (*signs, one)


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one <= two else (two, one)


def _answered(subject: Subject, keys: Mapping[Ref, str]) -> dict[Pair, list[SameProject]]:
    """The answers “different” by the two projects they are about."""
    found: dict[Pair, list[SameProject]] = defaultdict(list)
    for answer in in_force(subject.answers):
        one, two = (keys.get(end) for end in ends(answer))
        if answer.answer == "different" and one and two:
            found[_pair(one, two)].append(answer)
    return found


def _is_told(sign: Sign, words: str, answers: Iterable[SameProject]) -> bool:
    """An answer covers the signs it names, or all when it names none: a new sign asks again."""
    told = comparable(_shared(sign, words))
    return any(not answer.sign or told in comparable(answer.sign) for answer in answers)


def cautioned(reading: Reading, lines: Iterable[Assessment]) -> list[Assessment]:
    """The lines with a remark for each open question on their project; figures stay as they are."""
    remarks: dict[str, list[str]] = defaultdict(list)
    for one in suspicions(reading.subject):
        for mine, other in ((one.first, one.second), (one.second, one.first)):
            remarks[_key(reading, mine)].append(
                f"与{named(reading.subject, other)}{one.said}，{ASKED}"
            )
    for project, between in reading.projects.between.items():
        remarks[project] += [
            f"{_with_another(each.answer)}不重复享受，{WHOSE}"
            for each in between
            if each.answer.receiving is None
        ]
    return (
        [_remarked(line, remarks.get(line.project, ())) for line in lines]
        if remarks
        else list(lines)
    )


def is_shared(line: Assessment) -> bool:
    """Another enterprise's record was answered to be of the same project, and not yet which receives."""
    return any(said.endswith(WHOSE) for said in line.caveats)


def is_asked(line: Assessment) -> bool:
    """An open question stands on the line."""
    return any(said.endswith(ASKED) for said in line.caveats)


def _key(reading: Reading, record: Record) -> str:
    return reading.projects.key(keys_of(reading.subject)[record.noun, record.id])


def _remarked(line: Assessment, said: Sequence[str]) -> Assessment:
    if line.outcome in (Outcome.NOT_APPLICABLE, Outcome.BLOCKED) or not said:
        return line
    return replace(line, caveats=(*line.caveats, *said))


def named(subject: Subject, record: Record) -> str:
    """A record in a sentence: 绿色贷款“一号窑改造”, a predecessor's as such."""
    whose = "前身企业的" if record in subject.earlier() else ""
    return f"{whose}{record.label}“{record.title()}”"


def told(answer: SameProject, subject: Subject) -> str:
    """An answer “same” as a step tells it."""
    records = {
        (r.noun, r.id): r
        for r in (*subject.earlier(), *subject.outside_awards, *subject.payables())
    }
    one, two = (named(subject, records[end]) for end in ends(answer))
    signs = f"（{answer.sign}）" if answer.sign else ""
    reason = f"理由：{answer.reason.rstrip('。')}。" if answer.reason else ""
    return f"{_on(answer)}答复：{one}与{two}是同一项目{signs}，合并就高，不重复享受。{reason}"


def received(answer: SameProject) -> str:
    """An answer that names which of two firms receives, as a step of either tells it."""
    whose = (answer.note or "只由答复中的一家领取").rstrip("。")
    reason = f"理由：{answer.reason.rstrip('。')}。" if answer.reason else ""
    return f"{_with_another(answer)}{whose}，不重复享受。{reason}"


def _with_another(answer: SameProject) -> str:
    signs = answer.sign or "未写明相同之处"
    return f"{_on(answer)}答复：与另一家企业的记录是同一项目（{signs}），"


def _on(answer: SameProject) -> str:
    return f"按 {answer.answered_on} " if answer.answered_on else "按"
