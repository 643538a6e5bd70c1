"""What the program asks of a pack: the parameters it computes with, and the choices it understands.

A pack may bring more; it may not bring less, nor a choice whose meaning the program does not know.
To add a clause: enter here what its module asks for.
"""

from collections.abc import Mapping
from types import MappingProxyType

# Each with its unit; a condition without a number has none.
PARAMETERS: Mapping[str, str] = MappingProxyType(
    {
        "1.energy_min": "tce",
        "1.report": "",
        "1.ceiling": "万元",
        "1.ndrc": "",
        "2.1.holder": "",
        "2.1.project": "",
        "2.1.level": "",
        "2.1.filing": "",
        "2.2.ceiling": "万元",
        "3.holder": "",
        "3.leader.national": "万元",
        "3.enterprise.national": "万元",
        "3.enterprise.provincial": "万元",
        "3.park.national": "万元",
        "3.park.provincial": "万元",
        "4.national": "万元",
        "4.provincial": "万元",
        "4.use": "",
        "5.1.engineers_min": "人",
        "5.1.plans_min": "个",
        "5.1.ceiling": "万元",
        "5.2.rate": "%",
        "5.2.ceiling": "万元",
        "5.3.as_loan": "",
        "6.1.third": "万元",
        "6.1.second": "万元",
        "6.1.first": "万元",
        "6.1.special": "万元",
        "6.2.ceiling": "万元",
        "7.support": "",
        "8.support": "",
        "general.higher": "",
    }
)

CHOICES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "band-3": frozenset({"undecided", "in", "out"}),
        "band-5": frozenset({"lower", "upper"}),
        "band-8": frozenset({"lower", "upper"}),
        "band-basis": frozenset({"stated", "recomputed"}),
        "energy-basis": frozenset({"dangliang", "dengjia"}),
        "energy-year": frozenset({"last_full_year", "latest_known"}),
        "fee-cap": frozenset({"on", "off"}),
        "manufacturing": frozenset({"any_industrial", "section_c"}),
        "open-list": frozenset({"undecided", "each"}),
        "title-upgrade": frozenset({"undecided", "difference", "full"}),
        "first-time": frozenset({"leaders", "all_titles"}),
        "leader-kinds": frozenset({"separate", "together"}),
        "title-and-retrofit": frozenset({"different", "same"}),
        "loan-form": frozenset({"interest", "grant"}),
        "plans-20": frozenset({"in", "out"}),
        "ems-cap": frozenset({"all_years", "per_year"}),
        "contract-base": frozenset({"as_signed", "without_vat"}),
        "rating-upgrade": frozenset({"undecided", "difference", "full", "nothing"}),
        "catalogue-unit": frozenset({"series", "category"}),
        "review-exempt": frozenset({"undecided", "yes", "no"}),
        "annex2-count": frozenset({"stock", "new"}),
        "annex2-levels": frozenset({"no", "yes"}),
        "annex2-leaders": frozenset({"two", "one"}),
    }
)
# How a single record can be ruled on, for the questions that are asked of each record by itself.
MATTERS: Mapping[str, frozenset[str]] = MappingProxyType({"open-list": frozenset({"in", "out"})})
