"""Facts still needed, ranked by the money that hangs on them; one project is counted once.

Money hangs on a fact as far as it can add to what the projects have already: of each project the line
that promises most counts, less what the project gets anyway; the ceiling an enterprise has for all its
energy management systems counts once. It is an upper bound, as a ceiling is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jjgreen_desktop.policy import sharing
from jjgreen_desktop.policy.assessment import Assessment, Missing, Outcome
from jjgreen_desktop.policy.clauses.retrofit import LEVELS
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.matter import matter

COUNTED = (Outcome.ELIGIBLE, Outcome.SETTLED)
# Facts of which either suffices: to ask for both is to ask for one.
EITHER = frozenset(LEVELS)


@dataclass(frozen=True, slots=True)
class Needed:
    """A fact still needed: where it is entered, the 分 that hang on it, the clauses that ask for it.

    `record` is "" when the record is not registered yet. `others` is how many further facts the
    nearest of its lines needs. `title` names the record in words.
    """

    noun: str
    record: str
    key: str
    label: str
    help: str
    fen: int
    clauses: tuple[str, ...]
    others: int
    title: str


def needed(lines: Sequence[Assessment], reading: Reading) -> tuple[Needed, ...]:
    """Every missing fact of the lines once: the most money first, then what completes a line soonest."""
    asking: dict[tuple[str, str, str], list[tuple[Assessment, Missing]]] = {}
    for line in lines:
        for each in line.missing:
            asking.setdefault((each.noun, each.record, each.key), []).append((line, each))
    found = [_needed(pairs, lines, reading) for pairs in asking.values()]
    return tuple(sorted(found, key=lambda each: (-each.fen, each.others)))


def _needed(
    pairs: Sequence[tuple[Assessment, Missing]], lines: Sequence[Assessment], reading: Reading
) -> Needed:
    line, first = pairs[0]
    own = (first.noun, first.record) == (line.noun, line.of)
    return Needed(
        noun=first.noun,
        record=first.record,
        key=first.key,
        label=first.label,
        help=first.help,
        fen=gain([line for line, _ in pairs], lines, reading),
        clauses=tuple(dict.fromkeys(line.clause for line, _ in pairs)),
        others=min(to_do(line) for line, _ in pairs) - 1,
        title=matter(line) if own else "",
    )


def to_do(line: Assessment) -> int:
    """How many facts a line needs; of two of which either suffices one."""
    keys = [(each.noun, each.record, each.key) for each in line.missing]
    both = sum(key in EITHER for _noun, _record, key in keys) - 1
    return len(keys) - max(both, 0)


def gain(wanted: Iterable[Assessment], lines: Sequence[Assessment], reading: Reading) -> int:
    """What the lacking lines `wanted` can add at most to what the lines of the subject give, in 分."""
    best: dict[str, Assessment] = {}
    for line in wanted:
        if line.project not in best or line.at_stake_fen > best[line.project].at_stake_fen:
            best[line.project] = line
    more = [(line.clause, _more(line, lines)) for line in best.values()]
    systems = sum(fen for clause, fen in more if clause == sharing.BY_ENTERPRISE)
    others = sum(fen for clause, fen in more if clause != sharing.BY_ENTERPRISE)
    return others + _capped(systems, lines, reading)


def _more(line: Assessment, lines: Sequence[Assessment]) -> int:
    """What a line promises beyond what its project has, or gets anyway."""
    own = (x for x in lines if x.project == line.project and x.outcome in COUNTED)
    return max(line.at_stake_fen - sum(x.ceiling_fen for x in own), 0)


def _capped(fen: int, lines: Sequence[Assessment], reading: Reading) -> int:
    """Not above what is left of the enterprise's ceiling for its systems, if all years share it."""
    if reading.rulings.choice("ems-cap") == "per_year":
        return fen
    most = reading.pack.parameter(sharing.CEILINGS[sharing.BY_ENTERPRISE], reading.on).fen
    drawn = (x for x in lines if x.clause == sharing.BY_ENTERPRISE and x.outcome in COUNTED)
    return min(fen, max(most - sum(x.ceiling_fen for x in drawn), 0))
