"""口径裁定 in force for one assessment: the pack's defaults, and what has been chosen instead."""

from collections.abc import Mapping

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.assessment import Alternative, ParameterUsed
from jjgreen_desktop.policy.pack import Pack

UNDECIDED = "undecided"


class Rulings:
    """One choice for each ruling of the pack.

    Raises Problem for a ruling or a choice that the pack does not have.
    """

    def __init__(self, pack: Pack, chosen: Mapping[str, str]) -> None:
        for id, choice in chosen.items():
            _known(pack, id, choice)
        self._pack = pack
        self._chosen = {ruling.id: ruling.default for ruling in pack.rulings} | dict(chosen)

    def choice(self, id: str) -> str:
        """The choice in force."""
        return self._chosen[id]

    def label(self, id: str) -> str:
        """The choice in force, in words."""
        return self._pack.ruling(id).label(self._chosen[id])

    def used(self, id: str) -> ParameterUsed:
        """The ruling as a step cites it: its question is the sentence it rests on."""
        ruling = self._pack.ruling(id)
        since = ruling.ruled_on or self._pack.valid_from
        return ParameterUsed(id, f"口径裁定：{self.label(id)}", since, ruling.question)

    def alternative(self, id: str, choice: str, fen: int) -> Alternative:
        """What one choice would give, in 分."""
        return Alternative(id, choice, self._pack.ruling(id).label(choice), fen)

    def chosen(self) -> dict[str, str]:
        """Every ruling with its choice, by id."""
        return dict(sorted(self._chosen.items()))


def _known(pack: Pack, id: str, choice: str) -> None:
    known = {ruling.id: [entry.key for entry in ruling.choices] for ruling in pack.rulings}
    if id not in known:
        raise Problem(f"政策包里没有口径裁定“{id}”。", f"可用的有：{'、'.join(known)}。")
    if choice not in known[id]:
        options = "、".join(known[id])
        raise Problem(f"口径裁定“{id}”没有“{choice}”这个选项。", f"请从中选：{options}。")
