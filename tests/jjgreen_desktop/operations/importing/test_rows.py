"""Rows of an import are held against the papers that are registered, their own among them."""

from dataclasses import fields

from jjgreen_desktop.domain.loan import Loan
from jjgreen_desktop.operations.checks import all_checks
from jjgreen_desktop.operations.importing.rows import Still
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm
from tests.jjgreen_desktop.policy import samples


def test_a_row_is_told_of_the_same_contract_of_another_and_not_of_its_own(office: Office) -> None:
    one, two = firm(office), firm(office, "湖口样例二厂有限公司")
    known = {"contract_number": "样银贷2026-01", "paid_on": None, "paid_fen": None}
    kept = save(office, samples.loan(id="", enterprise=one.id, **known)).record
    changed = kept.model_copy(update={"note": "新"})
    new = samples.loan(**{**known, "id": "", "contract_number": "样银贷 ２０２６—01"})
    rows = [changed, new.model_copy(update={"enterprise": two.id})]
    own = {each.name: getattr(office, each.name) for each in fields(Office)}
    still = Still(**own, records=rows)
    told = [[f.what for f in all_checks(still, row) if f.check == "same_contract"] for row in rows]
    assert told == [[], [f"这个合同号已登记在绿色贷款“{kept.title()}”上。"]]
    assert still.holding(Loan, "contract_number", {"样银贷2026-02"}, 3) == (0, [])
