"""Files are whole or absent: written beside, synced, renamed, synced, and read back."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from jjgreen_desktop.domain.problem import Problem

PREFIX = ".jjgreen-"
CAUSES = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过了允许的文件大小",
    errno.EIO: "磁盘读写出错",
    errno.ENOENT: "不存在",
    errno.EEXIST: "已有同名文件",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENAMETOOLONG: "名称太长",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
}


def cause(error: OSError) -> str:
    """Why the system refused, in the words of staff."""
    return CAUSES.get(error.errno or 0, f"系统错误 {error.errno}")


def read_whole(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file named by staff.

    Raises Problem when there is none, it cannot be read, or it has more than `most` bytes.
    """
    try:
        if most is not None and path.stat().st_size > most:
            raise Problem(f"“{path.name}”太大，不是要找的文件。", "请核对选的是不是这个文件。")
        return path.read_bytes()
    except OSError as error:
        if not path.exists():
            raise Problem(f"没有“{path}”这个文件。", "请核对文件名和所在的文件夹。") from error
        raise Problem(
            f"“{path}”读不出来（{cause(error)}）。", "请确认它是文件，并且没有被别的程序占用。"
        ) from error


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put `content` at `path` with access `mode`; on any failure the previous file is untouched.

    Raises Problem with the folder and the next step (no such folder, read-only, full disk, open elsewhere).
    """
    try:
        _replace(path, content, mode)
        written = path.read_bytes()
    except OSError as error:
        raise _refused(path, error) from error
    if written != content:
        raise Problem(f"“{path.name}”写入后读回不一致。", "磁盘或U盘可能有故障，请换一个位置再存。")


def _replace(path: Path, content: bytes, mode: int) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=PREFIX, delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            temporary.chmod(mode)
            temporary.replace(path)
        except BaseException:
            with suppress(
                OSError
            ):  # closing writes out what is left, and fails again on a full disk
                file.close()
            temporary.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut."""
    if (
        os.name != "posix"
    ):  # Windows has no directory handles to sync; the rename is journalled there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(path: Path, error: OSError) -> Problem:
    folder = path.parent
    if not folder.is_dir():
        return Problem(f"没有“{folder}”这个文件夹。", "请先建好文件夹，或换一个位置再存。")
    if error.errno == errno.ENOSPC:
        return Problem(
            f"“{folder}”所在的磁盘已满。", "请清理出空间，或换一个位置再存；原有文件没有变动。"
        )
    if path.is_dir():
        return Problem(f"“{path}”是文件夹，不是文件。", "请在后面写上文件名再存。")
    return Problem(
        f"不能写入“{path}”（{cause(error)}）。",
        "请确认文件没有被别的程序打开、文件夹可以写入，或换一个位置再存。",
    )
