"""What the headings of old ledgers say of money: a total, a part, what moved, what stands beside, what is only counted."""

import re

from jjgreen_desktop.operations.importing.headers import plain
from jjgreen_desktop.operations.past_awards.heads import Head
from jjgreen_desktop.operations.past_awards.words import INSTALMENT, RECOVERY

SUM = re.compile(
    r"(奖励|奖补|补助|兑现|拨付|资金|金额)*(合计|小计|总计|共计|总额)(奖励|奖补|补助|资金|金额)*"
)
PART = re.compile(r"其中.*")  # of the column beside it, counted there already
# Money that stands beside an award without being one.
BESIDE = re.compile(
    r"投资|贷款(金额|本金|额)|本金|产值|营业|收入|申报|申请|标准|上限|余额|计划|拟|应[兑拨发付]|未|核定|审核|评审|预算|"
    r"注册资本|资产|利润|纳税|合同(价|额|金额)|效益|成本"
)
# Money that moved, though its heading states no unit and names no matter.
MOVED = re.compile(
    rf"{RECOVERY.pattern}|{INSTALMENT.pattern}|补充|补发|补拨|追加|二期|三期|配套|拨付|拨款|兑现|发放|支付|实付|到账|"
    r"奖励|奖补|补助|补贴"
)
# What ends so is counted or dated: no amount unless its heading has 元 or 万元.
COUNTED = re.compile(
    r"(年份?|年度|时间|日期|年限|次数?|数量?|个数|批次?|量|率|比例|占比|编号|文号|文件|依据|级别|等级)(\(.*\))?$"
)
YEAR = re.compile(r"(20\d\d)年度?(已?(兑现|拨付|奖励|奖补|补助|发放)?(金额|资金)?)?")
TAKEN_BACK = "追回"
EITHER = frozenset(("", "金额", "资金", "资金额"))  # paid or taken back
# The upper row of a heading, where nothing below it was paid.
RECOVERIES = re.compile(
    rf"(已|实际|累计)?({RECOVERY.pattern})(奖励|奖补|补助|补贴|兑现|拨付)?(资金|金额|款项?)?(情况|明细|部分)?"
)

FIRM = re.compile(r".{3,}(公司|厂|集团|合作社)(\(.*\))?")


def of_other_money(head: Head) -> bool:
    """Whether the words above a column tell of money that was not paid: the 时间 of 申报情况 is no payment's."""
    group = plain(head.group)
    return bool(BESIDE.search(group)) and not MOVED.search(group)


def stands_beside(head: Head) -> bool:
    """Whether the heading tells of other money than what was paid."""
    return bool(BESIDE.search(plain(head.own)) or BESIDE.search(plain(head.group)))
