"""The official strings, read off the published text a second way."""

from jjgreen_desktop.policy.pack import Pack


def blocks(pack: Pack, width: int) -> list[list[str]]:
    """The rows of the published table: blocks of `width` cells, each on a line of its own after a tab."""
    text = pack.texts["annex2"].replace(" ", "").split("\n\n")
    rows = [[c[1:] for c in block.split("\n") if c.startswith("\t")] for block in text]
    return [row for row in rows if len(row) == width]


def test_energy_rows_are_the_published_ones(pack: Pack) -> None:
    printed = [row for row in blocks(pack, 6) if row[0] not in ("", "序号")]
    rows = [[row.unit, row.energy, row.growth, *row.targets] for row in pack.energy.row]
    assert rows == printed
    assert len(rows) == 15
    assert rows[0] == ["全市", "1751.03", "-2.2", "-5", "-4", "-3.5"]


def test_title_rows_are_the_published_ones_and_blanks_stay_blank(pack: Pack) -> None:
    printed = [row for row in blocks(pack, 9) if row[0].isdigit()]
    rows = [[str(row.order), row.unit, *row.cells] for row in pack.titles.row]
    assert rows == printed
    assert len(rows) == 14
    assert rows[-1] == ["14", "浔阳区", "", "", "1", "1", "", "", ""]
