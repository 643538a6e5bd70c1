"""What can be imported: the model of each kind, which columns it needs, and what makes two rows the same."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from jjgreen_desktop.domain.audit import Diagnosis, Retrofit
from jjgreen_desktop.domain.award import OutsideAward, Stop
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of, fields_of
from jjgreen_desktop.domain.energy import EnergyUse, ProductEnergy
from jjgreen_desktop.domain.energy_management import EnergySystem
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise, Park
from jjgreen_desktop.domain.equipment import Listing, Rating
from jjgreen_desktop.domain.loan import Loan, PerformanceContract
from jjgreen_desktop.domain.part import DiagnosisFinding, Invoice, TitleStatus
from jjgreen_desktop.domain.pilot import Pilot
from jjgreen_desktop.domain.platform import Platform
from jjgreen_desktop.domain.project import Project
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.solid_waste import SolidWaste
from jjgreen_desktop.domain.special_case import SpecialCase
from jjgreen_desktop.domain.title import Title

OWNER_NAME, OWNER_CODE = "@name", "@code"
OF = "@of."  # before the key of a field of the record a row is a part of
NOTE = "note"  # alone it makes no record: any list of firms has one
NAME_SYNONYMS = ("公司名称", "单位名称", "工厂名称", "园区名称")

# Other headings that lists of a kind commonly have; never one of an amount, which would hide its unit.
SYNONYMS: dict[str, dict[str, str]] = {
    "providers": {"服务机构名称": "name", "机构名称": "name", "信用代码": "credit_code"},
    "diagnosis_findings": {"节能措施": "measure", "措施名称": "measure"},
    "invoices": {"发票号": "number", "开票时间": "invoiced_on"},
    "title_statuses": {"变更时间": "changed_on", "依据文件": "document"},
    "outside_awards": {"到账时间": "received_on", "资金渠道": "source"},
    "stops": {"文件及文号": "document", "开始日期": "from_on", "结束日期": "to_on"},
}


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of import. `identity` are the fields that, with the owner, make a record the same.

    Rows of a part hang on a record `part_of`, which they tell by the values of `told_by`.
    """

    model: type[Record]
    identity: tuple[str, ...]
    part_of: type[Record] | None = None
    told_by: tuple[str, ...] = ()
    called: str = ""  # where the label of the record is too long, or says too little

    @property
    def name(self) -> str:
        """What staff call the kind: of its template, its sheet and its receipt."""
        return self.called or self.model.label

    @property
    def owned(self) -> bool:
        """Whether each row hangs on an enterprise (or park) of the register."""
        return Enterprise.noun in self.model.model_fields

    @property
    def link(self) -> str:
        """The field that says of which record it is a part; "" when it is none."""
        noun = self.part_of.noun if self.part_of else None
        return next((field.key for field in fields_of(self.model) if field.links == noun), "")


IMPORT_KINDS = {
    "enterprises": ImportKind(Enterprise, ("credit_code",)),
    "returns": ImportKind(AnnualReturn, ("year",)),
    "diagnoses": ImportKind(Diagnosis, ("provider", "report_on")),
    "retrofits": ImportKind(Retrofit, ("project",)),
    "titles": ImportKind(Title, ("kind", "level", "batch")),
    "loans": ImportKind(Loan, ("project", "contract_number")),
    "pilots": ImportKind(Pilot, ("project", "level")),
    "platforms": ImportKind(Platform, ("project",)),
    "energy_systems": ImportKind(EnergySystem, ("project", "contract_number")),
    "performance_contracts": ImportKind(PerformanceContract, ("project", "contract_number")),
    "ratings": ImportKind(Rating, ("year",)),
    "listings": ImportKind(Listing, ("catalogue", "product"), called="推荐目录"),
    "solid_wastes": ImportKind(SolidWaste, ("waste",), called="固废利用"),
    "special_cases": ImportKind(SpecialCase, ("project",)),
    "energy_uses": ImportKind(EnergyUse, ("year", "carrier", "flow")),
    "product_energies": ImportKind(ProductEnergy, ("year", "product")),
    "parks": ImportKind(Park, ("name",)),
    "providers": ImportKind(Provider, ("credit_code",)),
    "projects": ImportKind(Project, ("name",)),
    "diagnosis_findings": ImportKind(
        DiagnosisFinding, ("diagnosis", "measure"), Diagnosis, ("provider", "report_on")
    ),
    "invoices": ImportKind(
        Invoice,
        ("energy_management_system", "number"),
        EnergySystem,
        ("contract_number", "project"),
    ),
    "title_statuses": ImportKind(
        TitleStatus,
        ("of_title", "status", "changed_on"),
        Title,
        ("kind", "level", "batch"),
        called="称号状态变更",
    ),
    "outside_awards": ImportKind(OutsideAward, ("project", "source", "received_on")),
    "stops": ImportKind(Stop, ("document",)),
}
KINDS = {kind: entry.name for kind, entry in IMPORT_KINDS.items()}


@cache
def columns(kind: str) -> tuple[Field, ...]:
    """The columns of a kind in the order of its template; the owner's come first, then those of the whole."""
    entry = IMPORT_KINDS[kind]
    own = tuple(
        field
        for field in fields_of(entry.model)
        if field.in_template and field.kind is not Kind.LINK
    )
    return (*_owner(), *_whole(entry), *own) if entry.owned else own


def _owner() -> tuple[Field, Field]:
    name, code = field_of(Enterprise, "name"), field_of(Enterprise, "credit_code")
    help_text = "写明是哪家企业，须已在登记簿中；名称和代码至少填一项。"
    return (
        name._replace(key=OWNER_NAME, required=None, help=help_text),
        code._replace(key=OWNER_CODE, required=None, help=help_text),
    )


def _whole(entry: ImportKind) -> tuple[Field, ...]:
    """The columns that tell of which record a row is a part."""
    if entry.part_of is None:
        return ()
    help_text = f"写明是哪一条{entry.part_of.label}，须已在登记簿中；名下只有一条{entry.part_of.label}的可以空着。"
    told = (field_of(entry.part_of, key) for key in entry.told_by)
    return tuple(
        each._replace(key=f"{OF}{each.key}", required=None, help=help_text) for each in told
    )


def needed(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """The headings that must be there, each with the field keys that meet it."""
    own: list[tuple[str, tuple[str, ...]]] = [
        (field.label, (field.key,)) for field in columns(kind) if field.required
    ]
    if not IMPORT_KINDS[kind].owned:
        return own
    return [(field_of(Enterprise, "name").label, (OWNER_NAME, OWNER_CODE)), *own]


def telling(kind: str) -> tuple[Field, ...]:
    """The columns that say anything of a record: neither whose it is, nor the remark."""
    return tuple(field for field in columns(kind) if field.key[0] != "@" and field.key != NOTE)


def known_by(kind: str) -> tuple[str, ...]:
    """The fields, besides the owner and the record it is a part of, by which a record is known again."""
    entry = IMPORT_KINDS[kind]
    own = entry.identity if entry.owned else ("credit_code", "name")
    return tuple(key for key in own if key in entry.model.model_fields and key != entry.link)


def name_key(kind: str) -> str:
    """The field that the synonyms of 企业名称 stand for."""
    return OWNER_NAME if IMPORT_KINDS[kind].owned else "name"


def identity_of(owner: str, values: Iterable[Any]) -> tuple[str, ...]:
    """What makes a record the same, comparable with stored values: text without blanks, ISO dates."""
    return (owner, *(_plain(value) for value in values))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return "".join(unicodedata.normalize("NFKC", str(value)).split()).casefold()
