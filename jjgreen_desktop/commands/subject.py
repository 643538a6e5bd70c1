"""Which enterprise or park is meant by a code, a name or an id on the command line."""

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.providers import called


def subject_named(office: Office, text: str) -> Enterprise | Park:
    """The one subject with this credit code, name or id. Raises Problem when there is none or two."""
    found = _candidates(office, text.strip())
    if not found:
        raise Problem(
            f"登记簿里没有“{text}”这家企业或园区。", "请写 18 位统一社会信用代码或完整名称。"
        )
    if len(found) > 1:
        raise Problem(f"有 {len(found)} 家叫“{text}”。", "请改用统一社会信用代码。")
    return found[0]


def _candidates(office: Office, text: str) -> list[Enterprise | Park]:
    store = office.store
    if by_code := store.find(Enterprise, credit_code=credit_code.normalise(text)):
        return list[Enterprise | Park](by_code)
    named: list[Enterprise | Park] = [
        *store.find(Enterprise, name=text),
        *store.find(Park, name=text),
    ]
    by_id = [store.get(Enterprise, text), store.get(Park, text)]
    return named or [each for each in by_id if each]


def holder_named(office: Office, text: str) -> Enterprise | Park | Provider:
    """The one enterprise, park or provider with this credit code or name. Raises Problem when there is none or two."""
    code = credit_code.normalise(text.strip())
    providers = office.store.find(Provider, credit_code=code) or [
        one for one in (called(office, text.strip()), office.store.get(Provider, text)) if one
    ]
    found = [*_candidates(office, text.strip()), *providers]
    return found[0] if len(found) == 1 else subject_named(office, text)


def enterprise_named(office: Office, text: str) -> Enterprise:
    """The one enterprise with this credit code, name or id. Raises Problem when there is none or two."""
    found = subject_named(office, text)
    if isinstance(found, Park):
        raise Problem(f"“{text}”是园区，不是企业。", "请写企业的代码、名称或编号。")
    return found
