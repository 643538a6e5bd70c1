"""The base of everything registered: a frozen record whose every field may be unknown (None)."""

from functools import cache
from typing import Any, ClassVar

from jjgreen_desktop.domain.catalogue import Field, Kind, fields_of
from jjgreen_desktop.domain.model import Model


class Record(Model):
    """One row of the register. `id` is empty until the store has given one.

    `noun` is the English term used for the table, the template and the keys; `label` the Chinese.
    `title_field` names the field that names the record in a sentence.
    """

    noun: ClassVar[str] = ""
    label: ClassVar[str] = ""
    title_field: ClassVar[str] = "note"

    id: str = ""

    @classmethod
    def fault(cls, values: dict[str, Any]) -> str:
        """A choice that the catalogue does not know."""
        choosing = _choosing(cls)
        if not choosing:
            return ""
        for key, value in values.items():
            if value is None or key not in choosing:
                continue
            entry = choosing[key]
            keys = value if entry.kind is Kind.CHOICES else (value,)
            if unknown := [key for key in keys if key not in entry.choices]:
                return f"{entry.label}：没有“{unknown[0]}”这一选项"
        return ""

    def title(self) -> str:
        """The words that name this record to staff."""
        return str(getattr(self, self.title_field) or f"未命名{self.label}")


@cache
def _choosing(model: type[Record]) -> dict[str, Field]:
    """The fields with a fixed set of choices: asked for with every record made."""
    return {entry.key: entry for entry in fields_of(model) if entry.choices}
