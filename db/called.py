"""Service providers by name, firms by code: what a write gave them or took, and what other records call them by.

Records write a provider's name as it stands on paper, and do not follow when the provider is renamed. So a name
may go only while no other write came to use it; that one uses it no longer holds nothing back. So it is with
the code of a firm that another one gives as its former code.
"""

from collections.abc import Iterator
from typing import NamedTuple

from db import journal
from db.columns import Values
from db.kin import codes_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.ports import Change
from jjgreen_desktop.operations.providers import NAMING, PROVIDER

CALLING = frozenset(model.noun for model in NAMING)
FIRM_NAMES = ("name", "former_names")


class Names(NamedTuple):
    """Names as they compare: of providers, of firms that may be providers, and as others write them; codes likewise."""

    own: set[str]
    of_firms: set[str]
    written: set[str]
    codes: set[str]
    former: set[str]

    def add(self, noun: str, values: Values) -> None:
        """The names in one record's values."""
        if noun == Provider.noun:
            self.own.update(_plain(values.get("name")))
        elif noun == Enterprise.noun:
            for key in FIRM_NAMES:
                self.of_firms.update(_plain(values.get(key)))
            self.codes.update(codes_of((values.get("credit_code"),)))
            self.former.update(codes_of((values.get("former"),)))
        elif noun in CALLING:
            self.written.update(_plain(values.get(PROVIDER)))

    def without(self, others: "Names") -> "Names":
        """Those that are not among others."""
        return Names(*(mine - theirs for mine, theirs in zip(self, others, strict=True)))


class Called(NamedTuple):
    """Which names went and which came with a write."""

    went: Names
    came: Names

    def add(self, noun: str, change: Change) -> None:
        """What one record's change gave and took; of a firm that comes or goes as a whole only its former codes.

        It is no provider's renaming, and its own records come and go with its code.
        """
        before, after = none(), none()
        before.add(noun, change.before or {})
        after.add(noun, change.after or {})
        if noun == Enterprise.noun and (change.before is None or change.after is None):
            before, after = (none()._replace(former=names.former) for names in (before, after))
        for kept, turned in zip(self, (before.without(after), after.without(before)), strict=True):
            for names, more in zip(kept, turned, strict=True):
                names.update(more)

    def back(self, *, back: bool) -> "Called":
        """The same when the write is taken back."""
        return Called(self.came, self.went) if back else self

    def concerns(self, noun: str, record: str) -> bool:
        """Whether a change of this kind may have to do with these names; one read whole stands for many."""
        if not any(names for side in self for names in side):
            return False
        firms = noun == Enterprise.noun and (record != journal.BULK or self._codes_turned)
        return firms or noun in CALLING or noun == Provider.noun

    @property
    def _codes_turned(self) -> bool:
        return any(names.codes for names in self)

    def met(self, theirs: "Called") -> str:
        """How what was turned since stands against this: a kind of tie, "" for not at all."""
        if (self.went.own | self.went.of_firms) & theirs.came.written:
            return "provider"
        if self.came.own & theirs.came.own:
            return "provider"
        if self.came.written & (theirs.went.own | theirs.went.of_firms):
            return "renamed"
        if self.went.codes & theirs.came.former:
            return "former"
        return "recoded" if self.came.former & theirs.went.codes else ""


def none() -> Names:
    """No names yet."""
    return Names(set(), set(), set(), set(), set())


def _plain(text: str | None) -> Iterator[str]:
    """The names in a field, one a line."""
    return (plain_name(name) for name in (text or "").split("\n") if name)
