"""What fields of several records are called alike, and tables that show no record but its figures, too."""

COUNTY = "县（市、区）"
CREDIT_CODE = "统一社会信用代码"
PROJECT = "项目名称"
PAID = "已兑现金额"
BASIS = "依据记录"  # the record an award rests on
RECORD_KIND = "记录种类"
SIGN = "相同之处"
RULING = "裁定事项"


def of_year(year: int | None) -> str:
    """A year as a sentence on the screen has it; the titles of papers and files stand without blanks."""
    return f"{year} 年度" if year else "年度未填的"
