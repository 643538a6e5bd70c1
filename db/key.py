"""The data key of a store: 32 random bytes in a file beside it. Accounts wrap it later."""

import re
from pathlib import Path

from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.files import write_whole

NAME = "register.key"
HEAD = "jjgreen-key 1"
FORM = re.compile(rf"{HEAD}\n([0-9a-f]{{64}})\n")
OWNER_ONLY = 0o600


def read_key(folder: Path) -> str:
    """The key as 64 hex digits. Raises Problem when the file is missing or not a key; none is made up."""
    path = folder / NAME
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError as error:
        raise Problem(
            f"读不到密钥文件“{path}”，没有它登记簿打不开。",
            "请把备份或原电脑上的 register.key 复制到这个文件夹；不要新建登记簿覆盖原来的。",
        ) from error
    if found := FORM.fullmatch(text):
        return found[1]
    raise Problem(
        f"密钥文件“{path}”的内容不对，可能被改动或没有复制完整。",
        "请从备份或原电脑重新复制 register.key；登记簿没有变动。",
    )


def make_key(folder: Path) -> str:
    """The key for a new store; a key file that is already there is used, never replaced.

    Raises Problem when the file cannot be written or is not a key.
    """
    path = folder / NAME
    if not path.exists():
        import secrets  # once in the life of a store

        text = f"{HEAD}\n{secrets.token_hex(32)}\n"
        write_whole(path, text.encode("ascii"), mode=OWNER_ONLY)
    return read_key(folder)
