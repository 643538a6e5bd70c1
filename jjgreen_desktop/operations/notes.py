"""记事: short dated remarks on a firm or any record; who and when is set by the program."""

from dataclasses import dataclass

from jjgreen_desktop.domain.attached import RecordNote
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.attachments import matters
from jjgreen_desktop.operations.beside import NOT_OF, place_of, under
from jjgreen_desktop.operations.office import Office

LONGEST = 2000  # characters


@dataclass(frozen=True, slots=True)
class Noted:
    """A note in a list; `matter` is the record it is about, in words."""

    record: RecordNote
    matter: str


def note(office: Office, of: Record, text: str) -> RecordNote:
    """Write down a remark on a record. Raises Problem when it is empty, too long, or the record is gone."""
    if isinstance(of, NOT_OF):
        raise Problem(f"{of.label}上不能再写记事。", "请写在它所属的企业或记录上。")
    if not of.id or office.get(type(of), of.id) is None:
        raise Problem(f"{of.label}“{of.title()}”不在登记簿里，记事没有保存。", "请先保存这条记录。")
    made = RecordNote(
        **place_of(of),
        noted_on=office.today(),
        noted_by=office.store.setting("operator"),
        text=_text(text),
    )
    return recording.save(office, made).record


def reword(office: Office, noted: RecordNote, text: str) -> RecordNote:
    """Write a remark anew; when and who stay as they were, the journal knows who changed it."""
    now = office.get(RecordNote, noted.id)
    if now is None:
        raise Problem("这条记事已被删除。", "需要的话请撤销那次删除。")
    changed = now.model_copy(update={"text": _text(text)})
    return now if changed == now else recording.save(office, changed).record


def remove(office: Office, noted: RecordNote) -> None:
    """Take a remark away, which can be undone. Raises Problem when it is gone already."""
    recording.remove(office, noted)


def notes(office: Office, subject: Record | None = None) -> list[Noted]:
    """The remarks of a firm, park or other record, or all, the newest first."""
    found = office.find(RecordNote, **under(subject))
    words = matters(office, found)
    return [Noted(one, words[one.of or ""]) for one in reversed(found)]


def _text(text: str) -> str:
    text = text.strip()
    if not text:
        raise Problem("记事没有内容。", "请写下要记的事，如“电话核实：验收报告原件下周补交”。")
    if len(text) > LONGEST:
        raise Problem(
            f"记事太长（{len(text):,} 字，最多 {LONGEST:,} 字）。", "请分成几条，或作为附件添加。"
        )
    return text
