"""The rows of a register: which firms have something to be asked about, and which numbers two claim."""

from jjgreen_desktop.policy.sign_register import READ, Claim, SignRegister

NUMBER = {"contract_number": "样能2025-03"}


def register(*rows: tuple[str, str, str, dict[str, str]]) -> SignRegister:
    found = SignRegister()
    for row in rows:
        found.add(*row)
    return found


def test_every_kind_of_record_with_a_number_or_a_project_is_read() -> None:
    assert set(READ) == {
        "retrofit",
        "loan",
        "energy_management_system",
        "energy_performance_contract",
        "outside_award",
        "pilot",
        "platform",
        "catalogue_listing",
        "special_case",
    }
    assert READ["energy_performance_contract"][:2] == ("contract_number", "loan_number")


def test_a_firm_with_one_number_twice_or_names_alike_is_looked_at() -> None:
    found = register(
        ("retrofit", "r1", "一", NUMBER),
        ("energy_management_system", "m1", "一", NUMBER),
        ("retrofit", "r2", "二", NUMBER),
        ("retrofit", "r3", "三", {"project": "窑炉改造一期"}),
        ("retrofit", "r4", "三", {"project": "窑炉改造（二期）"}),
        ("retrofit", "r5", "四", {"project": "窑炉改造"}),
        ("loan", "l5", "四", {"project": " 窑炉 改造"}),
    )
    assert found.firms() == {"一", "三"}


def test_each_other_firm_that_claims_a_number_stands_against_the_first() -> None:
    found = register(
        ("retrofit", "r1", "一", NUMBER),
        ("retrofit", "r2", "二", NUMBER),
        ("retrofit", "r3", "二", NUMBER),
        ("retrofit", "r4", "三", NUMBER),
        ("loan", "l1", "三", NUMBER),
    )
    first = Claim("一", ("retrofit", "r1"))
    assert list(found.between_firms()) == [
        (first, Claim("二", ("retrofit", "r2"))),
        (first, Claim("三", ("retrofit", "r4"))),
    ]
