"""The version of the store's tables this program knows; kept apart so that opening imports no more than needed."""

LATEST = 10
