"""口径裁定 in force for one assessment: the pack's defaults, and what has been chosen instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jjgreen_desktop.domain.problem import Problem
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


Chosen = Mapping[str, str | Made]


class Rulings:
    """One choice for each ruling of the pack.

    Raises Problem for a ruling or a choice that the pack does not have.
    """

    def __init__(self, pack: Pack, chosen: Chosen) -> None:
        for id, entry in chosen.items():
            _known(pack, id, choice_of(entry))
        self._pack = pack
        self._chosen = {ruling.id: ruling.default for ruling in pack.rulings} | {
            id: choice_of(entry) for id, entry in chosen.items()
        }
        self._made = {id: entry for id, entry in chosen.items() if isinstance(entry, Made)}

    def choice(self, id: str) -> str:
        """The choice in force."""
        return self._chosen[id]

    def label(self, id: str) -> str:
        """The choice in force, in words."""
        return self._pack.ruling(id).label(self._chosen[id])

    def used(self, id: str) -> ParameterUsed:
        """The ruling as a step cites it: its question is the sentence it rests on."""
        ruling, made = self._pack.ruling(id), self._made.get(id)
        shown = f"口径裁定：{self.label(id)}"
        if made:
            return ParameterUsed(id, f"{shown}（{made.paper()}）", made.ruled_on, ruling.question)
        return ParameterUsed(id, shown, ruling.ruled_on or self._pack.valid_from, ruling.question)

    def alternative(self, id: str, choice: str, fen: int) -> Alternative:
        """What one choice would give, in 分."""
        return Alternative(id, choice, self._pack.ruling(id).label(choice), fen)

    def chosen(self) -> dict[str, str]:
        """Every ruling with its choice, by id."""
        return dict(sorted(self._chosen.items()))

    def papers(self) -> dict[str, str]:
        """The paper each ruling that was made rests on, by id: it stands in the explanation."""
        return {id: made.paper() for id, made in sorted(self._made.items())}


def choice_of(entry: str | Made) -> str:
    """The choice alone."""
    return entry.choice if isinstance(entry, Made) else entry


def _known(pack: Pack, id: str, choice: str) -> None:
    known = {ruling.id: [entry.key for entry in ruling.choices] for ruling in pack.rulings}
    if id not in known:
        raise Problem(f"政策包里没有口径裁定“{id}”。", f"可用的有：{'、'.join(known)}。")
    if choice not in known[id]:
        options = "、".join(known[id])
        raise Problem(f"口径裁定“{id}”没有“{choice}”这个选项。", f"请从中选：{options}。")
