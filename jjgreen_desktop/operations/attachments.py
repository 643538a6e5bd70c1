"""附件: papers kept with the records they prove, by their sha256; the same bytes are kept once.

The bytes stay in the register for good: removing an attachment, and undoing that, moves its entry alone.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from jjgreen_desktop.domain.attached import PAPERS, Attachment
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import recording
from jjgreen_desktop.operations.beside import NOT_OF, OWNERS, place_of, record_of, under
from jjgreen_desktop.operations.files import write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_files import (
    PICTURES,
    GoOn,
    Stopped,
    media_of,
    plain_name,
    read_paper,
    require_genuine,
    require_size,
)

Count = Callable[[bytes], int | None]  # the pages of a PDF; None when they cannot be counted
RESTORE = "请从备份恢复登记簿，或重新添加这份材料。"


def uncounted(_pdf: bytes) -> int | None:
    """Stands where nothing can read a PDF."""
    return None


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment just added; `twins` are those that had the same bytes before, `where` they are."""

    record: Attachment
    twins: tuple[Attachment, ...] = ()
    where: str = ""

    @property
    def said(self) -> str:
        """What there is to know of it besides; "" when nothing."""
        told = []
        if self.twins:
            told.append(f"“{self.record.file_name}”这份材料已附在{self.where}上，内容只存一份。")
        if self.record.media == "pdf" and self.record.pages is None:
            told.append(f"“{self.record.file_name}”数不出页数，可能有密码或已损坏，请打开看一看。")
        return "".join(told)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of several files: those attached in one write, and why others were not."""

    attached: tuple[Attached, ...]
    refused: tuple[Problem, ...] = ()

    @property
    def said(self) -> str:
        """All of it in sentences."""
        names = "、".join(f"“{one.record.file_name}”" for one in self.attached[:3])
        more = f"等 {len(self.attached)} 份" if len(self.attached) > 3 else ""
        done = f"已添加附件{names}{more}。" if self.attached else ""
        told = (one.said for one in self.attached)
        return done + "".join(told) + "".join(str(one) for one in self.refused)


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment in a list; `matter` is the record it is kept beside, in words."""

    record: Attachment
    matter: str


def attach(
    office: Office,
    of: Record,
    name: str,
    content: bytes,
    kind: str | None = None,
    *,
    note: str | None = None,
    pages: Count = uncounted,
) -> Attached:
    """Keep bytes as a paper of a record, as one write that can be undone.

    Raises Problem: a kind of file that is not taken, empty, too large, no true PDF or picture, already
    kept beside this record, the record is gone, or the disk is full.
    """
    made = _made(office, of, name, content, kind, note, pages)
    return Attached(recording.save(office, made.record).record, made.twins, made.where)


def attach_files(
    office: Office,
    of: Record,
    paths: Sequence[Path],
    kind: str | None = None,
    *,
    note: str | None = None,
    pages: Count = uncounted,
    go_on: GoOn = lambda _done, _of: True,
) -> Added:
    """Attach files as one write; of those that cannot be, the others are. `go_on` is told bytes read.

    Raises Problem as `attach` does when there is but one file, or none could be attached; Stopped when
    `go_on` says so: then none is.
    """
    made: list[Attached] = []
    refused: list[Problem] = []
    for path in paths:
        try:
            content = read_paper(path, go_on)
            made.append(_made(office, of, path.name, content, kind, note, pages, made))
        except Stopped:
            raise
        except Problem as problem:
            refused.append(problem)
    if not made and refused:
        raise _all(refused)
    kept = _keep(office, of, made)
    return Added(kept, tuple(refused))


def _all(refused: Sequence[Problem]) -> Problem:
    """Why none was attached; of many the first."""
    first, more = refused[0], len(refused) - 1
    return Problem(first.what, f"{first.fix}其余 {more} 个也没有添加。") if more else first


def _keep(office: Office, of: Record, made: Sequence[Attached]) -> tuple[Attached, ...]:
    if len(made) == 1:
        one = made[0]
        return (Attached(recording.save(office, one.record).record, one.twins, one.where),)
    name = f"登记附件 {len(made)} 份（{of.title()}）"
    with office.store.transaction(name) as write:
        return tuple(Attached(write.put(one.record), one.twins, one.where) for one in made)


def _made(
    office: Office,
    of: Record,
    name: str,
    content: bytes,
    kind: str | None,
    note: str | None,
    pages: Count,
    beside: Sequence[Attached] = (),
) -> Attached:
    """The entry, with its bytes kept already: those without an entry do no harm."""
    _require_record(office, of)
    name = plain_name(name)
    require_size(name, len(content))
    require_genuine(name, content)
    twins = _twins(office, of, name, content, beside)
    where = _where(office, twins[0]) if twins else ""
    record = Attachment(
        **place_of(of),
        file_name=name,
        kind=kind or kind_named(name),
        pages=_pages(name, content, pages),
        size=Decimal(len(content)),
        media=media_of(name),
        content=office.store.keep_content(content),
        added_on=office.today(),
        added_by=office.store.setting("operator"),
        note=note,
    )
    return Attached(record, twins, where)


