"""With no sub-command: the window on one folder's register."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jjgreen_desktop.bootstrap import (
    bureau_name,
    create_office,
    has_display,
    has_store,
    open_office,
    shipped_pack,
)
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.office import CITY

if TYPE_CHECKING:
    from ui.application import Doors


def run(options: argparse.Namespace) -> int:
    """Show it until it is closed; returns the exit code. Raises Problem when there is no display."""
    if not has_display():
        raise Problem(
            "没有图形界面，打不开窗口。",
            "请在桌面环境里启动；没有屏幕时可用子命令，如 demo --out 文件夹。",
        )
    from ui.application import run as show

    return show(doors(options.data))


def doors(folder: Path) -> "Doors":
    """What the window may do with the register in `folder`."""
    from ui.application import Doors

    return Doors(
        folder=folder,
        has_store=partial(has_store, folder),
        open=partial(open_office, folder),
        create=partial(create_office, folder),
        counties=lambda: [*(county.key for county in shipped_pack().counties), CITY],
        bureau_name=bureau_name,
    )
