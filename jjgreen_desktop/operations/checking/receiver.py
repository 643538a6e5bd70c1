"""What is asked of an answer that two firms' records are one project: one firm receives, and only one."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.checking.general import label
from jjgreen_desktop.operations.office import Office

if TYPE_CHECKING:  # start-up: the list is painted before the policy is read
    from jjgreen_desktop.policy.facts import Subject
    from jjgreen_desktop.policy.projects import Ref

WHY = "同一项目可就高执行，但不重复享受。"


def findings(office: Office, one: SameProject, subject: "Subject") -> Iterator[Finding]:
    """强制性 when no firm is named, two are, one that did not have what was paid, or each the next.

    `subject` is the firm the answer is kept for, with this answer among its own.
    """
    from jjgreen_desktop.policy.projects import ends, keys_of, projects

    keys, joint = keys_of(subject), projects(subject)
    own = next((joint.key(keys[end]) for end in ends(one) if end in keys), "")
    if one.answer == "same" and _is_between(office, one, keys):
        yield _refused(
            one, "两家企业的记录是同一项目的，须写明由哪一家领取。", "请答复由其中哪一家领取。"
        )
    receivers = {
        _project(office, each.receiving): each
        for each in joint.given_away(own)
        if each.receiving is not None
    }
    if len(receivers) > 1:
        yield _two(one, *[each for each in receivers.values() if each is not one])
    elif one in joint.given_away(own) and _comes_back(office, one, subject):
        yield _refused(
            one,
            "照已有的答复，几家互相让给对方，结果没有一家领取。",
            "请在这几家中定下由哪一家领取，把各对答复改成都由它领取。",
        )
    elif one in joint.given_away(own) and _is_paid(subject, own):
        yield from _paid_already(office, one, subject)


def _is_between(office: Office, one: SameProject, keys: "Mapping[Ref, str]") -> bool:
    """One record is the subject's, the other is there and another firm's."""
    from jjgreen_desktop.policy.projects import ends

    elsewhere = [end for end in ends(one) if end not in keys]
    return len(elsewhere) == 1 and bool(_project(office, elsewhere[0])[0])


def _two(one: SameProject, other: SameProject, *_more: SameProject) -> Finding:
    whose = f"（{other.note}）" if other.note else ""
    return _refused(
        one,
        f"这个项目已于 {other.answered_on} 答复由另一条记录的项目领取{whose}，同一项目只能领取一次。",
        "请先改正那一条答复；领取的两条记录是同一家企业的同一项目的，请先答复那一对。",
    )


def _comes_back(office: Office, one: SameProject, subject: "Subject") -> bool:
    """Whoever receives by this answer gives away to another, and so on, back to the subject."""
    from jjgreen_desktop.operations.subjects import enterprise_subject
    from jjgreen_desktop.policy.projects import ends, projects

    giver = subject.enterprise.id if subject.enterprise else ""
    seen, at = {giver}, one.receiving
    while at is not None:
        firm, key = _project(office, at)
        if not firm or firm in seen:
            return firm == giver
        seen.add(firm)
        given = projects(enterprise_subject(office.store, firm)).given_away(key)
        # what was said of this pair before gives way to this answer
        at = next((each.receiving for each in given if ends(each) != ends(one)), None)
    return False


def _paid_already(office: Office, one: SameProject, subject: "Subject") -> Iterator[Finding]:
    """The firm that shall not receive has been paid, and the one that shall has not."""
    from jjgreen_desktop.operations.subjects import enterprise_subject

    firm, key = _project(office, one.receiving) if one.receiving else ("", "")
    if firm and not _is_paid(enterprise_subject(office.store, firm), key):
        yield _refused(
            one,
            f"“{subject.name()}”的这个项目已经兑现，不能再由另一家领取。",
            f"请答复由“{subject.name()}”领取；兑现登记有误的，请先改正。",
        )


def _project(office: Office, ref: "Ref") -> "tuple[str, str]":
    """The firm that holds a record, and the key of its project there; ("", id) for one that is gone."""
    from jjgreen_desktop.operations.subjects import enterprise_subject
    from jjgreen_desktop.policy.projects import keys_of, projects

    noun, record = ref
    found = office.get(BY_NOUN[noun], record) if noun in BY_NOUN else None
    firm = getattr(found, "enterprise", None)
    if not firm or office.get(Enterprise, firm) is None:
        return "", record
    subject = enterprise_subject(office.store, firm)
    return firm, projects(subject).key(keys_of(subject)[ref])


def _is_paid(subject: "Subject", key: str) -> bool:
    """Money was paid on a record of the project with this joint key."""
    from jjgreen_desktop.policy.conditions import is_paid
    from jjgreen_desktop.policy.projects import keys_of, projects

    keys, joint = keys_of(subject), projects(subject)
    records = (*subject.payables(), *subject.earlier())
    return any(is_paid(each) and joint.key(keys[each.noun, each.id]) == key for each in records)


def _refused(one: SameProject, what: str, fix: str) -> Finding:
    return Finding(Grade.MANDATORY, label(one, "answer"), what, WHY, fix)
