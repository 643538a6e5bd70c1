"""With no sub-command: the window on one folder's register."""

import argparse
from functools import partial

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


def run(options: argparse.Namespace) -> int:
    """Show it until it is closed; returns the exit code. Raises Problem when there is no display."""
    if not has_display():
        raise Problem(
            "没有图形界面，打不开窗口。",
            "请在桌面环境里启动；没有屏幕时可用子命令，如 demo --out 文件夹。",
        )
    from ui.application import Doors
    from ui.application import run as show

    folder = options.data
    return show(
        Doors(
            folder=folder,
            has_store=partial(has_store, folder),
            open=partial(open_office, folder),
            create=partial(create_office, folder),
            counties=lambda: [*(county.key for county in shipped_pack().counties), CITY],
            bureau_name=bureau_name,
        )
    )
