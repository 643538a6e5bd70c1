"""Clause 一: 诊断服务补助, received by the service provider, once for each enterprise diagnosed."""

from decimal import Decimal

from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.enterprise import ENERGY_BASES, AnnualReturn, Enterprise
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.assessment import Beneficiary
from jjgreen_desktop.policy.certainty import Holds
from jjgreen_desktop.policy.conditions import decided, is_paid, payment, settled, stopped
from jjgreen_desktop.policy.explaining import Fact
from jjgreen_desktop.policy.line import Line, Reading

# All diagnoses of one enterprise are one project: it counts once, the higher is taken.
PROJECT = "diagnosis"


def lines(reading: Reading) -> list[Line]:
    """One line for each diagnosis of the subject."""
    return [_line(reading, diagnosis) for diagnosis in reading.subject.diagnoses]


def _line(reading: Reading, diagnosis: Diagnosis) -> Line:
    name = diagnosis.provider or "服务商未填"
    line = Line(reading, "1", diagnosis, Beneficiary("provider", "", name), PROJECT)
    settled(line, diagnosis)
    decided(line, "report_on")
    stopped(line)
    _industrial(line, reading.subject.enterprise)
    _energy(line, diagnosis)
    _plan(line, diagnosis)
    _not_by_ndrc(line, diagnosis)
    _once(line, diagnosis)
    _provider(line, diagnosis)
    _ceiling(line, diagnosis)
    return line


def _industrial(line: Line, enterprise: Enterprise | None) -> None:
    firm = enterprise or Enterprise()
    industrial = False if line.reading.subject.park else firm.industrial
    said = {
        True: "企业是工业企业。",
        False: "被诊断的不是工业企业，条款一支持工业企业。",
        None: "尚不清楚企业是否为工业企业。",
    }[industrial]
    fact = (firm, "industrial")
    line.require(industrial, said, facts=[fact], terms=[line.term("1.energy_min")], needs=[fact])


def _energy(line: Line, diagnosis: Diagnosis) -> None:
    """Energy of the deciding year is at least the minimum (inclusive)."""
    terms = [line.term("1.energy_min"), line.ruling("energy-year")]
    if diagnosis.report_on is None:
        needs: list[Fact] = [(diagnosis, "report_on")]
        needs += [] if _known(line) else [(AnnualReturn(), "energy_tce")]
        line.require(None, "诊断报告日期未填，不知该看哪一年的能耗。", terms=terms, needs=needs)
        return
    found = _deciding_return(line, diagnosis.report_on.year)
    if found is None:
        said = f"{_year_asked(line, diagnosis.report_on.year)}的综合能源消费量未填。"
        line.require(None, said, terms=terms, needs=[(AnnualReturn(), "energy_tce")])
        return
    _enough(line, found)
    _basis(line, found)


def _enough(line: Line, found: AnnualReturn) -> None:
    least = line.reading.pack.parameter("1.energy_min", line.deciding_on).value or Decimal(0)
    used = found.energy_tce or Decimal(0)
    words = "达到" if used >= least else "不足"
    line.require(
        used >= least,
        f"{found.year} 年综合能源消费量 {used:,f} 吨标准煤，{words} {least:,f} 吨。",
        facts=[(found, "energy_tce")],
        terms=[line.term("1.energy_min"), line.ruling("energy-year")],
    )


def _known(line: Line) -> list[AnnualReturn]:
    """Returns that state energy, latest year first; of two for one year the lower, to be safe."""
    known = [r for r in line.reading.subject.returns if r.year and r.energy_tce is not None]
    return sorted(known, key=lambda r: (-(r.year or 0), r.energy_tce, r.id))


def _deciding_return(line: Line, report_year: int) -> AnnualReturn | None:
    if line.choice("energy-year") == "latest_known":
        return next((r for r in _known(line) if (r.year or 0) < report_year), None)
    return next((r for r in _known(line) if r.year == report_year - 1), None)


