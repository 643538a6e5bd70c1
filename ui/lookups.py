"""What forms and lists look up beside the record: counties, industries, the clauses' sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from jjgreen_desktop.domain import values
from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.operations.office import Office
from ui.showing import INDUSTRY, read_industries, shown
from ui.worker import Progress

if TYPE_CHECKING:  # read when a level is first looked up
    from jjgreen_desktop.domain.audit import Retrofit
    from jjgreen_desktop.operations.limits import Limit

CARRIER = "carrier"
COUNTY = "county"


@dataclass(frozen=True)
class Lookups:
    """Read once by the worker; never changes while the office is open."""

    counties: tuple[str, ...]
    own_county: str | None  # None in city mode
    industries: Mapping[str, str]  # code → code and name
    clauses: Mapping[str, str]  # clause id → its text in the measures
    find: Callable[[str], Sequence[str]] = lambda _text: ()  # industries as typed → as shown
    carriers: Sequence[str] = ()
    find_carriers: Callable[[str], Sequence[str]] = lambda _text: ()  # as typed → their names
    find_limits: "Callable[[str, str], Sequence[Limit]]" = lambda _text, _industry: ()
    take_limit: "Callable[[Retrofit, Limit], Mapping[str, object]]" = lambda _draft, _limit: {}

    today: Callable[[], date] = date.today

    def parse(self, field: Field, text: str) -> Any:
        """The value typed. Raises values.Unreadable with a sentence, also for picked fields."""
        value = values.parse(field, text, self.today())
        if field.picker == INDUSTRY and value is not None:
            return self._industry(field, value)
        if field.picker == CARRIER and value is not None and value not in self.carriers:
            raise values.Unreadable(
                f"{field.label}“{value}”不在折标系数表中，请输名称或首字母，再从列表中选；没有的选“其他能源”。"
            )
        return value

    def _industry(self, field: Field, text: str) -> str:
        code = text.split()[0].upper()
        if code in self.industries:
            return code
        named = [code for code, title in self.industries.items() if title.split()[-1] == text]
        if named:
            return max(named, key=len)
        raise values.Unreadable(
            f"{field.label}“{text}”不在国民经济行业分类中，请输代码、名称或首字母，再从列表中选。"
        )

    def typed(self, field: Field, value: Any) -> str:
        """The value as it stands in an editor."""
        if field.picker == INDUSTRY and value in self.industries:
            return self.industries[value]
        if field.kind is Kind.CHOICES:  # by key: some labels contain the separator
            return "、".join(value or ())
        return values.typed(field, value)

    def shown(self, field: Field, stored: Any) -> str:
        """A stored value (as bulk reading gives it) in words; unknown is "—"."""
        return shown(field, stored, self.industries)


def read_lookups(office: Office, progress: Progress) -> Lookups:
    """Gather the lookups in the worker."""
    reference = office.reference
    return Lookups(
        counties=tuple(county.key for county in office.pack.counties),
        own_county=office.county.key if office.county else None,
        industries=read_industries(office, progress),
        find=lambda text: [one.title() for one in reference.find_industries(text)],
        carriers=reference.carriers.names,
        find_carriers=reference.carriers.find,
        find_limits=lambda text, industry: reference.limits.find(text, industry=industry),
        take_limit=lambda draft, limit: reference.limits.taken(draft, limit),
        clauses={clause.id: clause.text for clause in office.pack.clauses},
        today=office.today,
    )
