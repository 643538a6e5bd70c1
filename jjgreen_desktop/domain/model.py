"""What is checked when it is made and never altered: pydantic does the checking, and is loaded for the first.

A class of it is made without pydantic (an eighth of the start to the first list, which reads names and
makes nothing). The methods and their meaning are pydantic's own; see ADR 23.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from inspect import get_annotations
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, dataclass_transform, get_origin

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Fields(type):
    """Takes the fields of a class from its annotations; every field has a default."""

    model_fields: dict[str, Any]  # annotation by field
    defaults: dict[str, Any]

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> "Fields":
        """The class; defaults are kept beside it, so that a field never given is no attribute."""
        made = super().__new__(cls, name, bases, space)
        told: dict[str, Any] = get_annotations(made)
        own = {key: kind for key, kind in told.items() if get_origin(kind) != ClassVar}
        defaults = {key: vars(made)[key] for key in own}
        for key in own:
            delattr(made, key)
        made.model_fields = getattr(bases[0], "model_fields", {}) | own if bases else own
        made.defaults = getattr(bases[0], "defaults", {}) | defaults if bases else defaults
        return made


class Model(metaclass=Fields):
    """Values by field: strict, none but those of the fields, and for good."""

    def __init__(self, **values: Any) -> None:
        """Raises pydantic's ValidationError when a value is not of its field's kind, or is of no field."""
        held = self.__dict__
        held.update(type(self).defaults)
        held.update(_checked(type(self))(values))

    @classmethod
    def model_validate(cls, values: Mapping[str, Any]) -> Self:
        """One of these values. Raises ValidationError."""
        return cls(**values)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """One of values that were checked before."""
        made = cls.__new__(cls)
        made.__dict__.update(cls.defaults, **values)
        return made

    @classmethod
    def fault(cls, values: dict[str, Any]) -> str:  # noqa: ARG003 - for those who have a rule
        """What is wrong with values that are each of their kind; "" when nothing is."""
        return ""

    def model_copy(self, update: Mapping[str, Any] | None = None) -> Self:
        """The same with other values, which are not checked."""
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__, **(update or {}))
        return made

    def model_dump(
        self, mode: str = "python", exclude: Collection[str] = (), exclude_none: bool = False
    ) -> dict[str, Any]:
        """The values by field; with mode "json" as JSON knows them."""
        held = {
            key: value
            for key, value in self.__dict__.items()
            if key not in exclude and not (exclude_none and value is None)
        }
        if mode == "python":
            return held
        from pydantic_core import to_jsonable_python

        jsonable: dict[str, Any] = to_jsonable_python(held)
        return jsonable

    def __setattr__(self, key: str, value: object) -> None:
        """Raises AttributeError: what was checked stays as it was."""
        raise AttributeError(f"{type(self).__name__}.{key}")

    def __delattr__(self, key: str) -> None:
        """Raises AttributeError."""
        raise AttributeError(f"{type(self).__name__}.{key}")

    def __eq__(self, other: object) -> bool:
        """Equal are those of one class with equal values."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """By class and values."""
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        """What is known."""
        known = (f"{key}={value!r}" for key, value in self.__dict__.items() if value is not None)
        return f"{type(self).__name__}({', '.join(known)})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """As part of something else that pydantic reads."""
        from pydantic import AfterValidator

        made = AfterValidator(lambda known: cls.model_construct(**known))
        return handler.generate_schema(Annotated[_values_of(cls), made])


@cache
def _checked(model: type[Model]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """What checks the values of a model; made for the first of it."""
    from pydantic import TypeAdapter

    return TypeAdapter(_values_of(model)).validator.validate_python


def _values_of(model: type[Model]) -> Any:
    """The type of a model's values by field, as pydantic checks it: to dicts, four times as fast as objects."""
    from pydantic import AfterValidator, ConfigDict, with_config
    from typing_extensions import TypedDict  # typing's own shows its fields from Python 3.12 on

    def sound(values: dict[str, Any]) -> dict[str, Any]:
        if fault := model.fault(values):
            raise ValueError(fault)
        return values

    name: Any = model.__name__
    known = TypedDict(name, model.model_fields, total=False)  # type: ignore[misc]
    strict = with_config(ConfigDict(strict=True, extra="forbid"))
    return Annotated[strict(known), AfterValidator(sound)]
