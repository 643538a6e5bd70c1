"""A project of a firm that a retrofit, a loan and a measure of a diagnosis name."""

from jjgreen_desktop.domain.part import DiagnosisFinding
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import firm, retrofit_facts
from tests.jjgreen_desktop.policy import samples

OLD, NEW = "一号窑余热利用改造", "一号窑余热发电"


def named_project(office: Office) -> Project:
    """Named by a retrofit, a loan (spaced) and a measure; the firm has another project."""
    owner = firm(office).id
    save(office, retrofit_facts(owner, project=OLD))
    save(office, samples.loan(id="", enterprise=owner, project="一号窑 余热利用改造"))
    save(office, retrofit_facts(owner, project="二号窑改造", filing_number="2"))
    diagnosis = save(office, samples.diagnosis(id="", enterprise=owner)).record
    of = {"enterprise": owner, "diagnosis": diagnosis.id}
    save(office, DiagnosisFinding(measure="余热回收", project=OLD, **of))
    return save(office, Project(enterprise=owner, name=OLD)).record
