from datetime import date
from decimal import Decimal

from jjgreen_desktop.domain.award import Stop
from jjgreen_desktop.domain.canonical import plain, sha256, to_json
from jjgreen_desktop.domain.finding import Grade


def test_the_same_value_is_written_the_same_whatever_its_order() -> None:
    assert to_json({"b": 1, "a": "中"}) == '{\n "a": "中",\n "b": 1\n}\n'.encode()
    assert to_json({"a": "中", "b": 1}) == to_json({"b": 1, "a": "中"})


def test_money_stays_an_integer_and_quantities_keep_their_digits() -> None:
    stop = Stop(id="s1", document="样例文件", from_on=date(2026, 1, 1))
    found = plain({"fen": 700, "pct": Decimal("7.90"), "grade": Grade.HINT, "stop": stop})
    assert (found["fen"], found["pct"], found["grade"]) == (700, "7.90", Grade.HINT.value)
    assert (found["stop"]["from_on"], found["stop"]["clauses"]) == ("2026-01-01", None)


def test_the_hash_is_sha256() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
