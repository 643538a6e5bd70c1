"""已存视图: a list as staff left it, to be opened again by its name."""

from typing import Annotated, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Kind
from jjgreen_desktop.domain.finding import Grade
from jjgreen_desktop.domain.record import Record


class SavedView(Record):
    """One view: `screen` its page, `state` its words, filters, order and columns as JSON text."""

    noun: ClassVar[str] = "saved_view"
    label: ClassVar[str] = "已存视图"
    title_field: ClassVar[str] = "name"

    screen: Annotated[str | None, Field("页面", required=Grade.MANDATORY)] = None
    name: Annotated[
        str | None,
        Field("视图名称", required=Grade.MANDATORY, example="未填代码的规上企业", in_table=True),
    ] = None
    state: Annotated[str | None, Field("视图内容", Kind.LONG_TEXT, required=Grade.MANDATORY)] = None
