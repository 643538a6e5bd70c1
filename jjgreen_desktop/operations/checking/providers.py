"""What is asked of a provider, and of a record that names one."""

from collections.abc import Iterator

from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.finding import Finding, Grade
from jjgreen_desktop.domain.provider import Provider
from jjgreen_desktop.domain.record import Record
from jjgreen_desktop.operations.checking.enterprises import account
from jjgreen_desktop.operations.checking.general import SHARED, label
from jjgreen_desktop.operations.checking.sharing import NAMED, others_with
from jjgreen_desktop.operations.names import plain_name
from jjgreen_desktop.operations.numbers import PHONE, numbers_in
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.providers import NAMING, meant, named_field, names


def provider(_office: Office, one: Provider) -> Iterator[Finding]:
    """A provider by itself."""
    yield from account(one)


def in_register(office: Office, one: Provider) -> Iterator[Finding]:
    """A name, a code or an account that another provider has, or a firm that is not the same; a new name."""
    others = [each for each in office.find(Provider) if each.id != one.id]
    yield from _name(one, others)
    yield from _code(office, one, others)
    yield from _shared(office, one, others)
    yield from _renamed(office, one)


def _name(one: Provider, others: list[Provider]) -> Iterator[Finding]:
    wanted = plain_name(one.name or "")
    for other in others:
        if wanted and plain_name(other.name or "") == wanted:
            yield Finding(
                Grade.VERIFY,
                label(one, "name"),
                f"已登记有同名的服务商“{other.name}”。",
                "诊断和合同按名称找服务商，同名的分不清付给哪一家。",
                "请核对是不是同一家；是的请删去一条。",
                check="same_name",
            )


def _code(office: Office, one: Provider, others: list[Provider]) -> Iterator[Finding]:
    code = one.credit_code
    for other in (each for each in others if code and each.credit_code == code):
        yield _taken(one, f"这个代码已登记给服务商“{other.title()}”。")
    for firm in office.find(Enterprise, credit_code=code) if code else ():
        if plain_name(one.name or "") not in _called(firm):
            yield _taken(one, f"这个代码登记的企业是“{firm.title()}”，名称不同。")


def _called(firm: Enterprise) -> set[str]:
    return {plain_name(name) for name in (firm.name, *(firm.former_names or ())) if name}


def _taken(one: Provider, what: str) -> Finding:
    return Finding(
        Grade.VERIFY,
        label(one, "credit_code"),
        what,
        "一家单位一个代码。",
        "请对照营业执照核对代码和名称；更名的在企业的曾用名里写明。",
        check="same_code",
    )


def _shared(office: Office, one: Provider, others: list[Provider]) -> Iterator[Finding]:
    """An account or a phone, however it is written; a firm with the provider's own code is the provider itself."""
    for key in SHARED:
        count, found = _with_number(office, one, others, key)
        named = [f"{other.label}“{other.title()}”" for other in found[:NAMED]]
        if key == PHONE or count > NAMED:
            named = ["、".join(named)] if named else []
        more = f"等 {count} 家" if count > NAMED else ""
        yield from (_same(one, key, f"{each}{more}") for each in named)


def _same(one: Provider, key: str, others: str) -> Finding:
    grade, why, fix = SHARED[key]
    named = label(one, key)
    return Finding(grade, named, f"与{others}的{named}相同。", why, fix, check=f"same_{key}")


def _with_number(
    office: Office, one: Provider, others: list[Provider], key: str
) -> tuple[int, list[Record]]:
    """How many others have the number, and the first of them, providers before firms."""
    code = one.credit_code
    own = office.find(Enterprise, credit_code=code) if code else []
    count, firms = others_with(office, one, key, Enterprise, own)
    numbers = numbers_in(key, one.__dict__[key])
    kin = [
        each
        for each in others
        if numbers & numbers_in(key, each.__dict__[key]) and not (code and each.credit_code == code)
    ]
    return count + len(kin), [*kin, *firms]


def _renamed(office: Office, one: Provider) -> Iterator[Finding]:
    """提示性 as the name is changed: what was written before stays as the licence of the day had it."""
    before = office.get(Provider, one.id) if one.id else None
    if before is None or not before.name or not one.name or before.name == one.name:
        return
    count = sum(office.store.count(model, provider=before.name) for model in NAMING)
    if count and plain_name(before.name) not in names(office, one):
        yield Finding(
            Grade.HINT,
            label(one, "name"),
            f"有 {count} 条诊断或合同写的是“{before.name}”，没有随着改。",
            "文书照当时营业执照上的名称打印。",
            "同一家更名的，请在企业里登记它并留下曾用名；只是改正错字的，请到那些记录里改正。",
        )


def unregistered(office: Office, record: Record) -> Iterator[Finding]:
    """提示性 for a provider that is not among those registered; silent where none is registered at all."""
    key = named_field(type(record))
    name = record.__dict__[key] if key else None
    if name and not meant(office, name) and office.find(Provider):
        yield Finding(
            Grade.HINT,
            label(record, key),
            f"服务商“{name}”还没有登记。",
            "补助由服务商领取，告知书照登记的账户打印。",
            "名称有误的请改正；确是新的，请在“企业”页的“服务商”里登记。",
        )
