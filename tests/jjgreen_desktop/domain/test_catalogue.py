"""The one catalogue: what every field must have so that form, table, template and paper can be made from it."""

from typing import get_args

import pytest

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.domain.catalogue import Field, Kind, field_of, fields_of
from jjgreen_desktop.domain.enterprise import AnnualReturn, Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.register import BY_NOUN, MODELS
from jjgreen_desktop.domain.values import parse

PYTHON = {
    Kind.TEXT: "str",
    Kind.LONG_TEXT: "str",
    Kind.CODE: "str",
    Kind.DATE: "date",
    Kind.YEAR: "int",
    Kind.QUANTITY: "Decimal",
    Kind.MONEY: "int",
    Kind.YES_NO: "bool",
    Kind.CHOICE: "str",
    Kind.CHOICES: "tuple",
    Kind.CODES: "tuple",
    Kind.NAMES: "tuple",
    Kind.LINK: "str",
}
EVERY = [(model, field) for model in MODELS for field in fields_of(model)]
each = pytest.mark.parametrize(
    ("model", "field"), EVERY, ids=[f"{model.noun}.{field.key}" for model, field in EVERY]
)


@each
def test_a_field_has_the_type_of_its_kind_and_may_be_unknown(
    model: type[Record], field: Field
) -> None:
    annotated, *_ = get_args(model.model_fields[field.key])
    kinds = {getattr(kind, "__name__", str(kind)) for kind in get_args(annotated)}
    assert kinds == {PYTHON[field.kind], "NoneType"}
    assert model.defaults[field.key] is None


@each
def test_a_field_is_explained(model: type[Record], field: Field) -> None:
    assert field.label
    assert not field.help or field.help.endswith("。")
    assert (field.kind in (Kind.CHOICE, Kind.CHOICES)) == bool(field.choices or field.picker)
    assert (field.kind is Kind.MONEY) == field.key.endswith("_fen")
    assert field.unit == "元" if field.kind is Kind.MONEY else field.unit != "元"
    assert field.key.endswith("_on") == (field.kind is Kind.DATE)
    assert not field.clause or field.clause in CLAUSES


@each
def test_an_example_is_a_value_of_its_field(model: type[Record], field: Field) -> None:
    if field.example:
        assert parse(field, field.example) is not None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_every_field_of_a_record_is_in_the_catalogue(model: type[Record]) -> None:
    assert ["id", *(field.key for field in fields_of(model))] == list(model.model_fields)
    labels = [field.label for field in fields_of(model)]
    assert len(set(labels)) == len(labels)
    assert model.title_field in model.model_fields
    assert model.label
    assert BY_NOUN[model.noun] is model


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.noun)
def test_a_record_of_which_nothing_is_known_is_a_record(model: type[Record]) -> None:
    assert model().title() == f"未命名{model.label}"


def test_a_heading_has_its_unit() -> None:
    assert field_of(AnnualReturn, "energy_tce").header() == "综合能源消费量（吨标准煤）"
    assert field_of(Enterprise, "name").header() == "企业名称"
    with pytest.raises(KeyError, match=r"Enterprise\.nonsense"):
        field_of(Enterprise, "nonsense")
