"""The award clauses, one module each.

To add a clause: write its module with `lines(reading) -> list[Line]`, and enter it here.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jjgreen_desktop.policy.clauses import diagnosis, retrofit, titles
from jjgreen_desktop.policy.line import Line, Reading

CLAUSES: Mapping[str, Callable[[Reading], list[Line]]] = MappingProxyType(
    {"1": diagnosis.lines, "2.1": retrofit.lines, "3": titles.lines}
)
