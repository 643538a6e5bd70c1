import io
import zipfile

import pytest

from jjgreen_desktop.policy.plain_zip import Damaged, unzipped, zipped

PARTS = {"说明.txt": "中文\r\n".encode(), "a/b.toml": b"", "c.json": b"{}"}


def test_any_unpacker_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(PARTS))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS


def test_the_bytes_are_fixed() -> None:
    assert unzipped(zipped(PARTS)) == PARTS
    assert zipped({"a": b"1"}).hex() == (
        "504b030414000008000000002100b7efdc830100000001000000010000006131504b01021403"
        "14000008000000002100b7efdc830100000001000000010000000000000000000000a4810000"
        "000061504b050600000000010001002f000000200000000000"
    )


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda _file: b"", "不是测算封存文件"),
        (lambda file: b"%PDF-1.7" + file, "不是测算封存文件"),
        (lambda file: file[:20], "不完整"),
        (lambda file: file[:45], "没有写完"),
        (lambda file: file[:-3], "目录部分"),
        (lambda file: file + b"x", "目录部分"),
        (lambda file: file.replace("中".encode(), "国".encode()), "已损坏或被改动"),
    ],
)
def test_what_is_not_whole_is_refused(spoil: object, words: str) -> None:
    with pytest.raises(Damaged, match=words):
        unzipped(spoil(zipped(PARTS)))  # type: ignore[operator]


def test_a_name_twice_is_refused() -> None:
    one, other = zipped({"a": b"1"}), zipped({"b": b"1"})
    head = one[: one.index(b"PK\1\2")]
    with pytest.raises(Damaged, match="有两份"):
        unzipped(head + head + other)


def test_a_repacked_zip_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data)
        whole = archive.fp
        assert isinstance(whole, io.BytesIO)
        archive.close()
    with pytest.raises(Damaged, match="别的软件重新打过包"):
        unzipped(whole.getvalue())
