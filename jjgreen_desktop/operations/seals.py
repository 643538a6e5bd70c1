"""封存: freezing assessments, exporting them as one file, and verifying such files.

The parts of a seal are kept in the store each under its own hash, so that seals share the policy
pack's files; the record names the manifest, which names the parts.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem, Unknown
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.operations.assessing import subject_holding
from jjgreen_desktop.operations.files import read_whole, write_whole
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.subjects import subject_by_id
from jjgreen_desktop.policy.assessment import Assessment, Result
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.seal_file import (
    MANIFEST,
    MOST_BYTES,
    SUFFIX,
    NotASeal,
    Sealed,
    checked,
    read_manifest,
)
from jjgreen_desktop.policy.sealing import frozen
from jjgreen_desktop.policy.verifying import Verdict, verify, verify_opened

BY_HAND, APPROVAL = "by_hand", "approval"
Holder = Enterprise | Park


def seal(
    office: Office,
    holder: Holder,
    on: date | None = None,
    *,
    note: str | None = None,
    out: Path | None = None,
) -> Seal:
    """Freeze the assessment of an enterprise or park as of a day (today) and record it; `out` is its file.

    Raises Problem when it is not registered, the day lies ahead, or the pack is not whole; and when
    the file cannot be written: then nothing is recorded.
    """
    made, _result = prepared(office, subject_of(office, holder), on, note=note)
    if out:
        export(office, made, out)
    return save(office, made).record


def seal_by_id(office: Office, noun: str, record: str) -> Seal:
    """Freeze today's assessment of the enterprise or park (`noun`) with this id. Raises Problem as `seal`."""
    return save(office, prepared(office, subject_by_id(office.store, noun, record))[0]).record


def prepared(
    office: Office,
    subject: Subject,
    on: date | None = None,
    *,
    occasion: str = BY_HAND,
    line: Assessment | None = None,
    note: str | None = None,
) -> tuple[Seal, Result]:
    """A seal whose contents are kept and whose record is still to be saved, and what was sealed."""
    inputs = inputs_of(office, subject, on)
    result = inputs.assess()
    sealed = frozen(inputs, office.pack_files_on(inputs.on), result)
    _keep(office, sealed)
    made = Seal(
        **_owner(subject),
        occasion=occasion,
        clause=line.clause if line else None,
        of=line.of if line else None,
        assessed_on=inputs.on,
        sealed_on=office.today(),
        pack=inputs.pack.id,
        pack_version=inputs.pack.version,
        pack_hash=inputs.pack.hash,
        facts_hash=sealed.manifest.facts_hash,
        result_hash=sealed.manifest.result_hash,
        content=sealed.hash,
        note=note,
    )
    return made, result


def seals_of(office: Office, holder: Holder) -> list[Seal]:
    """The seals of an enterprise or park, the latest first."""
    return latest_first(office.store.find(Seal, **{holder.noun: holder.id}))


def all_seals(office: Office) -> list[Seal]:
    """Every seal of the register, the latest first."""
    return latest_first(office.store.find(Seal))


def opened(office: Office, made: Seal) -> Sealed:
    """What a seal froze, from the store. Raises Problem when a part is gone or was altered."""
    try:
        return checked(_kept(office, made))
    except NotASeal as problem:
        fix = "请用“检查”核对登记簿，或从备份恢复；已导出的封存文件仍可核验。"
        raise Problem(f"登记簿里的这份封存不完整：{problem.what}", fix) from problem


def damaged(office: Office) -> list[str]:
    """Which seals of the register are no longer whole, in sentences; every part is hashed again."""
    found = []
    for made in all_seals(office):
        try:
            opened(office, made)
        except Problem as problem:
            found.append(f"封存 {made.id}（{made.title()}）：{problem}")
    return found


def trace(office: Office, made: Seal) -> dict[str, Any]:
    """The sealed result as plain JSON, read without checking the rest; {} when it is gone."""
    kept = office.store.content(made.result_hash or "")
    found: dict[str, Any] = json.loads(kept) if kept else {}
    return found


def export(office: Office, made: Seal, path: Path) -> Path:
    """Write a seal as one file. Raises Problem when it cannot be written or is not whole."""
    write_whole(path, opened(office, made).file())
    return path


def require_name(path: Path) -> None:
    """A file under a name that says what it is. Raises Unknown for another ending than that of seals."""
    if not path.name.lower().endswith(SUFFIX):
        raise Unknown(f"不能存成“{path.name}”。", f"文件名请以 {SUFFIX} 结尾。")


