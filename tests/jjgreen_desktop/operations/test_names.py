"""Names of firms: how they compare, and the former ones."""

import pytest

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.names import keeping_name, plain_name, plain_number, with_former
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from jjgreen_desktop.operations.searching import Index
from tests.jjgreen_desktop.operations.desk import firm

OLD, NEW, NEWER = "湖口样例老厂有限公司", "湖口样例新厂有限公司", "湖口样例更新厂有限公司"


@pytest.mark.parametrize(
    "name",
    [
        "湖口样例（一厂）有限公司",
        "湖口样例(一厂) 有限公司",
        "湖口样例【一厂】有限公司",
        "\u200b湖口样例（一厂）\n有限\ufeff公司\x07",
    ],
)
def test_spellings_of_one_name_compare_equal(name: str) -> None:
    assert plain_name(name) == "湖口样例(一厂)有限公司"


@pytest.mark.parametrize(
    "number",
    [
        "0792-6331234",
        "0792—6331234",
        "0792–6331234",
        "０７９２－６３３１２３４",
        "（0792） 6331234",
    ],
)
def test_spellings_of_one_number_compare_equal(number: str) -> None:
    assert plain_number(number) == "07926331234"


def test_a_renamed_firm_keeps_its_old_name_and_is_found_by_it(office: Office) -> None:
    one = firm(office, OLD)
    new = save(office, one.model_copy(update={"name": NEW})).record
    assert (new.name, new.former_names) == (NEW, (OLD,))
    newer = save(office, new.model_copy(update={"name": NEWER})).record
    assert newer.former_names == (OLD, NEW)
    index = Index.build(office)
    assert index.find("老厂", 9) == index.find("hkyllc", 9) == [one.id]
    assert index.find("老厂更新", 9) == []  # no match across two names


def test_a_firm_named_back_has_not_its_present_name_among_the_former(office: Office) -> None:
    new = save(office, firm(office, OLD).model_copy(update={"name": NEW})).record
    assert save(office, new.model_copy(update={"name": OLD})).record.former_names == (NEW,)


def test_a_former_name_struck_out_stays_out(office: Office) -> None:
    new = save(office, firm(office, OLD).model_copy(update={"name": NEW})).record
    struck = save(office, new.model_copy(update={"former_names": None})).record
    assert struck.former_names is None
    assert Index.build(office).find("老厂", 9) == []


def test_one_spelling_of_a_former_name_is_enough() -> None:
    one = Enterprise(name=NEW, former_names=("湖口样例（老）厂",))
    assert with_former(one, "湖口样例(老)厂", NEW, OLD).former_names == ("湖口样例（老）厂", OLD)
    assert keeping_name(None, one) is one
    assert keeping_name(one, one.model_copy(update={"note": "x"})).former_names == one.former_names


def test_a_name_another_firm_had_before_is_told_when_it_is_registered(office: Office) -> None:
    save(office, firm(office, OLD).model_copy(update={"name": NEW}))
    findings = save(office, Enterprise(name="湖口样例老厂 有限公司", county="湖口县")).findings
    assert f"已登记的“{NEW}”以前叫这个名称。" in [one.what for one in findings]
