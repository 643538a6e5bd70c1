from jjgreen_desktop.policy.explaining import case_key, label, shown, used, wan
from tests.jjgreen_desktop.policy.samples import diagnosis, energy, retrofit


def test_values_are_shown_as_the_catalogue_labels_them() -> None:
    assert (label((diagnosis(), "fee_fen")), shown((diagnosis(), "fee_fen"))) == (
        "诊断服务费",
        "12,000.00 元",
    )
    assert shown((retrofit(filed_with=("department",)), "filed_with")) == "主管部门"
    assert shown((energy("6200"), "energy_tce")) == "6,200 吨标准煤"
    assert shown((retrofit(filed_on=None), "filed_on")) == "未填"


def test_a_fact_names_its_record_and_field() -> None:
    fact = used((retrofit(), "project"))
    assert (fact.noun, fact.record, fact.key) == ("retrofit", "r1", "project")


def test_money_is_asked_for_in_yuan() -> None:
    assert case_key("fee_fen") == "fee_yuan"
    assert case_key("filed_with") == "filed_with"
    assert wan(70_000_000) == "70.00 万元"
