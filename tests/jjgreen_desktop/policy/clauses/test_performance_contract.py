"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from jjgreen_desktop.policy.assessment import Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, contract, subject


def test_the_provider_receives_it_outside_the_firm_s_total(pack: Pack) -> None:
    result = assess(subject(performance_contracts=(contract(),)), pack, ON)
    (line,) = result.lines
    assert (line.beneficiary.kind, line.beneficiary.name) == ("provider", "样例节能服务有限公司")
    assert result.total_fen("enterprise") == 0
    assert result.total_fen("provider") == 30_000_000


def test_both_sentences_of_the_policy_stand_behind_the_figure(pack: Pack) -> None:
    (line,) = assess(subject(performance_contracts=(contract(),)), pack, ON).lines
    assert [term.key for term in line.steps[-1].parameters] == [
        "5.3.as_loan",
        "2.2.ceiling",
        "loan-form",
    ]


def test_without_provider_nobody_can_receive_it(pack: Pack) -> None:
    (line,) = assess(subject(performance_contracts=(contract(provider=None),)), pack, ON).lines
    assert (line.outcome, line.beneficiary.name) == (Outcome.LACKING, "服务商未填")
    assert [m.key for m in line.missing] == ["provider"]
