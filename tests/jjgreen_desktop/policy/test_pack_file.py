"""A pack as one file, and what is no such file."""

import io
import stat
import warnings
import zipfile
from contextlib import suppress

import pytest

import resources
from jjgreen_desktop.policy import pack_file
from jjgreen_desktop.policy.pack_file import packed, unpacked
from jjgreen_desktop.policy.tables import PackFault

FILES = {"pack.toml": b"x = 1\n", "cases/条款一.toml": "名".encode()}


def test_a_pack_comes_back_as_it_was_packed() -> None:
    shipped = resources.tree("policy", "jiujiang-2025")
    assert unpacked(packed(shipped)) == shipped
    assert packed(FILES) == packed(dict(reversed(FILES.items())))


def test_one_folder_around_the_files_is_left_out() -> None:
    inside = {f"新政策包/{name}": content for name, content in FILES.items()}
    assert unpacked(packed(inside)) == FILES


def test_no_zip_and_a_damaged_one_are_refused_by_name() -> None:
    whole = packed(FILES)
    inside = whole.index(b"pack.toml") + 12
    damaged = whole[:inside] + bytes([whole[inside] ^ 255]) + whole[inside + 1 :]
    for content in (b"", b"PK\x03\x04", b"name,county", whole[:-30], damaged):
        with pytest.raises(PackFault, match=r"样例\.zip.*不是政策包文件，或者已经损坏"):
            unpacked(content, "样例.zip")


def test_a_file_that_grows_beyond_measure_is_refused_unread() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.toml", bytes(pack_file.MOST_BYTES + 1))
    with pytest.raises(PackFault, match="太大"):
        unpacked(whole.getvalue())


def _zip(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the doubled name that is wanted here
        for name, content in entries:
            archive.writestr(name, content)
    return whole.getvalue()


def _link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def _locked() -> bytes:
    """The flag of a password set in both headers of the only entry."""
    whole = bytearray(_zip(("pack.toml", b"x = 1\n")))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def _lying() -> bytes:
    """An entry that says it holds 10 bytes and holds 3 MB."""
    whole = bytearray(_zip(("pack.toml", bytes(3_000_000))))
    for head, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.index(head) + size
        whole[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(whole)


def _squeezed(kind: int) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", kind) as archive:
        archive.writestr("pack.toml", b"x = 1\n")
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "key", "reason"),
    [
        (_zip(("../pack.toml", b"")), "../pack.toml", "路径指向政策包以外"),
        (_zip(("/etc/pack.toml", b"")), "/etc/pack.toml", "路径指向政策包以外"),
        (_zip(("C:/pack.toml", b"")), "C:/pack.toml", "路径指向政策包以外"),
        (_zip(("cases\\a.toml", b"")), "cases\\a.toml", "路径指向政策包以外"),
        (_zip(("cases/./a.toml", b"")), "cases/./a.toml", "路径指向政策包以外"),
        (_zip(("cases//a.toml", b"")), "cases//a.toml", "路径指向政策包以外"),
        (_zip(("pack.toml", b"1"), ("pack.toml", b"2")), "pack.toml", "重名"),
        (_zip((_link("pack.toml"), b"/etc/passwd")), "pack.toml", "链接"),
        (_locked(), "pack.toml", "加了密码"),
        (_squeezed(zipfile.ZIP_LZMA), "pack.toml", "压缩方式不认识"),
        (_squeezed(zipfile.ZIP_BZIP2), "pack.toml", "压缩方式不认识"),
        (_lying(), "文件", "已经损坏"),
        (_zip(*((f"cases/{n}.toml", b"") for n in range(10_000))), "文件", "太大"),
        (_zip(("pack.toml", bytes(pack_file.MOST_BYTES + 1))), "文件", "太大"),
    ],
)
def test_a_hostile_zip_is_refused_by_entry_and_reason(
    content: bytes, key: str, reason: str
) -> None:
    with pytest.raises(PackFault) as refused:
        unpacked(content, "样例.zip")
    assert (refused.value.file, refused.value.key) == ("样例.zip", key)
    assert reason in refused.value.reason


def test_folders_are_no_files() -> None:
    assert unpacked(_zip(("包/", b""), ("包/cases/", b""), ("包/pack.toml", b"x"))) == {
        "pack.toml": b"x"
    }


def test_no_damaged_byte_lets_an_error_of_ours_out() -> None:
    """Every byte of the directory and the first header, changed: refused in words or read."""
    whole = packed(FILES)
    for place in (*range(60), *range(len(whole) - 200, len(whole))):
        for bit in (1, 128):
            spoilt = bytearray(whole)
            spoilt[place] ^= bit
            with suppress(PackFault):
                unpacked(bytes(spoilt))
