"""Pages are counted without a window, in any thread."""

from threading import Thread

from tests.jjgreen_desktop.commands.test_attach import pdf
from ui.attached.counting import pdf_pages


def test_pages_are_counted_and_unknown_of_what_cannot_be_read() -> None:
    assert pdf_pages(pdf(3)) == 3
    assert pdf_pages(b"%PDF-1.4 torn") is None
    assert pdf_pages(pdf(2)[:200]) is None


def test_they_are_counted_in_another_thread_too() -> None:
    found: list[int | None] = []
    thread = Thread(target=lambda: found.append(pdf_pages(pdf(2))))
    thread.start()
    thread.join()
    assert found == [2]
