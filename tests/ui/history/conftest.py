"""The desk these tests sit at."""

from tests.ui.desk import desk

__all__ = ["desk"]
