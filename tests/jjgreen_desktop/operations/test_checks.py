"""The door to the checks: every kind of record passes it, a sound one unbothered, the gravest fault first."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.operations.checks import OWN, own
from jjgreen_desktop.operations.office import Office
from tests.jjgreen_desktop.operations.checking.sound import CLEAN


def test_every_kind_of_record_has_its_checks() -> None:
    assert set(OWN) == set(MODELS) == set(CLEAN)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_a_sound_record_is_not_bothered(office: Office, model: type[Record]) -> None:
    assert own(office, model.model_validate(CLEAN[model])) == []


def test_the_gravest_comes_first(office: Office) -> None:
    findings = own(office, Enterprise(industry="301", bank_account="甲"))
    grades = [one.grade for one in findings]
    assert grades == sorted(grades, key=list(Grade).index)
    assert grades[0] is Grade.MANDATORY
