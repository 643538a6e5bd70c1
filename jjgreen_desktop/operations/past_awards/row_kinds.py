"""The rows of an old ledger that are no payments, by their words: totals, remarks below the table, what of a row goes where."""

import re

FIGURES = r"[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元圆角分整¥\d,.]*"
TOTAL = re.compile(
    rf"(.{{0,15}}(合计|小计|总计|共计)|(本页|以上|20\d\d年度?)?累计)(\(.*\))?:?(\d+[家户个项笔]|{FIGURES})?"
    r"|以上共.{1,8}[家户个项笔](企业)?"
)
NOTE = re.compile(r"(注|备注|说明|填报|填表|制表|审核|联系).{0,8}:.*")
SECTION = re.compile(r"[(第]?[一二三四五六七八九十]+[)、.]?")  # before the heading of what follows
PART = re.compile(r"其中.*")  # of the row above, counted there already
