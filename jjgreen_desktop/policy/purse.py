"""What is left in each account of a pool while its lines are gone through, and why one is left out."""

from jjgreen_desktop.domain.award import CLAUSES
from jjgreen_desktop.policy import explaining
from jjgreen_desktop.policy.plan_rows import EXCLUDE, GENERAL, MUST, Item, Pool, Row


class Purse:
    """What is left in each account and in the whole while the rows are gone through."""

    def __init__(self, pool: Pool, carry_down: bool) -> None:
        self._pool, self._carry_down = pool, carry_down
        self._left = {GENERAL: pool.fen - sum(pool.shares.values())} | dict(pool.shares)
        self._ended: dict[str, int] = {}  # account → the place at which it ended
        for each in pool.committed:
            self._left[pool.account(each.line.clause)] -= each.fen

    @property
    def _total(self) -> int:
        return sum(self._left.values())

    def row(self, place: int, item: Item) -> Row:
        """Take the item, or say why not."""
        account = self._pool.account(item.line.clause)
        if item.mark == EXCLUDE:
            return self._skip(place, item, f"按标记不列入：{item.mark_reason}")
        if item.mark == MUST:
            return self._must(place, item, account)
        if not item.fen:
            return self._skip(place, item, _nothing(item))
        if lacking := self._lacking(item, account):
            self._end(place, item, account)
            return Row(place, item, False, lacking, self._total, short=True)
        return self._take(place, item, account, "在资金之内")

    def _must(self, place: int, item: Item, account: str) -> Row:
        row = self._take(place, item, account, f"必保：{item.mark_reason}")
        over = -min(self._total, self._left[account])
        if over <= 0:
            return row
        said = f"{row.reason}（{self._whose(account)}已超出 {explaining.wan(over)}）"
        return Row(place, item, True, said, row.balance_fen)

    def _take(self, place: int, item: Item, account: str, reason: str) -> Row:
        self._left[account] -= item.fen
        return Row(place, item, True, reason, self._total)

    def _skip(self, place: int, item: Item, reason: str) -> Row:
        return Row(place, item, False, reason, self._total)

    def _lacking(self, item: Item, account: str) -> str:
        """Why the money does not reach; "" when it does."""
        if (before := self._ended.get(account)) is not None:
            return f"第 {before} 位余额不足，按“余额不顺延”到此截止"
        wanted = explaining.wan(item.fen)
        if item.fen > self._left[account]:
            return f"{self._whose(account)}{_balance(self._left[account])}不足 {wanted}"
        if item.fen > self._total:
            return f"{_balance(self._total)}不足 {wanted}"
        return ""

    def _whose(self, account: str) -> str:
        """The account in words; without a split there is only one."""
        if account == GENERAL:
            return "其他条款资金" if self._pool.shares else ""
        return f"“{CLAUSES[account]}”资金"

    def _end(self, place: int, item: Item, account: str) -> None:
        """Without carrying down an account ends here; all of them when it alone would have reached.

        An account that falls short by itself says nothing of the money set aside for others.
        """
        if self._carry_down or account in self._ended:
            return
        whole = item.fen <= self._left[account]
        for each in self._left if whole else (account,):
            self._ended.setdefault(each, place)


def _balance(fen: int) -> str:
    return f"余额 {explaining.wan(max(fen, 0))}"


def _nothing(item: Item) -> str:
    if item.proposed_fen == 0:
        why = f"：{item.proposed_reason}" if item.proposed_reason else ""
        return f"县区建议为 0{why}"
    return "政策上限为 0"