def file_name(office: Office, made: Seal) -> str:
    """The name proposed for the file: whose, of which day, and the start of its hash."""
    named = holder_of(office, made)
    return (
        f"测算封存-{named.title() if named else '已删除'}-{made.assessed_on}-{mark(made)}{SUFFIX}"
    )


def mark(made: Seal) -> str:
    """The start of a seal's hash, by which it is named on paper and on the phone."""
    return (made.content or "")[:12]


def holder_of(office: Office, made: Seal) -> Holder | None:
    """Whose seal it is; None when it has been deleted."""
    if made.enterprise:
        return office.store.get(Enterprise, made.enterprise)
    return office.store.get(Park, made.park or "")


def verify_file(
    office: Office | None, path: Path, known: Mapping[str, str] = MappingProxyType({})
) -> Verdict:
    """Compute a file's assessment again and compare. `known` are packs trusted without a register.

    Raises Problem only when the file cannot be read at all.
    """
    found = verify(read_seal(path), {**known, **(known_packs(office) if office else {})})
    return recorded(office, found) if office and found.manifest else found


def verify_seal(office: Office, made: Seal) -> Verdict:
    """The same for a seal of the register."""
    return recorded(office, verify_opened(opened(office, made), known_packs(office)))


def known_packs(office: Office) -> dict[str, str]:
    """The packs this register vouches for, by hash, in words: shipped, loaded, or sealed with before.

    The last keeps old seals equal when a new program ships another pack.
    """
    used = {
        made.pack_hash or "": f"本登记簿 {made.sealed_on} 封存时使用的政策包"
        for made in all_seals(office)
    }
    return {**used, **office.in_force.known()}


def recorded(office: Office, found: Verdict) -> Verdict:
    """Say whether this very seal stands in the register."""
    kept = office.store.find(Seal, content=found.hash)
    if not kept:
        return found.noting(
            "本登记簿里没有这份封存的记录，可能是别的登记簿封存的，或封存后已撤销。"
        )
    return found.noting(f"本登记簿 {kept[0].sealed_on} 有这份封存的记录，校验值一致。")


def read_seal(path: Path) -> bytes:
    """The bytes of a file that may be a seal. Raises Problem when it cannot be read or is too large."""
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        raise Problem(f"“{path.name}”太大，不是测算封存文件。", "请核对选的是不是这个文件。")
    return read_whole(path)


def subject_of(office: Office, holder: Holder) -> Subject:
    """An enterprise or park as the engine sees it. Raises Problem when it is not registered."""
    return subject_by_id(office.store, holder.noun, holder.id)


def subject_of_line(office: Office, line: Assessment) -> Subject:
    """The subject a line belongs to. Raises Problem when its record has been deleted."""
    record: Record | None = office.store.get(BY_NOUN[line.noun], line.of)
    if record is None:
        raise Problem(f"“{line.record_title}”已被删除。", "请重新测算后再试。")
    return subject_holding(office, record)


def inputs_of(office: Office, subject: Subject, on: date | None = None) -> Inputs:
    """What the office computes from on a day (today). Raises Problem for a day that lies ahead."""
    day = on or office.today()
    if day > office.today():
        raise Problem(f"测算日期 {day} 晚于今天。", "请写今天或以前的日期。")
    return Inputs(subject, office.pack_on(day), day, office.rulings_on(day))


def _owner(subject: Subject) -> dict[str, str]:
    holder = subject.enterprise or subject.park
    return {holder.noun: holder.id} if holder else {}


def _keep(office: Office, sealed: Sealed) -> None:
    """Each part under its hash; what is kept already is not written again."""
    for name, hash in (*sealed.manifest.parts.items(), (MANIFEST, sealed.hash)):
        if office.store.content(hash) is None:
            office.store.keep_content(sealed.parts[name])


def _kept(office: Office, made: Seal) -> dict[str, bytes]:
    """The parts of a seal that the store still has. Raises NotASeal without a readable manifest."""
    listed = office.store.content(made.content or "") or b""
    hashes = read_manifest(listed).parts
    found = {name: office.store.content(hash) for name, hash in hashes.items()}
    return {MANIFEST: listed, **{name: data for name, data in found.items() if data is not None}}


def latest_first(found: Sequence[Seal]) -> list[Seal]:
    """Seals by the day they were made, then by their order of entry."""
    return sorted(found, key=lambda one: (one.sealed_on or date.min, one.id), reverse=True)
