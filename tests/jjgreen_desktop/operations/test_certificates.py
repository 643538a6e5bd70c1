"""证书 and 情况证明: what they quote, and when there is none."""

import pytest

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.certificates import certificate_facts
from jjgreen_desktop.operations.notices import file_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.paper_words import Entry
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, title_facts


def test_a_statement_quotes_the_list(signed: Office) -> None:
    holder = firm(signed, "湖口样例新名有限公司")
    known = {
        "holder_name": "湖口样例旧名有限公司",
        "batch": "第九批",
        "list_number": "123",
        "document": "样例厅函〔2026〕1号",
    }
    title = save(signed, title_facts(holder.id, **known)).record
    facts = certificate_facts(signed, title)
    assert not facts.honour
    assert facts.holder == "湖口样例新名有限公司"
    assert facts.list_name == "省级绿色工厂名单（第九批）"
    assert facts.entries == (
        Entry("名单所列名称", "湖口样例旧名有限公司"),
        Entry("名单序号", "123"),
        Entry("公布日期", "2026年3月18日"),
        Entry("公布文件及文号", "样例厅函〔2026〕1号"),
    )
    assert file_name(facts) == "湖口样例新名有限公司-省级绿色工厂-情况证明"


def test_a_list_of_which_only_the_month_is_known_is_quoted_by_month(signed: Office) -> None:
    known = {"batch": "第六批", "published_on": None, "published_month": "2022-01"}
    title = save(signed, title_facts(firm(signed).id, **known)).record
    assert Entry("公布年月", "2022年1月") in certificate_facts(signed, title).entries


def test_an_honour_needs_both_authority_and_approval(signed: Office) -> None:
    title = save(signed, title_facts(firm(signed).id, batch="第九批")).record
    assert not certificate_facts(signed, title, authority="样例厅").honour
    assert not certificate_facts(signed, title, approval="样例函〔2026〕9号", authority=" ").honour
    both = certificate_facts(signed, title, "样例厅", "样例函〔2026〕9号")
    assert both.honour
    assert file_name(both) == "湖口样例一厂有限公司-省级绿色工厂-证书"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"batch": None, "document": None}, "没有批次，也没有公布文件"),
        ({"batch": "第九批", "status": "removed"}, "已移出名单"),
    ],
)
def test_no_statement_without_a_list(signed: Office, changed: dict[str, str], words: str) -> None:
    title = save(signed, title_facts(firm(signed).id, **changed)).record
    with pytest.raises(Problem, match=words):
        certificate_facts(signed, title)
