"""A heading of a table and the cells it covers; screen, paper and workbook draw the same ones."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: its row in the heading and its column, both from 0, and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
