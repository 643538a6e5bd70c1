"""Fields that are read together are fields there are, and lead to one another."""

from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.energy import EnergyUse
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.domain.register import MODELS
from jjgreen_desktop.domain.together import groups, read_with


def test_every_group_names_fields_of_its_kind() -> None:
    for model in MODELS:
        known = {field.key for field in fields_of(model)}
        for group in groups(model):
            assert group <= known
            assert len(group) > 1


def test_a_figure_leads_to_its_unit_and_factor_and_not_to_the_note() -> None:
    found = read_with(EnergyUse, frozenset({"quantity"}))
    assert {"unit", "basis", "factor", "factor_source", "heat_value"} <= found
    assert "note" not in found


def test_a_sum_paid_leads_to_its_day_and_an_account_to_its_bank() -> None:
    assert read_with(Loan, frozenset({"paid_fen"})) == {"paid_fen", "paid_on"}
    assert read_with(Enterprise, frozenset({"bank_account"})) == {"bank_account", "bank"}
    assert read_with(Enterprise, frozenset({"phone", "note"})) == {"phone", "note"}
