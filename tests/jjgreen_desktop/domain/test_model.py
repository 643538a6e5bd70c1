"""What every record has from its base: strict values, equality, copies, and a shape pydantic can read."""

import copy
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park

ONE = AnnualReturn(id="A", enterprise="E", year=2025, energy_tce=Decimal("6200.50"))


def test_equal_are_those_of_one_kind_with_equal_values() -> None:
    assert ONE == ONE.model_copy() == copy.deepcopy(ONE)
    assert len({ONE, ONE.model_copy(), ONE.model_copy(update={"year": 2024})}) == 2
    assert Enterprise(name="湖口样例一厂有限公司") != Park(name="湖口样例一厂有限公司")


def test_what_was_never_given_is_unknown_and_no_name_of_the_class() -> None:
    assert AnnualReturn().year is None
    assert not hasattr(AnnualReturn, "year")


def test_a_dump_is_made_a_record_again() -> None:
    assert AnnualReturn(**ONE.model_dump()) == ONE
    known = ONE.model_dump(mode="json", exclude_none=True, exclude={"id"})
    assert known == {"enterprise": "E", "year": 2025, "energy_tce": "6200.50"}


def test_as_part_of_a_file_a_record_is_read_as_strictly() -> None:
    reader = TypeAdapter(tuple[Diagnosis, ...])
    (read,) = reader.validate_json('[{"id": "D", "report_on": "2026-03-18"}]')
    assert read == Diagnosis(id="D", report_on=date(2026, 3, 18))
    for wrong in ('[{"report_on": "2026-02-30"}]', '[{"fee_fen": "1"}]', '[{"fees": 1}]'):
        with pytest.raises(ValidationError):
            reader.validate_json(wrong)


def test_a_record_in_words_says_what_is_known() -> None:
    assert repr(Park(id="P", name="湖口样例产业园")) == "Park(id='P', name='湖口样例产业园')"


def test_a_kind_of_record_is_made_without_pydantic() -> None:
    program = "import jjgreen_desktop.domain.register, sys; print('pydantic' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "False"
