"""The findings of a dossier: what the checks say of every record it holds, with the reasons given."""

from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.reason import Reason
from jjgreen_desktop.domain.values import UNKNOWN
from jjgreen_desktop.operations.county_findings import listed
from jjgreen_desktop.operations.dossier_records import Holding, Words
from jjgreen_desktop.operations.dossier_shape import Block, Cell, Heading, Row, Section
from jjgreen_desktop.operations.office import Office

HEADS = (
    Heading("matter", "记录"),
    Heading("where", "栏目"),
    Heading("grade", "等级"),
    Heading("what", "问题"),
    Heading("fix", "依据和办法"),
    Heading("state", Reason.label),
)


def findings(office: Office, holding: Holding, words: Words) -> Section:
    """The chapter; a seal is what was, and is not checked any more."""
    rows = tuple(
        Row(
            (
                Cell(one.matter, one.record),
                Cell(one.finding.where),
                Cell(f"{one.finding.grade.mark} {one.finding.grade}", str(one.finding.grade)),
                Cell(one.finding.what),
                Cell(f"{one.finding.why}{one.finding.fix}"),
                Cell(one.state or UNKNOWN),
            ),
            words.opening(record, one.asked.field),
        )
        for record in holding.all()
        if not isinstance(record, Seal)
        for one in listed(office, record)
    )
    return Section("findings", "待核实与核实说明", (Block("findings", "", rows, HEADS),))
