"""The marks of a firm as they compare, and which of very many rows share one."""

from jjgreen_desktop.operations.firm_marks import Mark, SharedMarks, marks

CODE = "91350100M000100Y43"


def test_the_marks_of_a_row() -> None:
    row = ("江西湖口样例（一厂）有限公司", CODE, "A,B", "老厂\n旧 厂", "110", "1505 2222 333")
    assert list(marks(*row)) == [
        (Mark.NAME, "江西湖口样例(一厂)有限公司"),
        (Mark.CORE, "湖口样例一厂"),
        (Mark.CODE, CODE),
        (Mark.BODY, "M000100Y4"),
        (Mark.FORMER_CODE, "A"),
        (Mark.FORMER_CODE, "B"),
        (Mark.FORMER_NAME, "老厂"),
        (Mark.FORMER_NAME, "旧厂"),
        (Mark.ACCOUNT, "15052222333"),
    ]
    assert list(marks(*[None] * 6)) == []


def test_rows_are_told_by_what_they_share_and_a_hint_of_many_tells_nothing() -> None:
    shared = SharedMarks()
    for number in range(10):
        shared.add(number, [(Mark.PHONE, "1"), (Mark.NAME, f"厂{number}")])
    shared.add(10, [(Mark.FORMER_NAME, "厂3"), (Mark.PHONE, "2")])
    shared.add(11, [(Mark.PHONE, "2")])
    assert shared.rows() == {3, 10, 11}
    assert (Mark.PHONE, "2") in shared and (Mark.NAME, "厂3") in shared
    assert (Mark.PHONE, "1") not in shared and (Mark.NAME, "厂4") not in shared
