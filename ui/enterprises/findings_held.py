"""What 问题清单 holds: the last findings, those of all filters to come back to, and the reasons given meanwhile."""

from dataclasses import replace

from jjgreen_desktop.domain.finding import Finding
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.operations.county_findings import Counts, Listed
from jjgreen_desktop.operations.findings_wanted import Wanted
from ui.enterprises.findings_reading import At, Gathered
from ui.enterprises.findings_table import key_of


class FindingsHeld:
    """Nothing before the first check."""

    def __init__(self) -> None:
        self.now: Gathered | None = None
        self._unfiltered: Gathered | None = None  # to come back to from a check by filters
        self._given: dict[str, Listed] = {}  # what was answered meanwhile

    @property
    def found(self) -> list[Listed]:
        """The findings there are, before the filters."""
        return self.now.found if self.now else []

    @property
    def before(self) -> tuple[Gathered, ...]:
        """What a new check may find that it still holds."""
        return tuple(one for one in (self.now, self._unfiltered) if one)

    @property
    def part(self) -> bool:
        """Whether other filters want another check."""
        return self.now is not None and not self.now.known.any

    def begin(self) -> None:
        """A check from the beginning sees every reason given until now."""
        self._given = {}

    def take(self, found: Gathered) -> None:
        """What a check has found, with the reasons given while it was on its way."""
        self.now = self._amended(found)
        self._keep_unfiltered()

    def answer(self, about: Listed, reason: Reason | None, at: At) -> None:
        """A reason was kept, or taken away; `at` is as of when."""
        self._given[key_of(about)] = replace(about, asked=replace(about.asked, reason=reason))
        if shown := self.now:
            self.now = replace(self._amended(shown), known=replace(shown.known, at=at))
            self._unfiltered = None  # it lacks the reason
            self._keep_unfiltered()

    def whole(self, wanted: Wanted) -> Counts | None:
        """The counts of what is held a part of; None when it is all."""
        one = self.now
        if one is None or not one.left_off or one.known.wanted != wanted:
            return None
        return one.counts

    def filtered(self, wanted: Wanted) -> list[Listed]:
        """Those of the findings that are wanted."""
        names = self.now.initials if self.now else {}
        return [one for one in self.found if wanted.takes(one, lambda name: names.get(name, ""))]

    def listed(self, found: Finding) -> Listed | None:
        """The finding as it is listed."""
        return next((each for each in self.found if each.finding is found), None)

    def _keep_unfiltered(self) -> None:
        if self.now and self.now.known.wanted.everything:
            self._unfiltered = self.now

    def _amended(self, found: Gathered) -> Gathered:
        now = [self._given.get(key_of(one), one) for one in found.found]
        answered = sum(a.asked.open - b.asked.open for a, b in zip(found.found, now, strict=True))
        counts = replace(found.counts, open=found.counts.open - answered)
        return replace(found, found=now, counts=counts)
