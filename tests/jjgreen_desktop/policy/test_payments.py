"""What has been paid, by project: own records and those of predecessors."""

from datetime import date

from jjgreen_desktop.policy.engine import assess
from jjgreen_desktop.policy.line import Reading
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.payments import payments
from jjgreen_desktop.policy.rulings import Rulings
from tests.jjgreen_desktop.policy.samples import (
    ON,
    diagnosis,
    loan,
    pilot,
    rating,
    subject,
    system,
)


def test_payments_by_project_diagnoses_and_unpaid_records_left_out(pack: Pack) -> None:
    whole = subject(
        diagnoses=(diagnosis(paid_fen=1_000_000),),
        loans=(loan(paid_fen=40_000_000), loan(id="l2")),
        earlier_pilots=(pilot(project="一号窑 余热利用改造", paid_on=date(2026, 1, 1)),),
        earlier_ratings=(rating(paid_fen=10_000_000),),
    )
    lines = assess(whole, pack, ON).lines
    found = payments(Reading(whole, pack, Rulings(pack, {}), ON), lines)
    assert [(p.project, p.noun, p.fen) for p in found] == [
        ("project:一号窑余热利用改造", "loan", 40_000_000),
        ("project:一号窑余热利用改造", "pilot", None),
    ]
    assert [fact.key for fact in found[0].facts] == ["paid_on", "paid_fen"]


def test_a_predecessor_s_payment_without_a_project_is_its_own(pack: Pack) -> None:
    whole = subject(
        energy_systems=(system(id="m1", project=None),),
        earlier_energy_systems=(system(id="m1", project=None, paid_fen=25_000_000),),
    )
    (line,) = assess(whole, pack, ON).lines
    assert line.ceiling_fen == 5_000_000  # the ceiling is the enterprise's, of whatever project
    (paid,) = payments(Reading(whole, pack, Rulings(pack, {}), ON), [line])
    assert paid.project != line.project
