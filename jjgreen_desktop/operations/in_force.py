"""What holds on a day: the policy pack in force, and the rulings made under it by then."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from jjgreen_desktop.domain.policy_work import PackLoaded, RulingMade
from jjgreen_desktop.domain.problem import Problem

if TYPE_CHECKING:  # start-up: the list is painted before the policy is read
    from jjgreen_desktop.operations.ports import Store
    from jjgreen_desktop.policy.pack import Pack, Ruling
    from jjgreen_desktop.policy.rulings import Made

SHIPPED = "随程序来的政策包"


class InForce:
    """Reads packs and rulings of the store once for each of its revisions."""

    def __init__(
        self,
        store: "Store",
        shipped: "Callable[[], Pack]",
        shipped_files: Callable[[], dict[str, bytes]],
    ) -> None:
        self._store = store
        self._shipped = shipped
        self._shipped_files = shipped_files
        self._revision = -1
        self._loaded: list[PackLoaded] = []
        self._made: list[RulingMade] = []
        self._packs: dict[str, Pack] = {}  # by hash; what was read once stays as it was

    def pack(self, on: date) -> "Pack":
        """The pack for days like `on`: the latest loaded to hold by then, else the one that ships.

        Raises Problem when its content is gone or no longer holds together.
        """
        self._refresh()
        held = [entry for entry in self._loaded if entry.from_on and entry.from_on <= on]
        return self.of(held[-1]) if held else self._shipped()

    def of(self, loaded: PackLoaded) -> "Pack":
        """A loaded pack itself. Raises Problem when its content is gone or was altered."""
        wanted = loaded.hash or ""
        if wanted not in self._packs:
            self._packs[wanted] = self._read(loaded)
        return self._packs[wanted]

    def files(self, on: date) -> dict[str, bytes]:
        """The files the pack for days like `on` was read from, by their path inside it.

        Raises Problem when they are not those of the pack in use.
        """
        from jjgreen_desktop.policy.loading import digest
        from jjgreen_desktop.policy.pack_file import unpacked

        pack = self.pack(on)
        held = [entry for entry in self._loaded if entry.hash == pack.hash]
        content = self._store.content(held[-1].content or "") if held else None
        files = unpacked(content) if content else self._shipped_files()
        if digest(files) != pack.hash:
            raise Problem(
                f"政策包“{pack.name}”（版本 {pack.version}）的文件与正在使用的不一致。",
                "请重新打开程序再试；随程序来的文件请换回原样。",
            )
        return files

    def known(self) -> dict[str, str]:
        """The packs that ship or have been loaded, by hash, with what they are in words."""
        self._refresh()
        found = {
            entry.hash or "": f"本机载入的政策包（{entry.from_on} 起启用）"
            for entry in self._loaded
        }
        return {**found, self._shipped().hash: SHIPPED}

    def rulings(self, on: date) -> "dict[str, Made]":
        """The rulings made under that day's pack by `on`; the latest of each counts.

        One on a single record stands under `policy.rulings.matter_key`.
        """
        return self.rulings_under(self.pack(on), on)

    def rulings_under(self, pack: "Pack", on: date) -> "dict[str, Made]":
        """The same under a given pack. One whose latest choice that pack does not offer is not made:
        an earlier choice does not come back."""
        known = {ruling.id: ruling for ruling in pack.rulings}
        return {
            key: made_of(entry)
            for key, entry in self.latest_rulings(pack.id, on).items()
            if entry.choice in choices_of(known.get(entry.ruling or ""), entry.of)
        }

    def latest_rulings(self, pack: str, on: date) -> dict[str, RulingMade]:
        """The latest on each question and each single record, made by `on` under packs of this id."""
        return {
            key_of(entry): entry
            for entry in self.made()
            if entry.pack == pack and entry.ruled_on is not None and entry.ruled_on <= on
        }

    def made(self) -> list[RulingMade]:
        """Every ruling entered, in order of its day, then of entry."""
        self._refresh()
        return self._made

    def _refresh(self) -> None:
        if self._revision == self._store.revision:
            return
        self._loaded = sorted(self._store.find(PackLoaded), key=since)
        self._made = sorted(self._store.find(RulingMade), key=_ruled)
        self._revision = self._store.revision

    def _read(self, loaded: PackLoaded) -> "Pack":
        from jjgreen_desktop.policy.loading import PackFault, load_pack
        from jjgreen_desktop.policy.pack_file import unpacked

        content = self._store.content(loaded.content or "")
        named = f"政策包“{loaded.name}”（版本 {loaded.version}）"
        try:
            pack = load_pack(unpacked(content)) if content else None
        except PackFault as fault:  # a later version of the program may ask more of a pack
            raise Problem(
                f"{named}不合现在这一版程序的要求：{fault.what}",
                "请先停用它，再载入发放单位给现在这一版程序的政策包。",
            ) from fault
        if pack is None or pack.hash != loaded.hash:
            raise Problem(f"{named}的内容不完整。", "请从原来的文件重新载入，或先停用它。")
        return pack


def choices_of(ruling: "Ruling | None", record: str | None) -> set[str]:
    """The keys of the choices there are for all records, or for a single one."""
    if ruling is None:
        return set()
    return {choice.key for choice in (ruling.matters if record else ruling.choices)}


def key_of(made: RulingMade) -> str:
    """Under which a ruling stands among those in force."""
    from jjgreen_desktop.policy.rulings import matter_key

    return matter_key(made.ruling or "", made.of) if made.of else made.ruling or ""


def made_of(made: RulingMade) -> "Made":
    """The choice with the paper it rests on."""
    from jjgreen_desktop.policy.rulings import Made

    day = made.ruled_on or date.max
    return Made(made.choice or "", made.ruled_by or "", day, made.document or "")


def since(loaded: PackLoaded) -> tuple[date, str]:
    """The order in which loaded packs take over from one another."""
    return loaded.from_on or date.max, loaded.id


def _ruled(made: RulingMade) -> tuple[date, str]:
    return made.ruled_on or date.max, made.id
