"""What changed and why: against a seal, or against a record as it was before an edit."""

from dataclasses import dataclass
from pathlib import Path

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import seals
from jjgreen_desktop.operations.assessing import preview, subject_with
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment
from jjgreen_desktop.policy.changes import Change, changes
from jjgreen_desktop.policy.seal_file import NotASeal, Sealed, open_seal
from jjgreen_desktop.policy.verifying import inputs_of, trace_of


@dataclass(frozen=True, slots=True)
class Preview:
    """The line a draft leads to, and what of it changed against the record before the edit."""

    line: Assessment | None
    change: Change | None


def since_seal(office: Office, made: Seal) -> list[Change]:
    """What came out otherwise today than in a seal of the register.

    Raises Problem when the seal is not whole or its subject has been deleted.
    """
    holder = seals.holder_of(office, made)
    if holder is None:
        raise Problem("这份封存的对象已被删除。", "需要的话撤销那次删除，再比较。")
    return _since(office, seals.opened(office, made), holder)


def since_file(office: Office, path: Path) -> list[Change]:
    """What came out otherwise today than in an exported seal of one of this register's subjects.

    Raises Problem when the file is no whole seal, or its subject is not registered here.
    """
    sealed = open_seal(seals.read_seal(path))
    wanted = sealed.manifest.subject
    store = office.store
    park = wanted.noun == Park.noun
    holder = store.get(Park, wanted.id) if park else store.get(Enterprise, wanted.id)
    if holder is None:
        raise Problem(
            f"本登记簿里没有这份封存的对象“{wanted.name}”。", "请在封存它的登记簿里比较。"
        )
    return _since(office, sealed, holder)


@dataclass(frozen=True, slots=True)
class Since:
    """The seals of a line's subject, the one the line is compared with, and what changed of it since.

    Compared is with what its approval sealed, else with the latest seal.
    """

    seals: tuple[Seal, ...]
    seal: Seal | None = None
    change: Change | None = None


def since_of(office: Office, line: Assessment, holder: str) -> Since:
    """What has become of one line of an enterprise or park (by id) since it was sealed."""
    owners = (office.store.find(Seal, **{noun: holder}) for noun in ("enterprise", "park"))
    found = seals.latest_first([made for owned in owners for made in owned])
    key = line.clause, line.of
    approvals = [made for made in found if (made.clause, made.of) == key]
    compared = next(iter(approvals or found), None)
    if compared is None:
        return Since(())
    own = (x for x in since_seal(office, compared) if (x.line.clause, x.line.of) == key)
    return Since(tuple(found), compared, next(own, None))


def approved_as(office: Office) -> dict[tuple[str, str], tuple[str, int]]:
    """Outcome and ceiling in 分 of each line as its latest approval sealed it, by clause and record."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for made in reversed(seals.latest_first(office.store.find(Seal, occasion=seals.APPROVAL))):
        key = made.clause or "", made.of or ""
        lines = seals.trace(office, made).get("lines", [])
        for line in (one for one in lines if (one["clause"], one["of"]) == key):
            found[key] = line["outcome"], line["ceiling_fen"]
    return found


def preview_change(office: Office, before: Record, draft: Record) -> Preview:
    """The draft's line, and its change against `before`, the record as it was before the edit."""
    was, now = subject_with(office, before), subject_with(office, draft)
    if not before.id or was is None or now is None or was == now:
        return Preview(preview(office, draft), None)
    after = seals.inputs_of(office, now)
    own = [x for x in changes(seals.inputs_of(office, was), after) if x.line.of == draft.id]
    line = own[0].after if own else preview(office, draft)
    return Preview(line, own[0] if own else None)


def _since(office: Office, sealed: Sealed, holder: seals.Holder) -> list[Change]:
    now = seals.inputs_of(office, seals.subject_of(office, holder))
    try:
        return changes(inputs_of(sealed), now, trace_of(sealed))
    except NotASeal as problem:
        raise Problem(f"这份封存不能比较：{problem.what}", problem.fix) from problem
