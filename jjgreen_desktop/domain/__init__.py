"""What exists: the records staff keep, and the values in them. Standard library and pydantic only."""
