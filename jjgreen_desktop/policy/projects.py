"""Same project or not: by the name staff gave it, compared NFKC and without blanks, and by their answers."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.policy.facts import Subject

Ref: TypeAlias = tuple[str, str]  # noun and id of a record


def project_key(record: Record, project: str | None) -> str:
    """The key by which 就高不重复 groups lines; a record that names no project is its own."""
    name = "".join(unicodedata.normalize("NFKC", project or "").split())
    return f"project:{name}" if name else f"{record.noun}:{record.id}"


def own_key(record: Record) -> str:
    """The key of one of the subject's own records, before any answer."""
    named = _can_name(type(record))  # asking a record for what it has not is slow
    return project_key(record, getattr(record, "project", None) if named else None)


@cache
def _can_name(model: type[Record]) -> bool:
    """Records of this sort can name a project."""
    return "project" in model.model_fields


def earlier_key(record: Record) -> str:
    """A predecessor's record that names no project is its own, and counts for the enterprise's ceilings."""
    key = own_key(record)
    return key if key != project_key(record, None) else f"earlier:{key}"


def keys_of(subject: Subject) -> dict[Ref, str]:
    """The key of every record that may be one project with another, before any answer."""
    found = {(record.noun, record.id): earlier_key(record) for record in subject.earlier()}
    own = (*subject.payables(), *subject.outside_awards)
    return found | {(record.noun, record.id): own_key(record) for record in own}


def ends(answer: SameProject) -> tuple[Ref, Ref]:
    """The two records an answer is about, in a fixed order."""
    first, second = sorted(
        [
            (answer.first_noun or "", answer.first or ""),
            (answer.second_noun or "", answer.second or ""),
        ]
    )
    return first, second


def in_force(answers: Iterable[SameProject]) -> list[SameProject]:
    """One answer for each two records: the latest counts (of one day the one entered last)."""
    ordered = sorted(answers, key=lambda answer: (str(answer.answered_on or ""), answer.id))
    return list({ends(answer): answer for answer in ordered}.values())


@dataclass(frozen=True, slots=True)
class Between:
    """An answer that makes `own`, a record of the subject, one project with another firm's."""

    answer: SameProject
    own: Ref

    @property
    def is_given_away(self) -> bool:
        """The other firm receives."""
        return self.answer.receiving not in (None, self.own)

    @property
    def is_received(self) -> bool:
        """The subject receives."""
        return self.answer.receiving == self.own


@dataclass(frozen=True, slots=True)
class Projects:
    """The projects of one subject once the answers are counted: `of` leads from a key to the joint one.

    `joined` has, by joint key, the answers that made it. Answers “same” carry over (A = B and B = C make
    one project), whatever their order; against them “different” only says that a question is answered.
    `between` has, by joint key, the answers that make it one project with another firm's.
    """

    of: Mapping[str, str]
    joined: Mapping[str, tuple[SameProject, ...]]
    between: Mapping[str, tuple[Between, ...]]

    def key(self, key: str) -> str:
        """The joint key, or the key itself."""
        return self.of.get(key, key)

    def given_away(self, key: str) -> tuple[SameProject, ...]:
        """The answers by which another firm receives for the project with this joint key."""
        return tuple(each.answer for each in self.between.get(key, ()) if each.is_given_away)


NO_ANSWERS = Projects({}, {}, {})


def projects(subject: Subject) -> Projects:
    """The projects of a subject by its answers; answers on records it does not hold join nothing."""
    if not subject.answers:
        return NO_ANSWERS
    same = [answer for answer in in_force(subject.answers) if answer.is_same]
    keys = keys_of(subject)
    known = [
        (answer, keys[one], keys[two])
        for answer in same
        for one, two in [ends(answer)]
        if one in keys and two in keys
    ]
    of = _joint((one, two) for _, one, two in known if one != two)
    joined: dict[str, tuple[SameProject, ...]] = {}
    for answer, one, two in known:
        if one != two:
            joined[of[one]] = (*joined.get(of[one], ()), answer)
    return Projects(of, joined, _between(same, keys, of))


def _between(
    same: Iterable[SameProject], keys: Mapping[Ref, str], of: Mapping[str, str]
) -> dict[str, tuple[Between, ...]]:
    """The answers of which the subject holds one record only, by its joint key."""
    found: dict[str, tuple[Between, ...]] = defaultdict(tuple)
    for answer in same:
        held = [end for end in ends(answer) if end in keys]
        if len(held) == 1:
            found[of.get(keys[held[0]], keys[held[0]])] += (Between(answer, held[0]),)
    return dict(found)


def _joint(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each key with the one that stands for all it is joined to: a project's name before a record's id."""
    groups: dict[str, set[str]] = {}
    for one, two in pairs:
        merged = groups.get(one, {one}) | groups.get(two, {two})
        groups |= dict.fromkeys(merged, merged)
    return {key: min(group, key=_standing) for key, group in groups.items()}


def _standing(key: str) -> tuple[bool, str]:
    return not key.startswith("project:"), key
