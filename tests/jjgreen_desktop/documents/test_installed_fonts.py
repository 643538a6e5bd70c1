from pathlib import Path

import pytest

import resources
from jjgreen_desktop.documents.installed_fonts import FontFile, find_installed
from jjgreen_desktop.documents.typefaces import Role, Typefaces
from jjgreen_desktop.documents.typesetting import Style, Typesetter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fonts of a PC: two real ones, a file that is no font, one cut short."""
    kai = resources.read("fonts", "kai.ttf")
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "kai.ttf").write_bytes(kai)
    (tmp_path / "HEI.TTF").write_bytes(resources.read("fonts", "hei.ttf"))
    (tmp_path / "notes.ttf").write_text("不是字体", "utf-8")
    (tmp_path / "cut.ttf").write_bytes(kai[:40])
    return tmp_path


def test_the_first_family_that_is_installed_is_taken(folder: Path) -> None:
    wanted = {"a": ("楷体_GB2312", "JJGreen Kai"), "b": ("JJGreen Hei",), "c": ("方正小标宋_GBK",)}
    assert find_installed(wanted, (folder,)) == {
        "a": FontFile(folder / "truetype" / "kai.ttf", 0),
        "b": FontFile(folder / "HEI.TTF", 0),
    }


def test_a_face_that_must_not_be_embedded_is_passed_over(folder: Path) -> None:
    path = folder / "HEI.TTF"
    content = bytearray(path.read_bytes())
    record = content.index(b"OS/2")
    start = int.from_bytes(content[record + 8 : record + 12], "big")
    content[start + 8 : start + 10] = (2).to_bytes(2, "big")
    path.write_bytes(content)
    assert find_installed({"b": ("JJGreen Hei",)}, (folder,)) == {}


def test_no_such_folder_means_no_fonts(tmp_path: Path) -> None:
    assert find_installed({"a": ("楷体",)}, (tmp_path / "absent",)) == {}


def test_papers_prefer_the_installed_face_and_fall_back_to_the_bundled(folder: Path) -> None:
    kai = FontFile(folder / "truetype" / "kai.ttf", 0)
    faces = Typefaces(lambda role: kai if role is Role.FANGSONG else None)
    runs = Typesetter(faces).line("样堃“", Style(Role.FANGSONG, 16)).runs
    assert runs == (("kai.ttf:0", "样"), ("JJGreenSong", "堃"), ("JJGreenFangsong", "“"))
