"""Pictures of every screen, of the register the demo filled; drawn without a display."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.commands.desk import make_folder
from jjgreen_desktop.commands.window import doors
from jjgreen_desktop.operations.office import Office


def pictures(register: Path, folder: Path, day: date) -> dict[Path, str]:
    """Draw them into `folder`, on `day`; what each shows by its path. Raises Problem when it cannot be made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where there is a display: nothing flashes up
    from ui.gallery import render

    made = render(doors(register)._replace(open=_on(register, day)), make_folder(folder))
    return {picture.path: picture.what for picture in made}


def _on(register: Path, day: date) -> Callable[[], Office]:
    return lambda: replace(open_office(register), today=lambda: day)
