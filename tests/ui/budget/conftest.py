"""The desk with the made-up firms: what the pages of money stand on."""

from tests.ui.desk import desk

__all__ = ["desk"]
