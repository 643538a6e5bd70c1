"""The way to a CUPS queue: what arrives at the printer is the paper itself."""

import subprocess
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from jjgreen_desktop.domain.problem import Problem
from tests.ui.papers.cups import Printer
from ui.papers import printing
from ui.papers.printing import Order

LINES = ("奖补资金兑现告知书", "湖口样例一厂有限公司：市级核定 50.00 万元", "大写：伍拾万元整")


def paper(path: Path, pages: int = 3) -> bytes:
    """A paper of some pages in the bundled 宋体."""
    pdfmetrics.registerFont(TTFont("song", str(resources.folder("fonts", "song.ttf"))))
    canvas = Canvas(str(path))
    for page in range(pages):
        canvas.setFont("song", 16)
        for row, line in enumerate(LINES):
            canvas.drawString(80, 760 - 30 * row, f"{line}〔{page + 1}〕")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def text_of(path: Path) -> list[str]:
    """The text of each page."""
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return said.stdout.decode().split("\f")[:-1]


def test_the_paper_that_arrives_is_the_paper_that_was_sent(
    printer: Printer, tmp_path: Path
) -> None:
    sent = paper(tmp_path / "sent.pdf")
    said = printing.send(sent, Order("desk"), "告知书 湖口样例一厂有限公司")
    received = printer.received(tmp_path)
    assert said == "已把“告知书 湖口样例一厂有限公司”送到打印机“desk”，1 份。"
    assert text_of(received) == text_of(tmp_path / "sent.pdf")
    assert len(text_of(received)) == 3
    assert all(f"{line}〔2〕" in text_of(received)[1] for line in LINES)


def test_letters_stay_letters(printer: Printer, tmp_path: Path) -> None:
    printing.send(paper(tmp_path / "sent.pdf", 1), Order("desk"), "告知书")
    received = printer.received(tmp_path)
    fonts = subprocess.run(["pdffonts", received], capture_output=True, check=True, text=True)
    images = subprocess.run(["pdfimages", "-list", received], capture_output=True, check=True)
    assert "TrueType" in fonts.stdout
    assert images.stdout.decode().count("\n") == 2  # its heading only: no page became a picture


def test_only_the_pages_asked_for_arrive(printer: Printer, tmp_path: Path) -> None:
    printing.send(paper(tmp_path / "sent.pdf", 5), Order("desk", pages="2,4-5"), "告知书")
    pages = text_of(printer.received(tmp_path))
    assert [page[page.index("〔") + 1] for page in pages] == ["2", "4", "5"]


def test_the_number_of_copies_reaches_the_printer(printer: Printer, tmp_path: Path) -> None:
    printing.send(paper(tmp_path / "sent.pdf", 1), Order("desk", copies=3), "告知书")
    pages = text_of(printer.received(tmp_path))
    assert len(pages) == 3 or "COPIES=3" in printer.wrapping or "QTY=3" in printer.wrapping


def test_the_queues_are_offered(printer: Printer) -> None:
    offered = printing.printers()
    assert set(offered.names) == {"desk", "full", "paused"}
    assert offered.default in offered.names


@pytest.mark.parametrize(
    ("queue", "what"),
    [("full", "这台打印机现在不接收新任务。"), ("nowhere", "没有找到这台打印机。")],
)
def test_a_refusal_is_a_sentence_with_the_next_step(
    printer: Printer, tmp_path: Path, queue: str, what: str
) -> None:
    with pytest.raises(Problem) as refused:
        printing.send(paper(tmp_path / "sent.pdf", 1), Order(queue), "告知书")
    assert refused.value.what == what
    assert "存为 PDF" in refused.value.fix


def test_a_paused_printer_is_named(printer: Printer, tmp_path: Path) -> None:
    said = printing.send(paper(tmp_path / "sent.pdf", 1), Order("paused"), "告知书")
    assert said.startswith("“告知书”已排队，但打印机“paused”停着")


def test_without_the_print_commands_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Problem) as refused:
        printing.printers()
    assert refused.value.what == "这台电脑没有安装打印服务（CUPS）。"


def test_a_service_that_does_not_run_is_named(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    with pytest.raises(Problem) as refused:
        printing.printers()
    assert refused.value.what == "打印服务没有运行。"


@pytest.mark.parametrize(
    ("typed", "read", "count"),
    [
        ("", "", 7),
        ("3", "3", 1),
        ("１－3，5", "1-3,5", 4),
        (" 1-3、 2-4 ", "1-3,2-4", 4),
        ("7,", "7", 1),
    ],
)
def test_page_ranges_are_read_as_staff_type_them(typed: str, read: str, count: int) -> None:
    assert printing.typed_pages(typed, 7) == read
    assert printing.sheets(read, 7) == count


@pytest.mark.parametrize("typed", ["0", "8", "5-3", "1-", "一", "1;rm", "-2"])
def test_a_range_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Problem):
        printing.typed_pages(typed, 7)


def test_nothing_a_clerk_names_is_read_as_an_option_or_by_a_shell() -> None:
    words = printing.command(Order("desk", 2, "1-3", both_sides=True), "$(reboot); -d other")
    assert words[words.index("-t") + 1] == "$(reboot); -d other"
    assert words[:5] == ["lp", "-d", "desk", "-n", "2"]
    assert "sides=two-sided-long-edge" in words
