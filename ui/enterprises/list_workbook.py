"""Saving a list as a workbook: asked where, written by the worker, said how many."""

from pathlib import Path

from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.exchange.list_workbook import write_list
from jjgreen_desktop.operations.listing import Listing, columns_of, listed
from jjgreen_desktop.operations.listing_rows import cell, records
from jjgreen_desktop.operations.listing_words import listing_words
from jjgreen_desktop.operations.office import Office
from ui.screen import Screen
from ui.showing import read_industries
from ui.widgets import file_choice
from ui.worker import Cancelled, Progress


def save_list(
    screen: Screen, model: type[Record], listing: Listing, choose: file_choice.Choose
) -> None:
    """Ask where to put it, write it there, and say so."""

    def named(name: str) -> None:
        path = choose(screen, "存为表格", file_choice.documents() / name, file_choice.WORKBOOK)
        if path is not None:
            screen.worker.run(
                lambda office, progress: _write(office, model, listing, path, progress),
                lambda count: screen.say.emit(f"已把列出的 {count:,} 行保存到“{path}”。"),
                says="正在存为表格",
            )

    screen.worker.run(
        lambda office, _progress: f"{model.label}列表-{office.name}-{office.today()}.xlsx", named
    )


def _write(
    office: Office, model: type[Record], listing: Listing, path: Path, progress: Progress
) -> int:
    fields = columns_of(model, listing.columns)
    rows = (
        [cell(office, field, one.__dict__[field.key]) for field in fields]
        for one in records(office, model, listed(office, model, listing), progress.go_on)
    )
    words = listing_words(model, listing, read_industries(office, progress))
    notes = [("范围", office.name), ("筛选和顺序", words)]

    def until_cancelled() -> "list[list[object]]":
        found = list(rows)
        if progress.cancelled:
            raise Cancelled
        return found

    return write_list(model.label, fields, until_cancelled(), notes, office.today(), path)
