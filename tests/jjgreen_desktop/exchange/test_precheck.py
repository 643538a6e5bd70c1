from collections.abc import Mapping

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.exchange import precheck
from tests.jjgreen_desktop.exchange.crafted import compound, xlsx

NO_BOOK: Mapping[str, tuple[bytes, str]] = {
    "空.xlsx": (b"", "是空文件"),
    "文本.xlsx": ("企业名称,代码\n".encode(), "不是 Excel 工作簿"),
    "图片.xls": (b"\x89PNG\r\n", "不是 Excel 工作簿"),
    "大.xlsx": (b"PK\x03\x04" + b"\0" * precheck.MOST_BYTES, "超过 64 MB"),
}


@pytest.mark.parametrize("name", NO_BOOK)
def test_what_is_no_workbook_is_refused_by_name_with_the_next_step(name: str) -> None:
    content, words = NO_BOOK[name]
    with pytest.raises(Problem) as caught:
        precheck.check(name, content)
    assert caught.value.what.startswith(f"“{name}”")
    assert words in caught.value.what
    assert caught.value.fix.startswith("请")


def test_the_container_decides_not_the_suffix() -> None:
    precheck.check("其实是新格式.xls", xlsx())
    precheck.check("其实是旧格式.xlsx", compound({"Workbook": b"\x0a\0\0\0" * 200}))
