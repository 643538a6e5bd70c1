"""政策包: which are in use on which days; putting one in force from a day on, taking it back, passing it on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.policy_work import PackLoaded
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.in_force import since
from jjgreen_desktop.operations.office import CITY, Office
from jjgreen_desktop.operations.pack_candidate import Candidate
from jjgreen_desktop.policy.loading import digest
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.pack_file import packed, unpacked

DAY = timedelta(days=1)
SHORT = 12  # characters of a hash that are shown


@dataclass(frozen=True, slots=True)
class InUse:
    """A pack and the days it holds, both included (None: without end). `loaded` is None for the one that ships.

    `fault` says why it cannot be used, "" when it can.
    """

    pack: str
    name: str
    version: str
    hash: str
    from_on: date | None
    until: date | None
    holds_today: bool
    loaded: PackLoaded | None
    fault: str = ""

    def days(self) -> str:
        """The days it holds, in words."""
        begin = f"{self.from_on} 起" if self.from_on else "最初"
        if self.until is None:
            return begin if self.from_on else "全部日期"
        return f"{self.from_on} 至 {self.until}" if self.from_on else f"{self.until} 及以前"


def in_use(office: Office) -> list[InUse]:
    """The pack that ships, then those loaded in the order of the days they hold from."""
    loaded = sorted(office.store.find(PackLoaded), key=since)
    ends = [each.from_on - DAY if each.from_on else None for each in loaded]
    untils = [*ends, None]  # of the one that ships, and of each loaded
    rest = [_entry(office, each, until) for each, until in zip(loaded, untils[1:], strict=True)]
    return [_shipped(office, untils[0]), *rest]


def name_of(office: Office, pack: str) -> str:
    """What a pack is called, by its id; the id itself when the office has never had it."""
    return next((entry.name for entry in in_use(office) if entry.pack == pack), pack)


def _shipped(office: Office, until: date | None) -> InUse:
    pack = office.read_pack()
    holds = until is None or office.today() <= until
    return InUse(pack.id, pack.name, pack.version, pack.hash, None, until, holds, None)


def _entry(office: Office, loaded: PackLoaded, until: date | None) -> InUse:
    today = office.today()
    begun = loaded.from_on is not None and loaded.from_on <= today
    return InUse(
        loaded.pack or "",
        loaded.name or "",
        loaded.version or "",
        loaded.hash or "",
        loaded.from_on,
        until,
        begun and (until is None or today <= until),
        loaded,
        _fault(office, loaded),
    )


def _fault(office: Office, loaded: PackLoaded) -> str:
    try:
        office.in_force.of(loaded)
    except Problem as problem:
        return str(problem)
    return ""


def load(office: Office, candidate: Candidate, from_on: date) -> PackLoaded:
    """Use the candidate for days from `from_on` on: one named write that can be undone.

    Its content is kept for good. Raises Problem when it does not fit this office or that day.
    """
    require_fit(office, candidate.pack, from_on)
    pack = candidate.pack
    loaded = PackLoaded(
        pack=pack.id,
        name=pack.name,
        version=pack.version,
        hash=pack.hash,
        content=office.store.keep_content(packed(candidate.files)),
        from_on=from_on,
        file_name=candidate.file_name,
    )
    name = f"启用政策包 {pack.name}（版本 {pack.version}，自 {from_on} 起）"
    with office.store.transaction(name) as write:
        return write.put(loaded)


def retire(office: Office, loaded: PackLoaded) -> None:
    """Use a loaded pack no longer: its days go back to the pack before it. One named write.

    Raises Problem when it is in use no longer.
    """
    if office.store.get(PackLoaded, loaded.id) is None:
        raise Problem("这个政策包已经停用。", "请刷新列表。")
    with office.store.transaction(f"停用政策包 {loaded.name}（版本 {loaded.version}）") as write:
        write.delete(loaded)


def repair(office: Office, candidate: Candidate) -> PackLoaded | None:
    """Put back the content of a loaded pack that is gone or altered, from its file; None when none is."""
    for loaded in office.store.find(PackLoaded, hash=candidate.pack.hash):
        if _fault(office, loaded):
            content = office.store.keep_content(packed(candidate.files))
            name = f"补全政策包 {loaded.name}（版本 {loaded.version}）的内容"
            with office.store.transaction(name) as write:
                return write.put(loaded.model_copy(update={"content": content}))
    return None


def files_of(office: Office, entry: InUse) -> dict[str, bytes]:
    """The files of a pack in use, by path. Raises Problem when they are not what they were."""
    if entry.loaded is None:
        files = office.read_pack_files()
    else:
        files = unpacked(office.store.content(entry.loaded.content or "") or b"", entry.name)
    if digest(files) != entry.hash:
        raise Problem(f"政策包“{entry.name}”的文件与校验值不符。", "请重新安装程序，或重新载入。")
    return files


def export(office: Office, entry: InUse) -> bytes:
    """A pack in use as one file that another PC can load. Raises Problem."""
    return packed(files_of(office, entry))


def proposed_name(entry: InUse) -> str:
    """What the file of a pack is called."""
    return f"政策包-{entry.pack}-{entry.version}.zip"


def require_fit(office: Office, pack: Pack, from_on: date) -> None:
    """Raises Problem when a pack cannot be used by this office from this day on."""
    if from_on < pack.valid_from:
        raise Problem(
            f"启用日期 {from_on} 早于这个政策包所载政策的施行日期 {pack.valid_from}。",
            "请把启用日期改到施行日期或以后。",
        )
    for entry in in_use(office):
        _require_other(entry, pack, from_on)
    if strangers := _counties_without(office, pack):
        raise Problem(
            f"这个政策包里没有{'、'.join(strangers)}，登记簿正在使用，不能启用。",
            "请核对是不是本市的政策包；县（市、区）有变动的，请发放单位把原来的名称一并列入。",
        )


def _require_other(entry: InUse, pack: Pack, from_on: date) -> None:
    if pack.hash == entry.hash and (entry.loaded or entry.until is None):
        raise Problem(
            f"这个政策包（版本 {pack.version}）已经在用：{entry.days()}。",
            "不必再载入；要改启用日期，请先停用它，再重新载入。",
        )
    if (pack.id, pack.version) == (entry.pack, entry.version) and pack.hash != entry.hash:
        raise Problem(
            f"在用的政策包也是“{pack.title}”，但内容不同，印在文书上分不清。",
            "请发放单位换一个版本号重新发放。",
        )
    if entry.loaded and from_on == entry.from_on:
        raise Problem(
            f"已有政策包“{entry.name}”（版本 {entry.version}）自 {from_on} 起启用。",
            "请换一个启用日期，或先停用那一个。",
        )


def _counties_without(office: Office, pack: Pack) -> list[str]:
    """The counties the register uses that a pack does not have; what no pack ever had is no reason."""
    known, always = {county.key for county in pack.counties}, office.read_pack()
    used = dict.fromkeys(_counties_used(office))
    return [key for key in used if key not in known and always.county(key)]


def _counties_used(office: Office) -> Iterator[str]:
    yield office.store.setting("county") or CITY
    for model in (Enterprise, Park):
        for (key,) in office.store.rows(model, "county"):
            yield key or CITY
