"""How a payment stands to the money that is registered: of another project it is other money."""

from datetime import date

import pytest

from jjgreen_desktop.domain.award import OutsideAward
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.past_awards import planning
from jjgreen_desktop.operations.past_awards.plans import Verdict
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.past_awards.ledgers import FIRST, book, only

HEADS = ["企业名称", "事项", "项目名称", "金额（万元）", "兑现日期"]


@pytest.mark.parametrize(
    ("project", "day", "verdict"),
    [
        ("一号窑改造", "2024-12-20", Verdict.SAME),
        ("一号窑改造", "2024年", Verdict.SAME),
        ("二号窑改造", "2024-12-20", Verdict.OUTSIDE),
        ("一号窑改造", "2024-12-21", Verdict.OUTSIDE),
    ],
)
def test_money_from_elsewhere_is_the_same_of_one_project_on_one_day(
    project: str, day: str, verdict: Verdict, office: Office
) -> None:
    owner = firm(office, FIRST).id
    known = OutsideAward(
        enterprise=owner,
        project="一号窑改造",
        source="省级节能专项资金",
        amount_fen=30_000_000,
        received_on=date(2024, 12, 20),
    )
    save(office, known)
    made = planning.plan(office, book([HEADS, [FIRST, "省级节能专项资金", project, 30.0, day]]))
    assert only(made).verdict is verdict
    if made.writes:
        planning.apply(office, made)
    total = sum(one.amount_fen or 0 for one in office.store.find(OutsideAward))
    assert total == (30_000_000 if verdict is Verdict.SAME else 60_000_000)
