"""What can decide a line: every field of a record but those named here.

To read less for totals: name a field that no clause looks at. To look at one that is named here is an
AttributeError while totals are counted.
"""

from functools import cache

from jjgreen_desktop.domain.audit import Retrofit
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.domain.title import Title

# Of the records of which there are very many.
SILENT: dict[type[Record], frozenset[str]] = {
    Enterprise: frozenset(
        {
            "credit_code",
            "above_scale",
            "former_names",
            "address",
            "contact",
            "phone",
            "bank",
            "bank_account",
            "note",
        }
    ),
    Title: frozenset(
        {
            "batch",
            "list_number",
            "issuer",
            "source",
            "confidence",
            "note",
        }
    ),
    Retrofit: frozenset(
        {
            "kind",
            "intended_on",
            "investment_fen",
            "started_on",
            "filing_number",
            "product",
            "energy_unit",
            "level_source",
            "contract_number",
            "invoice_numbers",
            "equipment_numbers",
            "note",
        }
    ),
}


@cache
def deciding(model: type[Record]) -> tuple[str, ...]:
    """The fields of a record that can decide, "id" first."""
    silent = SILENT.get(model, ())
    return ("id", *(entry.key for entry in fields_of(model) if entry.key not in silent))
