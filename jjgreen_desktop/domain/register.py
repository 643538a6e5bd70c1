"""Every kind of record the register holds, by its noun. To register a new noun, add its model here."""

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award, OutsideAward, Stop
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title

MODELS: tuple[type[Record], ...] = (
    Enterprise,
    Park,
    AnnualReturn,
    Diagnosis,
    Retrofit,
    Title,
    OutsideAward,
    Stop,
    Award,
)
BY_NOUN: dict[str, type[Record]] = {model.noun: model for model in MODELS}
