"""服务商 by the names that records write: which registered one is meant, and whether it is."""

from collections.abc import Iterable
from functools import cache, lru_cache

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.audit import Diagnosis
from jjgreen_desktop.domain.catalogue import fields_of
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.loan import PerformanceContract
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office

PROVIDER = "provider"
_plain = lru_cache(maxsize=4_096)(plain_name)  # few names, asked about with every record
NAMING: tuple[type[Diagnosis] | type[PerformanceContract], ...] = (Diagnosis, PerformanceContract)


@cache
def named_field(model: type[Record]) -> str:
    """The key of the field in which records of a kind name their provider; "" when they have none."""
    return next((entry.key for entry in fields_of(model) if entry.firm), "")


def called(office: Office, name: str) -> Provider | None:
    """The registered provider a name means; None when there is none, or several."""
    found = meant(office, name)
    return found[0] if len(found) == 1 else None


def meant(office: Office, name: str) -> list[Provider]:
    """The registered providers that bear a name, as it is written or else however; else those whose firm has or had it."""
    if exactly := office.find(Provider, name=name):
        return exactly
    wanted, known = plain_name(name), office.find(Provider)
    found = [one for one in known if one.name and _plain(one.name) == wanted]
    return found or [one for one in known if wanted in _before(office, one)]


def names(office: Office, provider: Provider) -> frozenset[str]:
    """The names of a provider as they compare: its own and those its firm has and had."""
    return frozenset((plain_name(provider.name or ""), *_before(office, provider))) - {""}


def with_code(office: Office, typed: str) -> str | None:
    """The name of the registered provider, else firm, whose code was typed; None for no code of theirs."""
    code = credit_code.normalise(typed)
    if not code or credit_code.fault(code):
        return None
    models: Iterable[type[Provider] | type[Enterprise]] = (Provider, Enterprise)
    return next(
        (one.name for model in models for one in office.find(model, credit_code=code)), None
    )


def _before(office: Office, provider: Provider) -> frozenset[str]:
    """What the firm with the provider's code is and was called, as names compare."""
    code = provider.credit_code
    firms = office.find(Enterprise, credit_code=code) if code else ()
    spelt = (name for firm in firms for name in (firm.name, *(firm.former_names or ())))
    return frozenset(plain_name(name) for name in spelt if name)
