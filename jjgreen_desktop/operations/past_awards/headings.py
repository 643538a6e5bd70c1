"""The headings old ledgers use, what each means, and the unit a heading or title states for the amounts."""

import re
from collections.abc import Mapping
from functools import cache

from jjgreen_desktop.domain import labels, units
from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.past_award import PastAward
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.importing.stated_units import (
    FORMS,
    HEADING,
    TITLE,
    YUAN,
    Stated,
    above,
)
from jjgreen_desktop.operations.importing.unit_words import MONEY_WORD

NAME, CODE, MATTER, PROJECT, SOURCE = "name", "code", "matter", "project", "source"
DAY, YEAR, AMOUNT, DOCUMENT, NOTE, NUMBER = "day", "year", "amount", "document", "note", "number"
TOTAL, LEVEL = "total", "level"
RECOVERED, RECOVERED_DAY = "recovered", "recovered_on"
LABELS = {
    NAME: field_of(Enterprise, "name").label,
    CODE: labels.CREDIT_CODE,
    MATTER: field_of(PastAward, "matter").label,
    LEVEL: field_of(Title, "level").label,
    PROJECT: labels.PROJECT,
    SOURCE: field_of(OutsideAward, "source").label,
    DAY: field_of(PastAward, "paid_on").label,
    YEAR: field_of(PastAward, "year").label,
    AMOUNT: field_of(PastAward, "amount_fen").label,
    RECOVERED: "追回金额",
    RECOVERED_DAY: "追回日期",
    TOTAL: "合计（只核对）",
    DOCUMENT: field_of(PastAward, "document").label,
    NOTE: field_of(PastAward, "note").label,
    NUMBER: "序号",
}
WORDS: dict[str, str] = {
    NAME: (
        "企业名称 单位名称 公司名称 工厂名称 园区名称 企业 单位 名称 企业全称 受奖单位 受奖企业 获奖单位 获奖企业 "
        "领取单位 收款单位 收款单位名称 收款人 兑现企业 享受企业 奖补企业 补助企业 补助单位 补助对象 奖补对象 "
        "奖励对象 申报单位 申报企业 获得单位 受益企业"
    ),
    CODE: "统一社会信用代码 社会信用代码 信用代码 统一信用代码 企业代码 代码",
    MATTER: (
        "兑现事项 事项 奖补事项 奖励事项 补助事项 奖励项目 奖补项目 补助项目 奖励名称 奖项 奖项名称 奖励类别 "
        "奖补类别 补助类别 类别 类型 奖励类型 兑现内容 奖补内容 奖励内容 补助内容 内容 条款 兑现条款 政策条款 "
        "奖补条款 对应条款 称号 称号名称 荣誉 荣誉称号 用途 资金用途 款项 摘要 政策依据"
    ),
    LEVEL: "级别 称号级别 荣誉级别 奖励级别 奖项级别 认定级别 获评级别",
    PROJECT: "项目名称 项目 所属项目 改造项目",
    SOURCE: "资金来源 资金渠道 资金名称 资金类别 资金科目 预算科目",
    DAY: "兑现日期 兑现时间 拨付日期 拨付时间 发放日期 发放时间 到账日期 到账时间 支付日期 支付时间 日期 时间",
    YEAR: "兑现年度 年度 年份 年 兑现年份 奖励年度 奖补年度 资金年度 拨付年度",
    AMOUNT: (
        "金额 奖励金额 奖补金额 补助金额 补贴金额 兑现金额 已兑现金额 拨付金额 发放金额 实拨金额 实际拨付 实付金额 "
        "贴息金额 奖金 资金 奖励资金 奖补资金 补助资金 兑现资金 资金额 合计金额 拨付资金"
    ),
    RECOVERED: (
        "追回金额 已追回金额 实际追回金额 追回资金 追回奖励资金 追回款 收回金额 已收回金额 收回资金 退回金额 已退回金额 "
        "退回资金 退回款 退还金额 退还资金 追缴金额 已追缴金额 追缴资金 缴回金额 缴回资金 清退金额 清退资金"
    ),
    RECOVERED_DAY: (
        "追回日期 追回时间 收回日期 收回时间 退回日期 退回时间 退还日期 退还时间 追缴日期 追缴时间 缴回日期 缴回时间 "
        "清退日期 清退时间"
    ),
    DOCUMENT: (
        "文件及文号 文号 文件号 文件 文件名称 依据文件 依据 拨付文件 拨付文号 资金文件 资金文号 兑现文件 下达文号 "
        "发文字号 凭证号"
    ),
    NOTE: "备注 说明 备注说明",
    NUMBER: "序号 编号 行号",
}
_STATES = rf"(?:单位[:：]?|金额[:：])?(?:人民币)?({MONEY_WORD})"
UNIT_ALONE = re.compile(rf"[(（]?{_STATES}[)）]?")
# The whole unit, be it one of ours or none: 千元 is no 元, 美元 neither, 20万元 is an amount; 万 alone
# is one in brackets.
_BEFORE = r"(?<![单\d一二三四五六七八九十百千万亿])"
TAIL = re.compile(rf"(?:{_BEFORE}[(（]?{_STATES}[)）]?|[(（]([十百千万亿]+)[)）])$")
UNITS = tuple(unit for unit in units.MEASURES if units.counts_money(unit))
USUAL = (YUAN, "万元")  # of the units: what most ledgers are kept in


TELLING = {"贴息金额"}  # of the amounts' headings: it says what for too


def known(columns: Mapping[str, str]) -> dict[str, str]:
    """Every heading that is understood, by its plain text; `columns` are those a clerk has assigned."""
    ours = {plain(LABELS[key]): key for key in WORDS}  # of the template
    found = ours | {plain(word): key for key, words in WORDS.items() for word in words.split()}
    for key in (AMOUNT, RECOVERED):
        found |= _with_units(key)
    return found | {plain(word): key for word, key in columns.items()}


@cache
def _with_units(key: str) -> dict[str, str]:
    """The headings of amounts with each unit they may state, by their plain text."""
    words = WORDS[key].split()
    return {
        plain(form.format(word, unit)): key for word in words for unit in UNITS for form in FORMS
    }


def tail_of(heading: str) -> str:
    """The unit of money a heading ends with, as it is written; "" without any."""
    found = TAIL.search(plain(heading))
    return next(filter(None, found.groups()), "") if found else ""


def unit_of(heading: str, title: str) -> Stated:
    """元, 千元, 万元, … as the amounts' heading states it, else the words above the table.

    "" when neither does, and when the heading states a unit nobody knows: that is asked.
    """
    if written := tail_of(heading):
        return Stated(written, HEADING) if written in UNITS else Stated("")
    unit = above(title)
    return Stated(unit, TITLE if unit else "")


def without_unit(heading: str) -> str:
    """The words of a heading without the unit it ends with."""
    return TAIL.sub("", plain(heading)).rstrip("/,(、")


def is_amount(heading: str) -> bool:
    """Whether a heading says no more than that amounts stand below it: 金额, 奖励金额（万元）."""
    return without_unit(heading) in {"", *WORDS[AMOUNT].split()} - TELLING
