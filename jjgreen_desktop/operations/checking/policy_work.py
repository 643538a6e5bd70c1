"""What is asked of a ruling, of a seal, and of an answer on one project."""

from collections.abc import Iterator

from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.policy_work import RulingMade, Seal
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.same_project import SameProject
from jjgreen_desktop.operations.checking.general import label
from jjgreen_desktop.operations.in_force import choices_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.subjects import PARTS


def ruling(office: Office, one: RulingMade) -> Iterator[Finding]:
    """A ruling answers a question of the policy with one of its choices, on a day that has come."""
    if one.ruled_on and one.ruled_on > office.today():
        yield Finding(
            Grade.MANDATORY,
            label(one, "ruled_on"),
            f"裁定日期 {one.ruled_on} 晚于今天。",
            "裁定自落款之日起执行。",
            "请对照文件核对日期。",
        )
    pack = office.pack_on(one.ruled_on or office.today())
    if one.ruled_on and one.ruled_on < pack.valid_from:
        yield Finding(
            Grade.MANDATORY,
            label(one, "ruled_on"),
            f"裁定日期 {one.ruled_on} 早于政策施行日期 {pack.valid_from}。",
            "裁定说明已经施行的政策。",
            "请对照文件核对日期。",
        )
    asked = next((each for each in pack.rulings if each.id == one.ruling), None)
    if one.ruling and one.choice not in choices_of(asked, one.of):
        yield Finding(
            Grade.MANDATORY,
            label(one, "choice"),
            "当日的政策包里没有这一事项或这一选项。",
            fix="请在口径裁定页上重新选择。",
        )
    if one.of and not any(office.get(model, one.of) for model in PARTS.values()):
        yield Finding(
            Grade.MANDATORY,
            label(one, "of"),
            "登记簿里没有所裁定的这条记录。",
            fix="请刷新后在口径裁定页上重新选择。",
        )


def nothing_more(_office: Office, _one: Record) -> Iterator[Finding]:
    """What the catalogue asks suffices: budgets, marks, reasons; a pack is checked whole when loaded."""
    return iter(())


def seal(_office: Office, one: Seal) -> Iterator[Finding]:
    """A seal is of a day that is not after the sealing."""
    if one.assessed_on and one.sealed_on and one.assessed_on > one.sealed_on:
        yield Finding(
            Grade.MANDATORY,
            label(one, "assessed_on"),
            "测算日期晚于封存日期。",
            fix="请按今天或以前的日期测算后再封存。",
        )


def same_project(_office: Office, one: SameProject) -> Iterator[Finding]:
    """An answer is about two records."""
    if one.first and (one.first_noun, one.first) == (one.second_noun, one.second):
        yield Finding(
            Grade.MANDATORY,
            label(one, "second"),
            "两条是同一条记录。",
            fix="请选另一条记录。",
        )
