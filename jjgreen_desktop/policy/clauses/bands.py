"""The bands of clause 二(1): where an improvement falls, which ruling decides an edge, how far the next is."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Alternative, NextBand
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.pack import Band, Pack
from jjgreen_desktop.policy.rulings import UNDECIDED, Rulings

ENTERS = {"in", "upper"}  # choices that put a value exactly at `over` into the band
SCALE = 10_000  # percentages are shown to four places


@dataclass(frozen=True, slots=True)
class Place:
    """Where an improvement falls: a band (None: below all), the edge it sits on, whether that is open."""

    band: Band | None
    edge: Band | None = None
    open: bool = False
    below: Band | None = None

    @property
    def fen(self) -> int:
        """The band's ceiling in 分."""
        return self.band.fen if self.band else 0

    def words(self) -> str:
        """The place in a sentence."""
        if self.open and self.edge:
            return f"恰为 {self.edge.over}%，归档待裁定"
        return f"落在{self.band.span()}一档" if self.band else "不足第一档"


class Banding(Protocol):
    """What a place depends on: the bands, and how their edges are ruled."""

    @property
    def pack(self) -> Pack:
        """The policy pack."""
        ...

    @property
    def rulings(self) -> Rulings:
        """The rulings in force."""
        ...


def places(reading: Banding, stated: Fraction, recomputed: Fraction) -> tuple[Place, Place] | None:
    """Where two figures for one improvement fall when they part; None when both come to the same."""
    one, other = place(reading, stated), place(reading, recomputed)
    return None if (one.fen, one.open) == (other.fen, other.open) else (one, other)


def place(reading: Banding, pct: Fraction) -> Place:
    """Compared as rationals: nothing is rounded before comparing."""
    below: Band | None = None
    above, under = pct.as_integer_ratio()
    for band in reading.pack.bands:  # in order of their edges
        edge, parts = band.edge.as_integer_ratio()
        beyond = above * parts - edge * under  # whole numbers: comparing fractions is slow
        if beyond == 0:
            return _at_edge(reading, band, below)
        if beyond < 0:
            break
        below = band
    return Place(below)


def _at_edge(reading: Banding, band: Band, below: Band | None) -> Place:
    choice = reading.rulings.choice(band.ruling)
    if choice == UNDECIDED:
        return Place(below, band, True, below)
    return Place(band if choice in ENTERS else below, band, False, below)


def alternatives(reading: Reading, at: Place) -> list[Alternative]:
    """What each choice of the edge's ruling would give."""
    if at.edge is None:
        return []
    lower = at.below.fen if at.below else 0
    return [
        reading.rulings.alternative(
            at.edge.ruling, choice.key, at.edge.fen if choice.key in ENTERS else lower
        )
        for choice in reading.pack.ruling(at.edge.ruling).choices
        if choice.key != UNDECIDED
    ]


def near_edges(reading: Reading, pct: Fraction) -> list[Band]:
    """The bands whose lower edge is within the margin of an improvement."""
    margin = Fraction(reading.pack.margins.edge_points)
    return [band for band in reading.pack.bands if abs(pct - band.edge) <= margin]


def next_band(reading: Reading, pct: Fraction) -> NextBand | None:
    """The next higher band: how many points away, and what it pays."""
    now = place(reading, pct)
    higher = [b for b in reading.pack.bands if pct <= b.edge and b is not now.band]
    if not higher:
        return None
    band = higher[0]
    distance = points(band.edge - pct)
    return NextBand(distance, band.fen, _said(reading, band, distance), band.used())


def _said(reading: Reading, band: Band, distance: str) -> str:
    reach = f"政策上限 {explaining.wan(band.fen)}"
    if distance == "0":
        return f"恰在界线上，提升率超过 {band.over}% 即可升档，{reach}。"
    # Not 以上, which by the usage of law holds its own figure: on the edge itself the band is not reached.
    over = "" if reading.rulings.choice(band.ruling) in ENTERS else "超过"
    return f"单耗再降{over} {distance} 个百分点可升档，{reach}。"


def points(value: Fraction) -> str:
    """Percentage points as decimal text, rounded up at the fourth place: 3/10 → 0.3."""
    return _plain(math.ceil(value * SCALE))


def percent(value: Fraction) -> str:
    """A percentage in a sentence: exact when it ends within four places, else marked 约."""
    scaled = value * SCALE
    return f"{'' if scaled.denominator == 1 else '约 '}{_plain(round(scaled))}%"


def _plain(scaled: int) -> str:
    whole, rest = divmod(abs(scaled), SCALE)
    text = f"{whole}.{rest:04d}".rstrip("0").rstrip(".")
    return f"-{text}" if scaled < 0 else text
