"""Which line of the register's assessments is meant by a record and a clause."""

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.assessing import line_of
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.policy.assessment import Assessment


def one_line(office: Office, record: str, clause: str | None) -> Assessment:
    """The one line of a record (under a clause). Raises Problem when there is none or several."""
    clauses = [clause] if clause else list(CLAUSES)
    found = [line for each in clauses if (line := line_of(office, each, record))]
    if not found:
        raise Problem(
            f"没有依据“{record}”的奖补。", "记录编号见 assess --json 里的 of，条款号见 clause。"
        )
    if len(found) > 1:
        raise Problem(f"“{record}”有 {len(found)} 条奖补。", "请用 --clause 写明条款号。")
    return found[0]
