"""The numbers of a whole register, read as rows: which firms have something to be asked about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN
from jjgreen_desktop.policy.projects import Ref
from jjgreen_desktop.policy.suspicion import SIGNS, Sign, alike_in, comparable, signs_in

PROJECT = "project"


def _keys(model: type[Record]) -> tuple[str, ...]:
    if any(entry.links for entry in fields_of(model)):  # a part names the project of another record
        return ()
    return tuple(key for key in (*SIGNS, PROJECT) if key in model.model_fields)


# What is read of each kind of record that an enterprise holds.
READ = {
    noun: _keys(model)
    for noun, model in BY_NOUN.items()
    if "enterprise" in model.model_fields and _keys(model)
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A record, and the enterprise that holds it."""

    firm: str
    ref: Ref


class SignRegister:
    """Collects row after row; only numbers that tell something, and names that may be alike, are kept."""

    def __init__(self) -> None:
        self._claims: dict[Sign, list[Claim]] = defaultdict(list)
        self._names: dict[tuple[str, Sign], set[str]] = defaultdict(set)

    def add(self, noun: str, record: str, firm: str, given: Mapping[str, str]) -> None:
        """One record with what is entered of the fields in READ."""
        for sign in signs_in(BY_NOUN[noun], given):
            self._claims[sign].append(Claim(firm, (noun, record)))
        if name := given.get(PROJECT):
            for sign in alike_in(name):
                self._names[firm, sign].add(comparable(name))

    def firms(self) -> set[str]:
        """The firms of which two records share a number, or have names alike and not the same."""
        named = {firm for (firm, _), names in self._names.items() if len(names) > 1}
        for claims in self._claims.values():
            held = Counter(claim.firm for claim in claims)
            named |= {firm for firm, count in held.items() if count > 1}
        return named

    def between_firms(self) -> Iterator[tuple[Claim, Claim]]:
        """For each number that several firms claim, the first claim with that of each other firm."""
        for claims in self._claims.values():
            first_of = _by_firm(claims)
            first = claims[0]
            for claim in first_of.values():
                if claim.firm != first.firm:
                    yield first, claim


def _by_firm(claims: Iterable[Claim]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.firm, claim)
    return found
