"""大事记: every dated fact of every record of a subject, and its renamings and mergings, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from jjgreen_desktop.domain import money
from jjgreen_desktop.domain.attached import Attachment, RecordNote
from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.merging import Merging
from jjgreen_desktop.domain.part import TitleStatus
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import STATUSES, Title
from jjgreen_desktop.operations.dossier_records import Holding, Words, named
from jjgreen_desktop.operations.dossier_shape import Block, Cell, Heading, Place, Row
from jjgreen_desktop.operations.office import Office

# When something was filed or frozen here is no event in the life of the firm.
QUIET = (Attachment, Seal)
PAID, STOPPED, TO_COME, HAPPENED = "✓", "■", "○", "●"
LEGEND = f"{HAPPENED} 已发生　{PAID} 已兑现　{STOPPED} 停止兑现　{TO_COME} 还没有到"
QUIET_DAYS = ("imported_on",)
PAYING = ("paid_on", "subsidised_on")
# The money a day is about, where it is not called like the day (paid_on, paid_fen).
AMOUNTS = {
    ("past_award", "paid_on"): "amount_fen",
    ("diagnosis", "subsidised_on"): "paid_fen",
    ("loan", "drawn_on"): "principal_fen",
    ("invoice", "invoiced_on"): "amount_fen",
    ("outside_award", "received_on"): "amount_fen",
    ("special_case", "decided_on"): "approved_fen",
}
HEADS = (
    Heading("on", "日期"),
    Heading("mark", ""),
    Heading("deed", "事项"),
    Heading("matter", "内容"),
    Heading("amount_fen", "金额（元）", number=True),
)


@dataclass(frozen=True, slots=True)
class Event:
    """One dated fact: `when` is a day or a month in ISO words, `deed` what happened, `matter` to what."""

    when: str
    mark: str
    deed: str
    matter: str
    place: Place
    fen: int | None = None


def timeline(office: Office, holding: Holding, words: Words) -> Block:
    """The events as a table, each opening its record."""
    found = sorted(events(office, holding, words), key=lambda one: one.when, reverse=True)
    return Block("timeline", "", tuple(map(_row, found)), HEADS)


def events(office: Office, holding: Holding, words: Words) -> Iterator[Event]:
    """Every dated fact, unordered."""
    today = office.today()
    for record in holding.all():
        if not isinstance(record, QUIET):
            yield from _dated(record, words, today)
    if isinstance(holding.subject, Enterprise):
        yield from _firm(office, holding.subject)


def _dated(record: Record, words: Words, today: date) -> Iterator[Event]:
    for field in fields_of(type(record)):
        on = record.__dict__[field.key]
        if field.kind is Kind.DATE and on is not None and field.key not in QUIET_DAYS:
            place = words.opening(record, field.key)
            deed = deed_of(record, field)
            matter = matter_of(record, words)
            yield Event(
                str(on), _mark(record, field, on, today), deed, matter, place, _fen(record, field)
            )
    if isinstance(record, Title) and record.published_month and not record.published_on:
        place = words.opening(record, "published_month")
        yield Event(record.published_month, HAPPENED, "公布", matter_of(record, words), place)


def deed_of(record: Record, field: Field) -> str:
    """What happened on a day: its label without the word for day, of a title's change the new status."""
    if isinstance(record, TitleStatus):
        return STATUSES.get(record.status or "", record.label)
    return field.label.removesuffix("日期") or record.label


def matter_of(record: Record, words: Words) -> str:
    """What it happened to; a part is told with the whole it belongs to, a title's change by the title."""
    links = (entry.key for entry in fields_of(type(record)) if entry.links)
    whole = next((words.named(record.__dict__[key]) for key in links if record.__dict__[key]), "")
    if isinstance(record, TitleStatus):
        return " ".join(filter(None, (whole, record.new_name, record.document)))
    if isinstance(record, RecordNote):
        return f"{record.title()}（{words.named(record.of or '')}）"
    return f"{named(record)}（{whole}）" if whole else named(record)


def _mark(record: Record, field: Field, on: date, today: date) -> str:
    if on > today:
        return TO_COME
    if isinstance(record, Stop):
        return STOPPED
    return PAID if field.key in PAYING else HAPPENED


def _amount_key(record: Record, field: Field) -> str:
    return AMOUNTS.get((record.noun, field.key), field.key.removesuffix("_on") + "_fen")


def _fen(record: Record, field: Field) -> int | None:
    fen: int | None = record.__dict__.get(_amount_key(record, field))
    return fen


def _firm(office: Office, firm: Enterprise) -> Iterator[Event]:
    """Renamed and merged, as the journal and the mergings have it; each reading of the journal once."""
    place = Place(firm.noun, firm.id, "former_names")
    for entry, change in office.store.changes_of(firm.noun, firm.id):
        was, now = ((side or {}).get("name") for side in (change.before, change.after))
        if was and now and was != now:
            on = str(datetime.fromisoformat(entry.at).date())
            yield Event(on, HAPPENED, "更名", f"{was} → {now}", place)
    for one in office.store.find(Merging, kept=firm.id):
        deed, matter = one.label, f"并入 {one.lost_name or ''} {one.lost_code or ''}".rstrip()
        yield Event(str(one.merged_on or ""), HAPPENED, deed, matter, place)


def _row(one: Event) -> Row:
    amount = Cell("") if one.fen is None else Cell(money.yuan(one.fen), one.fen)
    deed = f"{one.deed}（未到）" if one.mark == TO_COME else one.deed
    cells = (Cell(one.when, one.when), Cell(one.mark), Cell(deed), Cell(one.matter), amount)
    return Row(cells, one.place)
