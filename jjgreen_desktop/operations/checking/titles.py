"""What is asked of a title: its holder, its day, and what was paid for it."""

import re
from collections.abc import Iterator

from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.title import HOLDERS, PARK_KINDS, STATUSES, TITLE_KINDS, Title
from jjgreen_desktop.operations.checking.general import clause, in_order, label, paid
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.parts import newest

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
OTHER = "other"


def title(_office: Office, one: Title) -> Iterator[Finding]:
    """A title by itself."""
    yield from _holder(one)
    yield from _day(one)
    yield from paid(one, "paid_on")
    yield from in_order(one, "published_on", "paid_on", "名单公布之后才能兑现。")


def against_changes(office: Office, one: Title) -> Iterator[Finding]:
    """核实性 when the title says another status than the latest change registered under it."""
    changes = office.find(TitleStatus, of_title=one.id) if one.id else []
    last = newest(changes)
    if last is None or last.status == one.status:
        return
    stands = STATUSES.get(one.status or "", "没有填")
    yield Finding(
        Grade.VERIFY,
        label(one, "status"),
        f"这里是{stands}，名下 {last.changed_on} 的状态变更是{STATUSES[last.status or '']}。",
        clause("3"),
        "请对照最近的文件核对；又有变更的，请在下面登记一条状态变更。",
        check="status_against_changes",
    )


def _holder(one: Title) -> Iterator[Finding]:
    linked = [key for key in HOLDERS if getattr(one, key)]
    if len(linked) > 1:
        yield _about_holder(
            Grade.MANDATORY,
            one,
            "同时关联了企业和园区。",
            "一项称号只有一个获得者，奖补只能算给一家。",
            "请只保留名单上的那一个。",
        )
    if not linked:
        yield _about_holder(
            Grade.SUBMIT,
            one,
            "没有关联登记簿里的企业或园区。",
            "奖补和附件2都按登记簿里的获得者计算。",
            "请选择获得者；还没有登记的先登记。",
        )
    if mismatch := _mismatch(one, linked):
        yield _about_holder(
            Grade.VERIFY, one, mismatch, clause("3"), "请对照公布名单核对称号和获得者。", "holder"
        )


def _mismatch(one: Title, linked: list[str]) -> str:
    """How kind, holder and link contradict one another; "" when they agree."""
    if not one.holder:
        return ""
    proper = "park" if one.kind in PARK_KINDS else "enterprise"
    if one.kind and one.kind != OTHER and one.holder != proper:
        return (
            f"“{TITLE_KINDS[one.kind]}”由{HOLDERS[proper]}获得，获得者却填了{HOLDERS[one.holder]}。"
        )
    if len(linked) == 1 and linked != [one.holder]:
        return f"获得者填了{HOLDERS[one.holder]}，关联的却是{HOLDERS[linked[0]]}。"
    return ""


def _about_holder(
    grade: Grade, one: Title, what: str, why: str, fix: str, check: str = ""
) -> Finding:
    return Finding(grade, label(one, "holder"), what, why, fix, check)


def _day(one: Title) -> Iterator[Finding]:
    month = one.published_month
    if month and not MONTH.fullmatch(month):
        yield Finding(
            Grade.MANDATORY,
            label(one, "published_month"),
            f"“{month}”不是年月。",
            fix="请写成 2022-01 的样子。",
        )
    elif month and one.published_on and one.published_on.isoformat()[:7] != month:
        yield Finding(
            Grade.VERIFY,
            label(one, "published_month"),
            f"{month} 与公布日期 {one.published_on} 不是同一个月。",
            clause("3"),
            "请对照公布文件核对。",
            check="other_month",
        )
    if not month and not one.published_on:
        yield Finding(
            Grade.SUBMIT,
            label(one, "published_on"),
            "没有公布日期，也没有公布年月。",
            clause("3"),
            "请对照公布文件补上，上报前补齐。",
        )
