"""What a change of many records means for the awards, in words."""

from dataclasses import dataclass

from jjgreen_desktop.domain import money
from jjgreen_desktop.operations import line_effects


@dataclass(frozen=True, slots=True)
class Effect(line_effects.Effect):
    """The lines of everyone concerned before and after the change."""

    @property
    def said(self) -> str:
        """Both sums in one sentence."""
        before = f"{self.before_lines:,} 项 {money.wan(self.before_fen)} 万元"
        after = f"{self.after_lines:,} 项 {money.wan(self.after_fen)} 万元"
        if not self.lines:
            return f"对奖补没有影响：有关企业和园区修改前后都是可得 {after}。"
        moved = self.moved or "总额不变"
        return f"有关企业和园区可得：修改前 {before}，修改后 {after}，{moved}。"
