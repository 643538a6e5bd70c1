from jjgreen_desktop.documents.sheet import Sheet
from jjgreen_desktop.documents.typefaces import Role, bundled
from jjgreen_desktop.documents.typesetting import Style
from tests.jjgreen_desktop.documents import reading

BODY = Style(Role.FANGSONG, 16)


def test_the_mark_is_read_once_a_page_and_copied_text_stays_whole() -> None:
    sheet = Sheet("样文", "样例局", bundled())
    for _ in range(2):
        with sheet.page("测算稿，非兑现依据"):
            for at in range(20):
                sheet.write("样例正文一行不断", BODY, 100, 700 - at * 30)
    assert reading.pages(sheet.finish()) == ["测算稿，非兑现依据" + "样例正文一行不断" * 20] * 2


def test_the_mark_stands_behind_and_above_the_text_in_ink() -> None:
    plain, marked = (Sheet("样文", "样例局", bundled()) for _ in range(2))
    for sheet, mark in ((plain, ""), (marked, "测算稿")):
        with sheet.page(mark):
            sheet.write("样例", BODY, 100, 700)
    assert reading.dark_share(marked.finish()) > 10 * reading.dark_share(plain.finish())


def test_a_text_wider_than_its_room_is_set_smaller() -> None:
    sheet = Sheet("样文", "样例局", bundled())
    with sheet.page():
        assert sheet.write_within("样" * 10, BODY, 50, 700, 200).size == 16
        line = sheet.write_within("样" * 20, BODY, 50, 600, 200)
    assert line.size == 10
    assert line.width == 200


def test_user_text_is_never_markup() -> None:
    hostile = (
        """<para><img src="/etc/hostname"/><font color="red">&lt;&amp;样例(\\)</font></para>"""
    )
    sheet = Sheet(hostile, hostile, bundled())
    with sheet.page():
        sheet.write(hostile, Style(Role.FANGSONG, 8), 20, 700)
    made = sheet.finish()
    assert reading.text(made) == "".join(hostile.split())
    assert reading.info(made)["Title"] == hostile