def _require_record(office: Office, of: Record) -> None:
    if isinstance(of, NOT_OF):
        raise Problem(f"{of.label}上不能再添加附件。", "请把材料附在它所属的企业或记录上。")
    if not of.id or office.get(type(of), of.id) is None:
        raise Problem(
            f"{of.label}“{of.title()}”不在登记簿里，附件没有添加。",
            "请先保存这条记录，或返回列表刷新。",
        )


def _twins(
    office: Office, of: Record, name: str, content: bytes, beside: Sequence[Attached]
) -> tuple[Attachment, ...]:
    """The attachments with the same bytes. Raises Problem when one is kept beside the same record."""
    key = hashlib.sha256(content).hexdigest()
    found = (*office.find(Attachment, content=key), *(one.record for one in beside))
    same = tuple(one for one in found if one.content == key)
    if here := next((one for one in same if one.of == of.id), None):
        raise Problem(
            f"“{name}”这份材料已附在{of.label}“{of.title()}”上，名称是“{here.file_name}”。",
            "不用再添加；要换名称、种类请在已有的那一份上修改。",
        )
    return same


def _pages(name: str, content: bytes, count: Count) -> Decimal | None:
    media = media_of(name)
    if media in PICTURES:
        return Decimal(1)
    found = count(content) if media == "pdf" else None
    return Decimal(found) if found else None


def kind_named(name: str) -> str | None:
    """The kind of paper a file's name says in full: 营业执照.pdf; None when it says none or two."""
    found = [key for key, label in PAPERS.items() if label in name]
    return found[0] if len(found) == 1 else None


def rename(office: Office, attachment: Attachment, name: str) -> Attachment:
    """Give another name; the ending stays. Raises Problem when nothing is left of the name."""
    ending = f".{attachment.media}"
    stem = name.strip()
    if stem.lower().endswith(ending):
        stem = stem[: -len(ending)]
    return change(office, attachment, file_name=plain_name(f"{stem}{ending}"))


def change(office: Office, attachment: Attachment, **fields: str | None) -> Attachment:
    """Change what is said of it (file_name, kind, note); a write only when something is another."""
    now = _now(office, attachment)
    changed = now.model_copy(update=fields)
    return now if changed == now else recording.save(office, changed).record


def remove(office: Office, attachment: Attachment) -> None:
    """Take it away; undoing brings it back whole. Raises Problem when it is gone already."""
    recording.remove(office, _now(office, attachment))


def _now(office: Office, attachment: Attachment) -> Attachment:
    found = office.get(Attachment, attachment.id)
    if found is None:
        raise Problem(f"附件“{attachment.title()}”已被删除。", "需要的话请撤销那次删除。")
    return found


def content_of(office: Office, attachment: Attachment) -> bytes:
    """The bytes, as they were attached. Raises Problem when they are missing or damaged."""
    content = office.store.content(attachment.content or "")
    if fault := _fault(attachment.content, content):
        raise Problem(f"附件“{attachment.title()}”的内容{fault}。", RESTORE)
    assert content is not None
    return content


def _fault(key: str | None, content: bytes | None) -> str:
    if content is None:
        return "不在登记簿里"
    return "" if hashlib.sha256(content).hexdigest() == key else "与添加时的校验值不符，已损坏"


def save_copy(office: Office, attachment: Attachment, path: Path) -> Path:
    """Write a copy to a file, read back. Raises Problem when it is damaged or cannot be written."""
    write_whole(path, content_of(office, attachment))
    return path


def damaged(
    office: Office,
    subject: Record | None = None,
    go_on: GoOn = lambda _done, _of: True,
) -> list[str]:
    """What is wrong with the bytes of all attachments, or of a firm's or park's; empty when all is well."""
    found = office.find(Attachment, **under(subject))
    told: list[str] = []
    for number, one in enumerate(found, 1):
        if fault := _fault(one.content, office.store.content(one.content or "")):
            told.append(f"附件“{one.title()}”（{_where(office, one)}）的内容{fault}。{RESTORE}")
        if not go_on(number, len(found)):
            break
    return told


def attachments(office: Office, subject: Record | None = None) -> list[Kept]:
    """The attachments of a firm, park or other record, or all, the latest first; their bytes are not read."""
    found = office.find(Attachment, **under(subject))
    words = matters(office, found)
    return [Kept(one, words[one.of or ""]) for one in reversed(found)]


def matters(office: Office, kept: Iterable[Record]) -> dict[str, str]:
    """The records things are kept beside, in words, by their id: 诊断 样例节能服务有限公司; 企业 for itself."""
    return {one.__dict__["of"]: _matter(office, one) for one in kept}


def _matter(office: Office, one: Record) -> str:
    found = record_of(office, one)
    if isinstance(found, OWNERS):
        return found.label
    return f"{found.label} {found.title()}" if found else "已删除的记录"


def _where(office: Office, one: Attachment) -> str:
    """Firm and record in words: “湖口样例一厂有限公司”的诊断“样例节能服务有限公司”."""
    found = record_of(office, one)
    owner = office.get(Enterprise, one.enterprise or "") or office.get(Park, one.park or "")
    if found is None or found == owner:
        return f"“{owner.title()}”" if owner else "已删除的记录"
    whose = f"“{owner.title()}”的" if owner else ""
    return f"{whose}{found.label}“{found.title()}”"
