"""Clause 六(2): 推荐目录, once for each product series (or, by ruling, category): the earliest listing."""

import unicodedata
from datetime import date

from jjgreen_desktop.domain.equipment import Listing
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.certainty import Holds, both, either, negated, same
from jjgreen_desktop.policy.clauses import open_list
from jjgreen_desktop.policy.conditions import (
    decided,
    is_paid,
    known,
    own_enterprise,
    settled,
    stopped,
)
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line, Reading

CEILING, RULING = "6.2.ceiling", "catalogue-unit"
QUOTES = str.maketrans("", "", "“”\"'‘’《》")


def lines(reading: Reading) -> list[Line]:
    """One line for each listing of the subject."""
    return [_line(reading, listing) for listing in reading.subject.listings]


def _line(reading: Reading, listing: Listing) -> Line:
    line = Line(reading, "6.2", listing, own_enterprise(reading))
    settled(line, listing)
    decided(line, "listed_on")
    stopped(line)
    line.ceiling_fen = line.amount(CEILING)
    _catalogue(line, listing)
    known(line, line.choice(RULING), [line.term(CEILING), line.ruling(RULING)])
    _once(line, listing)
    said = f"每个产品类别一次性最高 {explaining.wan(line.ceiling_fen)}。"
    line.note(said, facts=[(listing, "listed_on")], terms=[line.term(CEILING)])
    return line


def _catalogue(line: Line, listing: Listing) -> None:
    """One of the six catalogues the clause names; any other is 等."""
    fact = (listing, "catalogue")
    if not known(line, "catalogue", [line.term(CEILING)]):
        return
    if _is_one_of_six(line, listing):
        said = f"《{listing.catalogue}》是条款六所列的国家目录。"
        line.note(said, facts=[fact], terms=[line.term(CEILING)])
        return
    open_list.counts(line, f"条款六没有列出《{listing.catalogue}》", [fact], [line.term(CEILING)])


def _named(line: Line, listing: Listing) -> Holds:
    """The catalogue is one of the six or ruled to count like them; unknown when none is entered."""
    if not _plain(listing.catalogue):
        return None
    return _is_one_of_six(line, listing) or open_list.ruled_in(line, listing)


def _is_one_of_six(line: Line, listing: Listing) -> bool:
    names = {_plain(entry.name) for entry in line.reading.pack.catalogues}
    return _plain(listing.catalogue) in names


def _plain(text: str | None) -> str:
    """Compared NFKC, without blanks and quotation marks."""
    return "".join(unicodedata.normalize("NFKC", text or "").translate(QUOTES).split())


def _once(line: Line, listing: Listing) -> None:
    """An earlier or paid listing of the same series stands against this one."""
    subject = line.reading.subject
    others = [*(o for o in subject.listings if o is not listing), *subject.earlier_listings]
    verdicts = [(other, _stands_against(line, listing, other)) for other in others]
    unit = explaining.label((listing, line.choice(RULING)))
    for wanted in (False, None):
        found = [other for other, holds in verdicts if holds is wanted]
        if found:
            _say(line, listing, found[0], wanted, unit)
            return
    terms = [line.term(CEILING), line.ruling(RULING)]
    facts = [(listing, line.choice(RULING))]
    line.require(True, f"没有同一{unit}更早的记录。", facts=facts, terms=terms)


def _stands_against(line: Line, listing: Listing, other: Listing) -> Holds:
    key = line.choice(RULING)
    mine, theirs = (_plain(getattr(one, key)) or None for one in (listing, other))
    came_first = both(_named(line, other), _earlier(line, other, listing))
    return negated(both(same(mine, theirs), either(is_paid(other), came_first)))


def _unknown(value: str | date | None) -> bool:
    return not (_plain(value) if isinstance(value, str) else value)


def _earlier(line: Line, left: Listing, right: Listing) -> Holds:
    """`left` was listed first; on one day a predecessor's counts first, then the smaller id."""
    if left.listed_on is None or right.listed_on is None:
        return None
    own = line.reading.subject.listings
    rank = [(x.listed_on, any(x is one for one in own), x.id) for x in (left, right)]
    return rank[0] < rank[1]


def _say(line: Line, listing: Listing, other: Listing, holds: Holds, unit: str) -> None:
    key = line.choice(RULING)
    facts: list[Fact] = [(other, key), (other, "listed_on")]
    terms = [line.term(CEILING), line.ruling(RULING)]
    if holds is None:
        keys = (key, "catalogue", "listed_on")
        needs = [(r, k) for r in (listing, other) for k in keys if _unknown(getattr(r, k))]
        said = f"另有目录产品“{other.title()}”的记录不全，不能判断是不是同一{unit}。"
        line.require(None, said, facts=facts, terms=terms, needs=needs)
        return
    when = f"（{other.listed_on} 列入）" if other.listed_on else ""
    said = f"同一{unit}已有“{other.title()}”{when}，同一{unit}只奖一次。"
    line.require(False, said, facts=facts, terms=terms)
