from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Diagnosis, {"fee_fen": 100.0}),
        (Diagnosis, {"fee_fen": "100"}),
        (Diagnosis, {"fee_fen": True}),
        (Diagnosis, {"report_on": "2026-01-01"}),
        (Diagnosis, {"plan": 1}),
        (AnnualReturn, {"energy_tce": 6200.5}),
        (Retrofit, {"filed_with": "review"}),
        (Retrofit, {"filed_with": ("review", "elsewhere")}),
        (Title, {"kind": "green_thing"}),
        (Enterprise, {"nam": "misspelt"}),
    ],
)
def test_nothing_is_guessed(model: type[Record], values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(values)


def test_a_record_cannot_be_altered_in_place() -> None:
    one = AnnualReturn(energy_tce=Decimal("1"))
    with pytest.raises(AttributeError):
        one.energy_tce = Decimal("2")  # type: ignore[misc]


def test_a_record_is_named_by_its_title() -> None:
    assert Enterprise(name="湖口样例一厂有限公司").title() == "湖口样例一厂有限公司"
    assert AnnualReturn(year=2025).title() == "2025"
    assert Enterprise(name="").title() == "未命名企业"


def test_an_award_is_named_by_its_notice_or_its_clause() -> None:
    assert Award(clause="2.1").title() == "二（1）、改造奖励"
    assert Award(clause="2.1", notice_number="九工信字〔2026〕12号").title() == (
        "九工信字〔2026〕12号"
    )
