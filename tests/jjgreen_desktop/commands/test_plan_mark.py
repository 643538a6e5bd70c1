from pathlib import Path

from tests.jjgreen_desktop.commands.conftest import Say


def test_a_mark_moves_a_line(county: Path, say: Say) -> None:
    say("--data", county, "budget", "--pool", 600_000, "--criteria", "ceiling_high")
    last = say("--data", county, "plan", "--json").json["rows"][-1]
    of, clause = last["of"], last["clause"]
    words = ("--of", of, "--clause", clause)
    refused = say("--data", county, "plan-mark", *words, "--mark", "must")
    assert (refused.code, "没有写理由" in refused.err) == (1, True)
    said = say("--data", county, "plan-mark", *words, "--mark", "must", "--reason", "样例纪要")
    assert (said.code, "已标记必保" in said.out) == (0, True)
    first = say("--data", county, "plan", "--json").json["rows"][0]
    assert (first["of"], first["taken"], first["reason"]) == (of, True, "必保：样例纪要")
    gone = say("--data", county, "plan-mark", *words, "--mark", "none", "--json")
    assert gone.json == {"year": 2026, "clause": clause, "of": of, "mark": None}
    assert say("--data", county, "plan", "--json").json["rows"][-1]["of"] == of
    assert say("--data", county, "plan-mark", *words, "--mark", "maybe").code == 2
