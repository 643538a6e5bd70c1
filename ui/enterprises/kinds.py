"""Which tabs an enterprise and a park have, and what a new record on each starts with."""

from dataclasses import dataclass
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import whole_of
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title
from ui.enterprises.spot import Spot


@dataclass(frozen=True)
class Kind:
    """One kind of record kept of a subject: its tab, and what its empty page says."""

    model: type[Record]
    empty: str
    hidden: tuple[str, ...] = ()
    assessed: bool = False  # whether a clause is applied to each of them
    rare: bool = False  # its tab stands only where there is something on it, or on demand
    parts: tuple[type[Record], ...] = ()  # records kept on the same tab, within those of `model`
    short: str = ""  # what the tab is called where the label is long for one

    @property
    def tab(self) -> str:
        """The title of the tab."""
        return self.short or self.model.label


TITLES = Kind(
    Title,
    "国家级、省级绿色制造称号和领跑者登记在这里，奖励免申即享。",
    ("holder",),  # whose page it is says it
    assessed=True,
    parts=(TitleStatus,),
)
OF_ENTERPRISE = (
    Kind(
        AnnualReturn,
        "各年的综合能源消费量、分品种能耗和工业增加值登记在这里。",
        parts=(EnergyUse,),
    ),
    Kind(
        Diagnosis,
        "服务商为企业做的绿色低碳诊断和诊断提出的措施登记在这里。",
        assessed=True,
        parts=(DiagnosisFinding,),
    ),
    Kind(
        Retrofit,
        "绿色低碳改造项目和节能验收结果登记在这里。",
        assessed=True,
        short="改造",
    ),
    Kind(
        Loan,
        "用于绿色低碳改造的绿色贷项目贷款登记在这里，一笔贷款一条。",
        assessed=True,
    ),
    TITLES,
    Kind(
        Pilot,
        "国家级、省级绿色低碳转型试点登记在这里。",
        assessed=True,
        rare=True,
    ),
    Kind(
        Platform,
        "由本单位运营的绿色低碳公共服务平台登记在这里。",
        assessed=True,
        rare=True,
    ),
    Kind(
        EnergySystem,
        "新建或提升的数字化能源管理系统登记在这里，一份合同一条。",
        assessed=True,
        rare=True,
        parts=(Invoice,),
    ),
    Kind(
        PerformanceContract,
        "服务商以合同能源管理方式为本企业做的改造登记在这里，由服务商领取。",
        assessed=True,
        rare=True,
    ),
    Kind(
        ProductEnergy,
        "主要产品各年的产量、能耗和单位产品综合能耗登记在这里。",
        rare=True,
    ),
    Kind(
        Rating,
        "节能环保装备企业综合评选的结果登记在这里。",
        assessed=True,
        rare=True,
    ),
    Kind(
        Listing,
        "列入国家目录的产品登记在这里，一个产品一条。",
        assessed=True,
        rare=True,
        short="推荐目录",
    ),
    Kind(
        SolidWaste,
        "固废综合利用和国家财税政策的办理情况登记在这里，没有市级资金。",
        assessed=True,
        rare=True,
        short="固废利用",
    ),
    Kind(
        SpecialCase,
        "经会议纪要议定奖补的重大事项登记在这里。",
        assessed=True,
        rare=True,
    ),
    Kind(
        Project,
        "立项的项目登记在这里：改造、贷款、合同里选它的名称，同一项目就高、不重复享受。",
        rare=True,
    ),
    Kind(
        OutsideAward,
        "企业从其他渠道得到的同一项目资金登记在这里，用于查重。",
        short="其他资金",
    ),
    Kind(Stop, "失信、环保、安全等停止兑现的依据文件登记在这里。"),
)
OF_PARK = (TITLES,)


def kinds_of(subject: Record) -> tuple[Kind, ...]:
    """The kinds of records kept of an enterprise or a park."""
    return OF_PARK if isinstance(subject, Park) else OF_ENTERPRISE


def own_tab(model: type[Record]) -> str:
    """The title of the tab with the form of an enterprise, park or provider itself."""
    return f"{model.label}信息"


def new_subject(model: type[Record], county: str | None) -> Record:
    """A new enterprise or park of this county; a provider is of none."""
    return model.model_validate({"county": county} if "county" in model.model_fields else {})


def new_record(kind: Kind, subject: Record) -> Record:
    """A new record of a subject, with what is known already."""
    given: dict[str, Any] = {subject.noun: subject.id}
    if kind.model is Title:
        given |= {
            "holder": subject.noun,
            "holder_name": subject.title(),
            "status": "valid",
        }
    return kind.model.model_validate(given)


def new_part(model: type[Record], whole: Record) -> Record:
    """A new part of a record, of the same enterprise or park."""
    found = whole_of(model)
    assert found is not None
    given = {found[1]: whole.id}
    for owner in (Enterprise, Park):
        if owner.noun in model.model_fields and (held := getattr(whole, owner.noun, None)):
            given[owner.noun] = held
    return model.model_validate(given)


def place_of(record: Record) -> tuple[type[Record], str] | None:
    """Where a record is typed: under the one it is a part of, else under its enterprise or park."""
    if (found := whole_of(type(record))) and (whole := getattr(record, found[1])):
        return found[0], whole
    return owner_of(record)


def spot_of(record: Record) -> Spot | None:
    """Where a record is shown: with its enterprise or park, a part on the record it belongs to."""
    owner, place = owner_of(record), place_of(record)
    if not owner or not place:
        return None
    if place != owner:
        return Spot(owner[0].noun, owner[1], place[0].noun, place[1], part=record.id)
    return Spot(owner[0].noun, owner[1], record.noun, record.id)


def owner_of(record: Record) -> tuple[type[Enterprise] | type[Park], str] | None:
    """The enterprise or park a record belongs to."""
    models: tuple[type[Enterprise] | type[Park], ...] = (Enterprise, Park)
    for model in models:
        if held := getattr(record, model.noun, None):
            return model, held
    return None
