"""A retrofit's stage is told by the last of its dates."""

from datetime import date

from jjgreen_desktop.domain.audit import STAGES, Retrofit

DAY = date(2026, 3, 1)


def test_a_retrofit_without_a_date_has_no_stage() -> None:
    assert Retrofit(project="一号窑余热利用改造").stage == ""


def test_every_date_is_a_stage_and_the_latest_counts() -> None:
    reached = Retrofit()
    for key, word in reversed(STAGES.items()):
        reached = reached.model_copy(update={key: DAY})
        assert reached.stage == word
    assert list(reversed(STAGES.values())) == ["意愿", "开工", "完工", "验收", "备案"]


def test_a_date_left_out_before_does_not_hold_it_back() -> None:
    assert Retrofit(accepted_on=DAY).stage == "验收"
