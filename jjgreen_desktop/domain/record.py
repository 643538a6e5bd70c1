"""The base of everything registered: a frozen record whose every field may be unknown (None)."""

from functools import cache
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, model_validator

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of


class Record(BaseModel):
    """One row of the register. `id` is empty until the store has given one.

    `noun` is the English term used for the table, the template and the keys; `label` the Chinese.
    `title_field` names the field that names the record in a sentence.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    noun: ClassVar[str] = ""
    label: ClassVar[str] = ""
    title_field: ClassVar[str] = "note"

    id: str = ""

    @model_validator(mode="after")
    def _known_choices(self) -> Self:
        for entry in _choosing(type(self)):
            value = getattr(self, entry.key)
            if value is None:
                continue
            keys = value if entry.kind is Kind.CHOICES else (value,)
            if unknown := [key for key in keys if key not in entry.choices]:
                raise ValueError(f"{entry.label}：没有“{unknown[0]}”这一选项")
        return self

    def title(self) -> str:
        """The words that name this record to staff."""
        return str(getattr(self, self.title_field) or f"未命名{self.label}")


@cache
def _choosing(model: type[Record]) -> tuple[Field, ...]:
    """The fields with a fixed set of choices: asked for with every record read."""
    return tuple(entry for entry in fields_of(model) if entry.choices)
