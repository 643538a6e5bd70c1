"""Outcomes and figures stand in the worked examples; here is what a clerk reads beside them."""

from typing import Any

from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.policy.assessment import Assessment, Outcome
from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.pack import Pack
from tests.jjgreen_desktop.policy.samples import ON, loan, subject


def line(pack: Pack, rulings: dict[str, str] | None = None, **parts: Any) -> Assessment:
    given = {"loans": (loan(),)} | parts
    return assess(subject(**given), pack, ON, rulings).lines[0]


def test_the_enterprise_receives_the_interest(pack: Pack) -> None:
    found = line(pack)
    assert (found.beneficiary.kind, found.beneficiary.id) == ("enterprise", "e1")
    assert found.reason == "条件全部具备，政策上限 85.00 万元。"
    assert found.steps[-1].text == (
        "已付利息 85.00 万元，单个项目最高 100.00 万元，本笔可到 85.00 万元。"
    )
    assert [term.key for term in found.steps[-1].parameters] == ["2.2.ceiling", "loan-form"]


def test_a_grant_looks_at_no_interest(pack: Pack) -> None:
    found = line(pack, {"loan-form": "grant"}, loans=(loan(interest_paid_fen=None),))
    assert (found.outcome, found.ceiling_fen) == (Outcome.ELIGIBLE, 100_000_000)
    assert found.steps[-1].text == (
        "按裁定在上限内给予奖补，单个项目最高 100.00 万元，金额由核定确定。"
    )


def test_missing_interest_is_asked_for_in_yuan(pack: Pack) -> None:
    found = line(pack, loans=(loan(interest_paid_fen=None, green=None),))
    assert [(m.key, m.label) for m in found.missing] == [
        ("green", "属于绿色贷"),
        ("interest_paid_yuan", "已付利息"),
    ]
    assert found.reason == "还差：属于绿色贷、已付利息。涉及 100.00 万元。"


def test_a_loan_of_a_park_is_not_the_clause_s(pack: Pack) -> None:
    park = {"enterprise": None, "park": Park(id="p", name="样例园区")}
    assert line(pack, **park).reason == "贷款项目的承担者是园区，本条支持制造业企业。"
