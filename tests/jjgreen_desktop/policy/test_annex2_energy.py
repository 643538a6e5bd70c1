from decimal import Decimal
from fractions import Fraction

import pytest

from jjgreen_desktop.policy.annex2_energy import shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("-11.992", "-11.99"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("0.0049", "0.00"),
        ("70.4", "70.40"),
        ("0", "0.00"),
    ],
)
def test_print_is_rounded_half_up_to_two_places(value: str, text: str) -> None:
    assert shown(Fraction(Decimal(value))) == Decimal(text)
    assert str(shown(Fraction(Decimal(value)))) == text
