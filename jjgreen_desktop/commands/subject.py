"""Which enterprise or park is meant by a code, a name or an id on the command line."""

from collections.abc import Iterator, Sequence

from jjgreen_desktop.domain import credit_code
from jjgreen_desktop.domain.enterprise import Enterprise, Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.providers import called

NAMED = 5  # firms that are written out when several may be meant


def subject_named(office: Office, text: str) -> Enterprise | Park:
    """The one subject with this credit code, name or id, or that had this name or code before.

    Raises Problem, telling who may be meant, when there is none or several.
    """
    found = _candidates(office, text.strip())
    if not found:
        raise Problem(
            f"登记簿里没有“{text}”这家企业或园区。",
            f"{_near(office, text.strip())}请写 18 位统一社会信用代码，或现在、以前的完整名称。",
        )
    if len(found) > 1:
        raise Problem(
            f"有 {len(found)} 家叫“{text}”：{_told(found)}。", "请改用统一社会信用代码或编号。"
        )
    return found[0]


def _candidates(office: Office, text: str) -> Sequence[Enterprise | Park]:
    """By what they are called now, as it is written or else however; else by what they were called before."""
    store = office.store
    if by_code := store.find(Enterprise, credit_code=credit_code.normalise(text)):
        return by_code
    named: list[Enterprise | Park] = [
        *store.find(Enterprise, name=text),
        *store.find(Park, name=text),
    ]
    by_id = [store.get(Enterprise, text), store.get(Park, text)]
    return named or [each for each in by_id if each] or _called(office, text)


def _called(office: Office, text: str) -> list[Enterprise | Park]:
    """Those whose name reads the same; else those that had this name or code."""
    wanted, code = plain_name(text), credit_code.normalise(text)
    if not wanted:
        return []
    now = list(_so_named(office, wanted))
    return now or [
        firm
        for record, names, codes in office.store.rows(Enterprise, "id", "former_names", "former")
        if (names and wanted in map(plain_name, names.split("\n")))
        or (codes and code in codes.split(","))
        if (firm := office.store.get(Enterprise, record))
    ]


def _so_named(office: Office, wanted: str) -> Iterator[Enterprise | Park]:
    models: tuple[type[Enterprise] | type[Park], ...] = (Enterprise, Park)
    for model in models:
        for record, name in office.store.rows(model, "id", "name"):
            if name and plain_name(name) == wanted and (one := office.store.get(model, record)):
                yield one


def _near(office: Office, text: str) -> str:
    """Who has this in the name or code, as a sentence; "" when nobody has."""
    asked = dict.fromkeys(("name", "credit_code", "former_names", "former"), text)
    firms = office.store.matching(Enterprise, [asked], NAMED + 1) if text else []
    parks = office.store.matching(Park, [{"name": text}], NAMED + 1) if text else []
    return f"相近的有：{_told([*firms, *parks])}。" if firms or parks else ""


def _told(found: Sequence[Enterprise | Park]) -> str:
    named = "、".join(_one(each) for each in found[:NAMED])
    return f"{named}等" if len(found) > NAMED else named


def _one(each: Enterprise | Park) -> str:
    code = each.credit_code if isinstance(each, Enterprise) else None
    return f"“{each.title()}”（{code or f'编号 {each.id}'}）"


def holder_named(office: Office, text: str) -> Enterprise | Park | Provider:
    """The one enterprise, park or provider meant, as `subject_named`; a firm before the provider it is, too.

    Raises Problem when there is none or several.
    """
    code = credit_code.normalise(text.strip())
    providers = office.store.find(Provider, credit_code=code) or [
        one for one in (called(office, text.strip()), office.store.get(Provider, text)) if one
    ]
    found = [*_candidates(office, text.strip()), *providers]
    return found[0] if len(found) == 1 else subject_named(office, text)


def enterprise_named(office: Office, text: str) -> Enterprise:
    """The one enterprise meant, as `subject_named`. Raises Problem when there is none or several."""
    found = subject_named(office, text)
    if isinstance(found, Park):
        raise Problem(f"“{text}”是园区，不是企业。", "请写企业的代码、名称或编号。")
    return found
