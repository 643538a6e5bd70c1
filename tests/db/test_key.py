import os
from pathlib import Path

import pytest

from db.key import NAME, make_key, read_key
from db.opening import open_store
from jjgreen_desktop.domain.problem import Problem


@pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")
def test_only_the_owner_may_read_the_key(tmp_path: Path) -> None:
    make_key(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_key_is_random_and_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    key = make_key(tmp_path)
    assert len(key) == 64
    assert make_key(tmp_path) == key
    assert make_key(tmp_path / "别处") != key


def test_a_missing_key_is_asked_for_not_made_up(folder: Path) -> None:
    open_store(folder, create=True).close()
    (folder / NAME).unlink()
    with pytest.raises(Problem) as caught:
        open_store(folder)
    assert "密钥文件" in caught.value.what
    assert "备份" in caught.value.fix
    assert not (folder / NAME).exists()


@pytest.mark.parametrize(
    "text",
    ["", "jjgreen-key 1\n", "jjgreen-key 1\nzz\n", "密钥", "jjgreen-key 2\n" + "a" * 64 + "\n"],
)
def test_an_odd_key_file_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    for action in (read_key, make_key):
        with pytest.raises(Problem) as caught:
            action(tmp_path)
        assert "内容不对" in caught.value.what
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text
