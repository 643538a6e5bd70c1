"""Money: an integer number of 分, everywhere. 元, 万元 and 大写 are renderings of that integer."""

from decimal import ROUND_FLOOR, Decimal

FEN_PER_YUAN = 100
FEN_PER_WAN = 1_000_000
MOST_FEN = 10**15  # 十万亿元: beyond it a figure is a slip of the keyboard
DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")


def yuan(fen: int) -> str:
    """分 as 元 with two decimals and thousands separators: 123456789 → 1,234,567.89."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), FEN_PER_YUAN)
    return f"{sign}{whole:,}.{rest:02d}"


def wan(fen: int) -> str:
    """分 as 万元, exact and without trailing zeros beyond two decimals: 50000000 → 50.00."""
    text = f"{Decimal(fen) / FEN_PER_WAN:,.6f}"
    whole, rest = text.split(".")
    return f"{whole}.{rest[:2]}{rest[2:].rstrip('0')}"


def floor_fen(amount: Decimal) -> int:
    """A computed amount in 分, rounded down: 最高 is an upper bound (the only rounding point)."""
    return int(amount.to_integral_value(rounding=ROUND_FLOOR))


def in_words(fen: int) -> str:
    """人民币大写 without the prefix 人民币, by 支付结算办法 附件一; 整 also after 角.

    Raises ValueError for a negative amount.
    """
    if fen < 0:
        raise ValueError("大写金额不能为负数")
    whole, rest = divmod(fen, FEN_PER_YUAN)
    jiao, last = divmod(rest, 10)
    if not whole and not rest:
        return "零元整"
    head = f"{_whole(whole)}元" if whole else ""
    if not rest:
        return f"{head}整"
    tail = f"{DIGITS[jiao]}角" if jiao else ("零" if whole else "")
    return f"{head}{tail}{DIGITS[last]}分" if last else f"{head}{tail}整"


def _whole(number: int) -> str:
    """The 元 part. 万亿 repeats the two units, so 10^12 reads 壹万亿."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return f"{_whole(high)}亿{_joined(low, 10**7)}"
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return f"{_group(high)}万{_joined(low, 10**3)}"
    return _group(number)


def _joined(low: int, full: int) -> str:
    """What follows a unit: one 零 when the next place is empty."""
    if not low:
        return ""
    return _whole(low) if low >= full else f"零{_whole(low)}"


def _group(number: int) -> str:
    """Up to four digits, inner zeros as one 零."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return text
