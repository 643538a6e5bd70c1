"""口径裁定 in force for one assessment: the pack's defaults, and what has been chosen instead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.problem import Problem, Unknown
from jjgreen_desktop.policy.assessment import Alternative, ParameterUsed
from jjgreen_desktop.policy.pack import Pack

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Made:
    """A choice with the paper it rests on."""

    choice: str
    ruled_by: str
    ruled_on: date
    document: str

    def paper(self) -> str:
        """Who ruled, when and on what paper, in words."""
        return f"{self.ruled_by} {self.ruled_on}，{self.document}"


# By the ruling's id; that of a single record by `matter_key`.
Chosen = Mapping[str, str | Made]


def matter_key(ruling: str, record: str) -> str:
    """Under which a ruling on a single record stands beside those for all."""
    return f"{ruling}:{record}"


class Rulings:
    """One choice for each ruling of the pack, and those made on single records.

    `asked` gathers the questions whose answer was wanted: what asked none of a ruling does not depend on it.
    Raises Problem for a ruling or a choice that the pack does not have.
    """

    def __init__(self, pack: Pack, chosen: Chosen) -> None:
        for key, entry in chosen.items():
            _known(pack, key, choice_of(entry))
        self.asked: set[str] = set()
        self._pack = pack
        self._single = {key: choice_of(entry) for key, entry in chosen.items() if ":" in key}
        self._chosen = {ruling.id: ruling.default for ruling in pack.rulings} | {
            id: choice_of(entry) for id, entry in chosen.items() if ":" not in id
        }
        self._made = {key: entry for key, entry in chosen.items() if isinstance(entry, Made)}
        self._used: dict[str, ParameterUsed] = {}

    def choice(self, id: str) -> str:
        """The choice in force."""
        self.asked.add(id)
        return self._chosen[id]

    def matter(self, id: str, record: str) -> str | None:
        """What was ruled on a single record; None while nothing was."""
        self.asked.add(id)
        return self._single.get(matter_key(id, record))

    def label(self, id: str) -> str:
        """The choice in force, in words."""
        return self._pack.ruling(id).label(self._chosen[id])

    def used(self, id: str) -> ParameterUsed:
        """The ruling as a step cites it: its question is the sentence it rests on."""
        if id not in self._used:
            self._used[id] = self._cited(id, id, self._chosen[id])
        return self._used[id]

    def matter_used(self, id: str, record: str) -> ParameterUsed:
        """The ruling on a single record as a step cites it. Raises KeyError when there is none."""
        key = matter_key(id, record)
        return self._cited(id, key, self._single[key])

    def _cited(self, id: str, key: str, choice: str) -> ParameterUsed:
        ruling, made = self._pack.ruling(id), self._made.get(key)
        shown = f"口径裁定：{ruling.label(choice)}"
        if made:
            return ParameterUsed(id, f"{shown}（{made.paper()}）", made.ruled_on, ruling.question)
        if choice == ruling.default and ruling.ruled_by:
            shown += f"（{ruling.paper()}）"
        return ParameterUsed(id, shown, ruling.ruled_on or self._pack.valid_from, ruling.question)

    def alternative(self, id: str, choice: str, fen: int) -> Alternative:
        """What one choice would give, in 分."""
        return Alternative(id, choice, self._pack.ruling(id).label(choice), fen)

    def chosen(self) -> dict[str, str]:
        """Every ruling with its choice, by id."""
        return dict(sorted(self._chosen.items()))

    def papers(self) -> dict[str, str]:
        """The paper each ruling that was made rests on, by id: it stands in the explanation."""
        return {id: made.paper() for id, made in sorted(self._made.items()) if ":" not in id}

    def matters(self, records: Collection[str]) -> dict[str, list[str]]:
        """What was ruled on some records, by their keys: the choice, and the paper if there is one."""
        found = {}
        for key, choice in sorted(self._single.items()):
            if key.partition(":")[2] in records:
                made = self._made.get(key)
                found[key] = [choice, made.paper() if made else ""]
        return found


def choice_of(entry: str | Made) -> str:
    """The choice alone."""
    return entry.choice if isinstance(entry, Made) else entry


def _known(pack: Pack, key: str, choice: str) -> None:
    id, single, _record = key.partition(":")
    known = {r.id: [one.key for one in (r.matters if single else r.choices)] for r in pack.rulings}
    if id not in known:
        raise Unknown(f"政策包里没有口径裁定“{id}”。", f"可用的有：{'、'.join(known)}。")
    if not known[id]:
        raise Problem(f"口径裁定“{id}”不能对一条记录单独裁定。", "请对全部适用的记录一并裁定。")
    if choice not in known[id]:
        options = "、".join(known[id])
        raise Unknown(f"口径裁定“{id}”没有“{choice}”这个选项。", f"请从中选：{options}。")
