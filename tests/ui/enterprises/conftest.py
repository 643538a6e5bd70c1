"""The desk with made-up firms, beside the empty register these tests begin with."""

from tests.ui.desk import desk

__all__ = ["desk"]
