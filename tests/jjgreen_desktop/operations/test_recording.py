import pytest

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import Award
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.title import Title
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import Refused, check, named, remove, save
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts, title_facts

CODE = "91350100M000100Y43"


def _undone(office: Office) -> str | None:
    return office.store.undo()


def test_a_firm_is_saved_with_an_id_and_what_still_stands(office: Office) -> None:
    saved = save(office, Enterprise(name="湖口样例一厂有限公司", county="湖口县"))
    assert saved.record.id
    assert office.store.get(Enterprise, saved.record.id) == saved.record
    assert [(one.grade, one.where) for one in saved.findings] == [
        (Grade.SUBMIT, "统一社会信用代码")
    ]


def test_codes_and_names_are_kept_in_one_form(office: Office) -> None:
    typed = Enterprise(
        name="湖口样例一厂有限公司",
        credit_code=" 9135-0100 m000100y43",
        former=("９１４４０３００１９２２０３８２１６",),
        county="九江市 湖口县",
        industry="水泥制造",
    )
    kept = save(office, typed).record
    assert kept.credit_code == CODE
    assert kept.former == ("914403001922038216",)
    assert (kept.county, kept.industry) == ("湖口县", "3011")


def test_a_wrong_code_is_refused_and_nothing_is_written(office: Office) -> None:
    with pytest.raises(Refused) as caught:
        save(office, Enterprise(name="湖口样例一厂有限公司", credit_code="91350100M000100Y44"))
    assert "第 18 位校验码不符" in caught.value.what
    assert caught.value.findings[0].grade is Grade.MANDATORY
    assert office.store.count(Enterprise) == 0


def test_a_code_in_use_is_refused_with_the_name_of_the_other_firm(office: Office) -> None:
    firm(office, credit_code=CODE)
    with pytest.raises(Refused) as caught:
        save(office, Enterprise(name="湖口样例二厂有限公司", credit_code=CODE))
    assert "湖口样例一厂有限公司" in caught.value.what
    assert "已登记的那一条" in caught.value.fix


def test_checking_writes_nothing(office: Office) -> None:
    grades = [one.grade for one in check(office, Enterprise(county="没有县"))]
    assert grades == [Grade.MANDATORY, Grade.MANDATORY, Grade.SUBMIT]
    assert office.store.count(Enterprise) == 0


def test_writes_are_named_in_the_words_of_the_user(office: Office) -> None:
    one = firm(office)
    diagnosis = save(office, Diagnosis(enterprise=one.id, provider="样例节能服务有限公司")).record
    save(office, diagnosis.model_copy(update={"plan": True}))
    remove(office, diagnosis.model_copy(update={"plan": True}))
    holder = "样例节能服务有限公司（湖口样例一厂有限公司）"
    assert [_undone(office) for _ in range(5)] == [
        f"删除诊断 {holder}",
        f"修改诊断 {holder}",
        f"登记诊断 {holder}",
        "登记企业 湖口样例一厂有限公司",
        None,
    ]


def test_saving_what_has_not_changed_is_no_write(office: Office) -> None:
    one = firm(office)
    save(office, one)
    assert _undone(office) == "登记企业 湖口样例一厂有限公司"


def test_a_record_deleted_meanwhile_is_not_brought_back_quietly(office: Office) -> None:
    one = firm(office)
    remove(office, one)
    with pytest.raises(Problem) as caught:
        save(office, one)
    assert "已被删除" in caught.value.what
    assert office.store.count(Enterprise) == 0


def test_a_firm_with_records_is_not_deleted(office: Office) -> None:
    one = firm(office)
    project = save(office, retrofit_facts(one.id)).record
    save(office, title_facts(one.id))
    with pytest.raises(Problem) as caught:
        remove(office, one)
    assert "名下还有改造项目 1 条、称号 1 条，不能删除" in caught.value.what
    assert "先逐条处理" in caught.value.fix
    remove(office, project)
    remove(office, office.store.find(Title)[0])
    remove(office, one)
    assert office.store.count(Enterprise) == 0


def test_a_project_with_a_decided_award_is_not_deleted(office: Office) -> None:
    one = firm(office)
    project = save(office, retrofit_facts(one.id)).record
    save(office, Award(enterprise=one.id, clause="2.1", of=project.id, proposed_fen=1))
    with pytest.raises(Problem) as caught:
        remove(office, project)
    assert "奖补 1 条" in caught.value.what
    assert office.store.get(Retrofit, project.id) == project


def test_a_park_with_a_title_is_not_deleted(office: Office) -> None:
    park = save(office, Park(name="湖口样例园区", county="湖口县")).record
    save(office, Title(park=park.id, holder="park", kind="green_park", level="national"))
    with pytest.raises(Problem) as caught:
        remove(office, park)
    assert "称号 1 条" in caught.value.what


def test_a_record_is_named_with_its_holder(office: Office) -> None:
    one = firm(office)
    assert named(office, one) == "企业 湖口样例一厂有限公司"
    assert named(office, retrofit_facts(one.id)) == (
        "改造项目 一号窑余热利用改造（湖口样例一厂有限公司）"
    )