def _year_asked(line: Line, report_year: int) -> str:
    if line.choice("energy-year") == "latest_known":
        return f"{report_year} 年以前各年"
    return f"{report_year - 1} 年"


def _basis(line: Line, found: AnnualReturn) -> None:
    """The energy of the return should be on the ruled electricity basis; a person must judge if not."""
    ruled = line.choice("energy-basis")
    line.note(
        f"电力折标口径：{ENERGY_BASES[ruled]}。",
        facts=[(found, "energy_basis")],
        terms=[line.ruling("energy-basis")],
    )
    if found.energy_basis is None:
        line.caution(f"{found.year} 年能耗未注明电力折标口径，请核对是否为{ENERGY_BASES[ruled]}。")
    elif found.energy_basis != ruled:
        stated = ENERGY_BASES[found.energy_basis]
        line.caution(
            f"{found.year} 年能耗按{stated}填报，与口径（{ENERGY_BASES[ruled]}）不同，请换算核对。"
        )


def _plan(line: Line, diagnosis: Diagnosis) -> None:
    said = {
        True: "已制定改造提升方案。",
        False: "没有制定改造提升方案。",
        None: "尚不清楚是否制定了改造提升方案。",
    }[diagnosis.plan]
    fact = (diagnosis, "plan")
    line.require(diagnosis.plan, said, facts=[fact], terms=[line.term("1.report")], needs=[fact])


def _not_by_ndrc(line: Line, diagnosis: Diagnosis) -> None:
    done = diagnosis.deep_diagnosis_by_ndrc
    said = {
        False: "发改部门没有对该企业做过深度节能诊断。",
        True: "发改部门已开展深度节能诊断，不再重复诊断和补助。",
        None: "尚未核实发改部门是否做过深度节能诊断。",
    }[done]
    holds: Holds = None if done is None else not done
    fact = (diagnosis, "deep_diagnosis_by_ndrc")
    line.require(holds, said, facts=[fact], terms=[line.term("1.ndrc")], needs=[fact])


def _once(line: Line, diagnosis: Diagnosis) -> None:
    """An enterprise counts once, also under its former name."""
    subject = line.reading.subject
    others = [d for d in subject.diagnoses if d is not diagnosis]
    paid = [d for d in (*others, *subject.earlier_diagnoses) if is_paid(d)]
    if not paid:
        line.require(True, "该企业以前没有领过诊断补助。", terms=[line.term("1.ceiling")])
        return
    said = f"该企业已由“{paid[0].title()}”领过诊断补助，一家企业只补助一次。"
    line.require(False, said, facts=payment(paid[0]), terms=[line.term("1.ceiling")])


def _provider(line: Line, diagnosis: Diagnosis) -> None:
    fact = (diagnosis, "provider")
    known = diagnosis.provider is not None
    said = (
        f"补助由服务商“{diagnosis.provider}”领取。" if known else "诊断服务商未填，补助无人可领。"
    )
    line.require(known or None, said, facts=[fact], terms=[line.term("1.ceiling")], needs=[fact])


def _ceiling(line: Line, diagnosis: Diagnosis) -> None:
    most = line.amount("1.ceiling")
    line.ceiling_fen = most
    terms = [line.term("1.ceiling"), line.ruling("fee-cap")]
    fact = (diagnosis, "fee_fen")
    if line.choice("fee-cap") == "off":
        line.note(f"每家最高 {explaining.wan(most)}，不看服务费。", terms=terms)
        return
    fee = diagnosis.fee_fen
    if fee is None:
        said = f"诊断服务费未填；补助以服务费为限，最高 {explaining.wan(most)}。"
        line.require(None, said, facts=[fact], terms=terms, needs=[fact])
        return
    line.ceiling_fen = min(most, fee)
    said = (
        f"每家最高 {explaining.wan(most)}，以服务费 {explaining.wan(fee)}为限，"
        f"政策上限 {explaining.wan(line.ceiling_fen)}。"
    )
    line.require(fee > 0, said, facts=[fact], terms=terms)
