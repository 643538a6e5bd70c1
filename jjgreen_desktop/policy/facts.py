"""What an assessment looks at: one subject with all its records, and those of its predecessors."""

from dataclasses import dataclass

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.title import Title


@dataclass(frozen=True, slots=True)
class Subject:
    """One enterprise or one park (the other is None).

    `earlier_*` are the records of predecessors: they count for 首次 and 查重, but get no line of their own.
    """

    enterprise: Enterprise | None = None
    park: Park | None = None
    returns: tuple[AnnualReturn, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    retrofits: tuple[Retrofit, ...] = ()
    titles: tuple[Title, ...] = ()
    outside_awards: tuple[OutsideAward, ...] = ()
    stops: tuple[Stop, ...] = ()
    earlier_titles: tuple[Title, ...] = ()
    earlier_retrofits: tuple[Retrofit, ...] = ()
    earlier_diagnoses: tuple[Diagnosis, ...] = ()

    def name(self) -> str:
        """The name on the paper."""
        holder = self.enterprise or self.park
        return (holder.name if holder else None) or "未命名"
