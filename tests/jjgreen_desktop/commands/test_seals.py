from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say


def test_an_empty_register_says_the_first_step(empty: Path, say: Say) -> None:
    said = say("--data", empty, "seals")
    assert (said.code, said.out) == (0, "还没有封存过。用 seal 封存一份。\n")


def test_one_seal_is_exported_with_the_same_bytes(
    county: Path, say: Say, sealed: Path, tmp_path: Path
) -> None:
    (one,) = say("--data", county, "seals", "--json").json["seals"]
    again = tmp_path / "再.jjseal.zip"
    said = say("--data", county, "seals", "--export", one["seal"], "--out", again)
    assert said.code == 0
    assert again.read_bytes() == sealed.read_bytes()
    assert say("--data", county, "seals", "--export", "nope", "--out", again).code == 1
    assert say("--data", county, "seals", "--export", one["seal"]).code == 2
