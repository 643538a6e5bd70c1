"""How far 问题清单 is while everything is checked, with a way to stop; afterwards what it leaves out."""

from ui.enterprises.findings_reading import Gathered
from ui.widgets.turns_line import TurnsLine

GOING = "正在检查全部登记，可以照常做别的事"


class FindingsProgress(TurnsLine):
    """One line above the list; hidden when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(GOING, "检查进度", "停止检查", "停下，先看已经查到的")

    def settle(self, shown: Gathered | None) -> None:
        """The check is over or left; say what the list does not hold."""
        self.end(_left_out(shown) if shown else "")


def _left_out(shown: Gathered) -> str:
    by = "县或种类" if len(shown.counties) > 1 else "种类"
    rest = f"还有 {shown.left_off:,} 条，请按{by}筛选。" if shown.left_off else ""
    listed = f"问题太多，先列出等级最高的 {len(shown.found):,} 条，{rest}" if rest else ""
    if shown.stopped is None:
        return listed
    done, of = shown.stopped
    return f"查到 {done:,} / {of:,} 条登记时停下了，按“重新检查”接着查。{listed}"
