"""A pack as one file, and what is no such file."""

import io
import zipfile

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
