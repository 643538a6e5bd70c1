import pytest

from jjgreen_desktop.exchange.ole import Compound, Damaged
from tests.jjgreen_desktop.exchange.crafted import compound


def test_streams_come_back_whole() -> None:
    streams = {"Workbook": bytes(range(256)) * 5, "短": b"abc"}
    read = Compound(compound(streams))
    found = {entry.name: read.stream(entry) for entry in read.entries[1:] if entry.name}
    assert found == streams


@pytest.mark.parametrize("content", [b"", b"\0" * 600, compound({"Workbook": b"x"})[:600]])
def test_a_container_that_contradicts_itself_is_damaged(content: bytes) -> None:
    with pytest.raises(Damaged):
        Compound(content)


def test_a_chain_that_bites_its_tail_ends() -> None:
    content = bytearray(compound({"Workbook": b"x" * 1500}))
    fat = content.rindex(bytes.fromhex("01000000 02000000 feffffff"))
    content[fat + 8 : fat + 12] = b"\0\0\0\0"
    read = Compound(bytes(content))
    with pytest.raises(Damaged):
        read.stream(read.entries[1])
