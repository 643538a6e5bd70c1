"""What is kept beside a record: 记事 and 附件."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from jjgreen_desktop.domain import labels
from jjgreen_desktop.domain.catalogue import Field, Found, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record

PAPERS = {
    "licence": "营业执照",
    "report": "诊断报告",
    "acceptance": "节能验收报告",
    "filing": "备案回执",
    "contract": "合同",
    "invoice": "发票",
    "loan": "贷款及付息凭证",
    "list": "公布文件、名单",
    "account": "账户确认书",
    "decision": "决定、批复、会议纪要",
    "other": "其他",
}

SHOWN = 20  # characters of a note that name it


class RecordNote(Record):
    """记事: a remark about any record (`of_noun`, `of`), kept under its firm or park."""

    noun: ClassVar[str] = "record_note"
    label: ClassVar[str] = "记事"
    title_field: ClassVar[str] = "text"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK, in_template=False)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK, in_template=False)] = None
    of_noun: Annotated[str | None, Field(labels.RECORD_KIND, required=Grade.MANDATORY)] = None
    of: Annotated[str | None, Field("记录", Kind.LINK, required=Grade.MANDATORY)] = None
    noted_on: Annotated[date | None, Field("日期", Kind.DATE, in_table=True)] = None
    noted_by: Annotated[str | None, Field("记录人", in_table=True)] = None
    text: Annotated[
        str | None,
        Field(
            "内容",
            Kind.LONG_TEXT,
            required=Grade.MANDATORY,
            example="电话核实：验收报告原件下周补交",
            in_table=True,
            found=Found.NOTE,
        ),
    ] = None

    def title(self) -> str:
        """How it begins: as much as names it in a sentence."""
        words = " ".join((self.text or "").split())
        if not words:
            return super().title()
        return f"{words[:SHOWN]}…" if len(words) > SHOWN else words


class Attachment(Record):
    """附件 of any record (`of_noun`, `of`): `content` the sha256 its bytes are kept under, `size` in bytes.

    `pages` is known for PDF and pictures; `media` is the ending of the file, in small letters.
    """

    noun: ClassVar[str] = "attachment"
    label: ClassVar[str] = "附件"
    title_field: ClassVar[str] = "file_name"

    enterprise: Annotated[str | None, Field("企业", Kind.LINK, in_template=False)] = None
    park: Annotated[str | None, Field("园区", Kind.LINK, in_template=False)] = None
    of_noun: Annotated[str | None, Field(labels.RECORD_KIND, required=Grade.MANDATORY)] = None
    of: Annotated[str | None, Field("记录", Kind.LINK, required=Grade.MANDATORY)] = None
    file_name: Annotated[
        str | None, Field("文件名", required=Grade.MANDATORY, in_table=True, found=Found.NAME)
    ] = None
    kind: Annotated[
        str | None,
        Field("材料种类", Kind.CHOICE, choices=PAPERS, example="节能验收报告", in_table=True),
    ] = None
    pages: Annotated[Decimal | None, Field("页数", Kind.QUANTITY, unit="页", in_table=True)] = None
    size: Annotated[Decimal | None, Field("大小", Kind.QUANTITY, unit="字节")] = None
    media: Annotated[str | None, Field("格式", Kind.CODE)] = None
    content: Annotated[str | None, Field("校验值", Kind.CODE, required=Grade.MANDATORY)] = None
    added_on: Annotated[date | None, Field("添加日期", Kind.DATE, in_table=True)] = None
    added_by: Annotated[str | None, Field("添加人")] = None
    note: Annotated[str | None, Field("备注", Kind.LONG_TEXT)] = None
