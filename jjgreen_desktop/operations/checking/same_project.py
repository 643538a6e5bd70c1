"""What is asked of an answer against those given before, and of a record that shares a number with another."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.checking import receiver
from jjgreen_desktop.operations.checking.general import label
from jjgreen_desktop.operations.office import Office

if TYPE_CHECKING:  # start-up: the list is painted before the policy is read
    from jjgreen_desktop.policy.facts import Subject

WHY = "同一项目可就高执行，但不重复享受。"
# Numbers that the checks of each kind of record ask about among records of that kind.
OWN_KIND = {
    "retrofit": "filing_number",
    "loan": "contract_number",
    "energy_management_system": "contract_number",
    "energy_performance_contract": "contract_number",
}


def contrary(office: Office, one: SameProject) -> Iterator[Finding]:
    """强制性 when the answer says the contrary of what names and other answers say together."""
    from jjgreen_desktop.operations.subjects import enterprise_subject
    from jjgreen_desktop.policy.projects import ends, in_force, keys_of, projects

    if not one.enterprise or office.get(Enterprise, one.enterprise) is None:
        return
    subject = enterprise_subject(office.store, one.enterprise)
    rest = tuple(each for each in subject.answers if ends(each) != ends(one))
    keys = keys_of(subject)
    joint = projects(replace(subject, answers=(*rest, one))).key
    for each in in_force((*rest, one)):
        first, second = (keys.get(end) for end in ends(each))
        if each.answer == "different" and first and second and joint(first) == joint(second):
            yield _refused(one, each)
    yield from receiver.findings(office, one, replace(subject, answers=(*rest, one)))


def _refused(one: SameProject, contrary: SameProject) -> Finding:
    if contrary is one:
        what = "按项目名称或已有的答复，这两条记录已是同一项目。"
        fix = "确不是同一项目的，请先改项目名称或改正已有的答复，再答复这一对。"
    else:
        what = f"与 {contrary.answered_on} “不是同一项目”的答复相矛盾（{contrary.reason or '未写理由'}）。"
        fix = "请先改正那一条答复，再答复这一对。"
    return Finding(Grade.MANDATORY, label(one, "answer"), what, WHY, fix)


def shared(office: Office, record: Record) -> Iterator[Finding]:
    """核实性 while the record shares a number with one of another project of the firm, unanswered."""
    from jjgreen_desktop.policy.suspicion import signs_in, suspicions

    firm: str | None = getattr(record, "enterprise", None)
    if not firm or not signs_in(type(record), record.__dict__):
        return
    for one in suspicions(_beside(office, firm, record)):
        if record in (one.first, one.second):
            other = one.second if one.first is record else one.first
            yield from _asked(record, other, one.signs)


def _beside(office: Office, firm: str, record: Record) -> "Subject":
    """The firm's records that carry numbers, as the checks find them, with this one among them."""
    from jjgreen_desktop.operations.subjects import PARTS
    from jjgreen_desktop.policy.facts import Subject
    from jjgreen_desktop.policy.suspicion import SIGNS

    parts: dict[str, Any] = {}
    for name, model in PARTS.items():
        if model is SameProject or set(SIGNS) & model.model_fields.keys():
            found = [each for each in office.find(model, enterprise=firm) if each.id != record.id]
            parts[name] = (*found, record) if type(record) is model else tuple(found)
    return Subject(**parts)


def _asked(record: Record, other: Record, signs: tuple[str, ...]) -> Iterator[Finding]:
    key = OWN_KIND.get(record.noun, "") if other.noun == record.noun else ""
    new = [sign for sign in signs if not (key and sign.startswith(label(record, key)))]
    if new:
        yield Finding(
            Grade.VERIFY,
            SameProject.label,
            f"与{other.label}“{other.title()}”{'，'.join(new)}，可能是同一项目。",
            WHY,
            "请在“奖补”页打开“疑似同一项目”，核对后答复是不是同一项目。",
            check="shared_number",
        )
