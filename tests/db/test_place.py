from pathlib import Path

import pytest

from db.place import NETWORK, check_place, file_system
from jjgreen_desktop.domain.problem import Problem

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/共享 cifs rw 0 0
server:/home /home/a\\040b nfs4 rw 0 0
/dev/sdb1 /home/a\\040b/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/x", "ext4"),
        ("/mnt/共享/登记簿", "cifs"),
        ("/mnt/共享二", "ext4"),
        ("/home/a b/登记簿", "nfs4"),
        ("/home/a b/local/登记簿", "ext4"),
    ],
)
def test_the_innermost_mount_counts(folder: str, kind: str) -> None:
    assert file_system(Path(folder), MOUNTS) == kind


def test_a_network_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} {min(NETWORK)} rw 0 0\n")
    monkeypatch.setattr("db.place.MOUNTS", mounts)
    with pytest.raises(Problem) as caught:
        check_place(tmp_path / "登记簿")
    assert "网络位置" in caught.value.what
    assert "本机硬盘" in caught.value.fix


def test_a_local_folder_passes(tmp_path: Path) -> None:
    check_place(tmp_path)
    check_place(tmp_path / "还没有")
