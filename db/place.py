"""Where a store may be, a folder on a local disk, and whether one is there: asked before the engine is loaded."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import cause

NAME = "register.db"
MOUNTS = Path("/proc/self/mounts")
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph", "glusterfs"}
NETWORK_FUSE = {"fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.davfs", "fuse.davfs2"}
ON_NETWORK = "网络位置不能保证保存的数据不丢，登记簿须放在本机硬盘上。"
DRIVE_REMOTE = 4


def has_store(folder: Path) -> bool:
    """Whether the folder holds a register. Raises Problem when the folder cannot be read."""
    with reachable(folder):
        return (folder / NAME).is_file()


@contextmanager
def reachable(folder: Path) -> Iterator[None]:
    """Turn the system's refusals about the folder into a Problem."""
    try:
        yield
    except OSError as error:
        raise Problem(
            f"不能使用文件夹“{folder}”（{cause(error)}）。",
            "请换一个可以读写的文件夹，或请管理员放开权限。",
        ) from error


def check_place(folder: Path) -> None:
    """Refuse a file in place of a folder, and network folders as far as the system names them.

    Not told apart from a local disk: folders a cloud drive copies in the background, and shared
    folders of a virtual machine. Raises Problem.
    """
    if folder.exists() and not folder.is_dir():
        raise Problem(f"“{folder}”是文件，不是文件夹。", "请选择存放登记簿的文件夹。")
    if _on_network(folder.absolute()):
        raise Problem(f"“{folder}”在网络位置上。{ON_NETWORK}", "请选择本机硬盘上的文件夹。")


if sys.platform == "win32":
    import ctypes

    def _on_network(folder: Path) -> bool:
        if folder.drive.startswith("\\\\"):
            return True
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
        return bool(kind == DRIVE_REMOTE)

else:

    def _on_network(folder: Path) -> bool:
        if not MOUNTS.exists():
            return False
        return file_system(folder, MOUNTS.read_text("utf-8", "replace")) in NETWORK | NETWORK_FUSE


def file_system(folder: Path, mounts: str) -> str:
    """The kind of file system `folder` lies on, by the text of /proc/self/mounts; "" if unknown."""
    best, kind = -1, ""
    inside = f"{folder}/"
    for line in mounts.splitlines():
        _device, place, found, *_rest = line.split(" ")
        mounted = place.replace("\\040", " ").rstrip("/") + "/"
        if inside.startswith(mounted) and len(mounted) >= best:
            best, kind = len(mounted), found
    return kind
