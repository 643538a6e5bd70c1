"""服务商: who diagnoses, retrofits under contract or builds energy systems; clauses 一 and 五(3) pay some of them."""

from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.credit_code import fault as credit_code_fault
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

SERVICES = {
    "diagnosis": "绿色低碳诊断",
    "performance_contract": "合同能源管理",
    "energy_system": "能源管理系统建设",
    "other": "其他服务",
}
CONTACT = "联系与账户"


class Provider(Record):
    """服务商. Diagnoses and contracts name it by `name`, as it stands on its licence."""

    noun: ClassVar[str] = "provider"
    label: ClassVar[str] = "服务商"
    title_field: ClassVar[str] = "name"

    name: Annotated[
        str | None,
        Field(
            "服务商名称",
            required=Grade.MANDATORY,
            group="基本信息",
            help="与营业执照一致；诊断和合同里按这个名称找到它，补助文书也用这个名称。",
            example="样例节能服务有限公司",
            in_table=True,
            found=Found.NAME,
        ),
    ] = None
    credit_code: Annotated[
        str | None,
        Field(
            labels.CREDIT_CODE,
            Kind.CODE,
            required=Grade.SUBMIT,
            group="基本信息",
            check=credit_code_fault,
            help="营业执照上的 18 位代码，输入时按 GB 32100 校验。",
            in_table=True,
            found=Found.NUMBER,
        ),
    ] = None
    services: Annotated[
        tuple[str, ...] | None,
        Field(
            "服务内容",
            Kind.CHOICES,
            choices=SERVICES,
            group="基本信息",
            example="绿色低碳诊断",
            in_table=True,
        ),
    ] = None
    qualification: Annotated[
        str | None,
        Field(
            "资质或入库文件",
            group="基本信息",
            help="列入服务机构名单的，写文件名和文号。",
            example="样例字〔2025〕12号",
            found=Found.DOCUMENT,
            repeats=True,
        ),
    ] = None
    address: Annotated[str | None, Field("地址", group=CONTACT)] = None
    contact: Annotated[
        str | None, Field("联系人", group=CONTACT, in_table=True, found=Found.PERSON)
    ] = None
    phone: Annotated[
        str | None, Field("联系电话", Kind.CODE, group=CONTACT, found=Found.PERSON)
    ] = None
    bank: Annotated[
        str | None,
        Field("开户行", group=CONTACT, help="写到支行；补助由服务商领取时据此拨付。", repeats=True),
    ] = None
    bank_account: Annotated[
        str | None, Field("银行账号", Kind.CODE, group=CONTACT, found=Found.NUMBER)
    ] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT, group=CONTACT)] = None
