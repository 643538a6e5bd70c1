"""A provider's name does not go from under the records that came to use it; what does not need it holds nothing."""

from typing import Any

import pytest

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations import providers
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.ports import InTheWay
from jjgreen_desktop.operations.recording import remove, save
from jjgreen_desktop.operations.taking_back import do_again, take_back
from tests.jjgreen_desktop.operations.checking.sound import CODE
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.operations.out_of_turn import change, last, refused, register

OLD, NEW = "样例节能服务有限公司", "样例绿色低碳服务有限公司"


def named(office: Office, name: str = OLD, **known: Any) -> int:
    """A diagnosis that names the provider; returns the number of its write."""
    return register(office, Diagnosis(enterprise=firm(office).id, provider=name, **known))


def provider(office: Office, name: str = OLD, **known: Any) -> tuple[Provider, int]:
    return save(office, Provider(name=name, **known)).record, last(office)


@pytest.mark.parametrize("spelt", [OLD, "样例节能服务 有限公司"])
@pytest.mark.parametrize("model", [Diagnosis, PerformanceContract])
def test_a_registration_waits_for_those_who_came_to_name_it(
    office: Office, model: type[Record], spelt: str
) -> None:
    _one, made = provider(office)
    owner = firm(office)
    facts = {"enterprise": owner.id, "provider": spelt, "project": "样例项目"}
    keys = facts.keys() & model.model_fields.keys()
    use = register(office, model(**{key: facts[key] for key in keys}))
    told = refused(office, made, use, "又用到了这一笔改动的服务商名称")
    assert told.fix.startswith(f"请先撤销第 {use} 笔")
    assert providers.called(office, spelt)
    take_back(office, use)
    assert take_back(office, made)
    assert office.store.count(Provider) == 0


def test_a_renaming_waits_for_those_who_took_up_the_new_name(office: Office) -> None:
    one, _made = provider(office)
    renamed = change(office, one, name=NEW)
    use = named(office, NEW)
    refused(office, renamed, use, "又用到了这一笔改动的服务商名称")
    take_back(office, use)
    assert take_back(office, renamed)
    assert providers.called(office, OLD)


def test_those_who_write_the_old_name_do_not_hold_a_renaming(office: Office) -> None:
    """Taken back, their provider is found again."""
    one, _made = provider(office)
    renamed = change(office, one, name=NEW)
    named(office, OLD)
    assert providers.called(office, OLD) is None
    assert take_back(office, renamed)
    assert providers.called(office, OLD) == one


def test_nor_does_what_named_it_before(office: Office) -> None:
    named(office)
    _one, made = provider(office)
    noted = change(office, office.store.find(Diagnosis)[0], note="已核对")
    assert take_back(office, made)
    assert take_back(office, noted)


def test_a_diagnosis_goes_back_whatever_became_of_its_provider(office: Office) -> None:
    one, _made = provider(office)
    use = named(office)
    change(office, one, name=NEW)
    assert take_back(office, use)
    assert office.store.count(Diagnosis) == 0


def test_a_name_corrected_in_a_record_does_not_go_back_to_one_that_is_no_more(
    office: Office,
) -> None:
    one, _made = provider(office)
    named(office)
    corrected = change(office, office.store.find(Diagnosis)[0], provider=NEW)
    renamed = change(office, one, name=NEW)
    refused(office, corrected, renamed, "又改动了这一笔所写服务商的名称")
    take_back(office, renamed)
    assert take_back(office, corrected)


def test_another_provider_that_took_the_name_is_not_joined_by_a_namesake(office: Office) -> None:
    one, _made = provider(office)
    renamed = change(office, one, name=NEW)
    _two, again = provider(office)
    refused(office, renamed, again, "又用到了这一笔改动的服务商名称")
    take_back(office, again)
    assert take_back(office, renamed)


def test_what_was_imported_counts_as_well(office: Office) -> None:
    _one, made = provider(office)
    owner = firm(office)
    rows = [Diagnosis(enterprise=owner.id, provider=name) for name in ("样例三", OLD)]
    office.store.put_many("导入节能诊断", rows)
    refused(office, made, last(office), "又用到了这一笔改动的服务商名称")


def test_the_name_of_a_firm_by_which_its_provider_is_known_is_a_name_of_the_provider(
    office: Office,
) -> None:
    provider(office, credit_code=CODE)
    owner = firm(office, OLD, credit_code=CODE)
    renamed = change(office, owner, name=NEW)
    use = named(office, NEW)
    assert providers.called(office, NEW)
    refused(office, renamed, use, "又用到了这一笔改动的服务商名称")
    take_back(office, use)
    assert take_back(office, renamed)


def test_a_firm_entered_meanwhile_holds_no_provider(office: Office) -> None:
    _one, made = provider(office)
    firm(office, OLD)
    office.store.put_many("导入企业", [Enterprise(name=NEW, county="湖口县")])
    assert take_back(office, made)


def test_to_do_again_asks_for_the_name_too(office: Office) -> None:
    """The use of a name does not come again before the name; the loss of one not while it is used."""
    one, _made = provider(office)
    renamed = change(office, one, name=NEW)
    use = named(office, NEW)
    take_back(office, use)
    take_back(office, renamed)
    with pytest.raises(InTheWay) as told:
        do_again(office, use)
    assert (told.value.first, told.value.back) == (renamed, False)
    again = named(office, OLD)
    with pytest.raises(InTheWay, match="又用到了这一笔改动的服务商名称") as held:
        do_again(office, renamed)
    assert (held.value.first, held.value.back) == (again, True)


def test_a_provider_deleted_comes_back_although_it_is_named_again(office: Office) -> None:
    one, _made = provider(office)
    remove(office, one)
    gone = last(office)
    named(office)
    assert take_back(office, gone)
    assert providers.called(office, OLD) == one
