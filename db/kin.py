"""Firms that follow one another by a former code: what the first of a title is, and what it is paid, they share."""

from collections.abc import Iterable

from db import journal
from db.engine import Connection
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.operations.ports import Change

LINK = ("credit_code", "former")
FOLLOWING = "SELECT id, credit_code, former FROM enterprise WHERE former IS NOT NULL"
WITH_CODE = "SELECT id FROM enterprise WHERE credit_code = ?"


def joined_by(db: Connection, changes: Iterable[Change]) -> set[str]:
    """The firms that follow one another by the codes these changes left; none where a firm stands alone."""
    codes = {code for change in changes for code in _left(change)}
    firms = _kin(db, codes) if codes else set()
    return firms if len(firms) > 1 else set()


def _left(change: Change) -> set[str]:
    """The codes of a firm after they were edited; of one that came or went as a whole none."""
    if change.noun != Enterprise.noun or change.record == journal.BULK:
        return set()
    if change.before is None or change.after is None:
        return set()
    before, after = ([side.get(key) for key in LINK] for side in (change.before, change.after))
    return codes_of(after) if before != after else set()


def codes_of(texts: Iterable[str | None]) -> set[str]:
    """The codes in these fields."""
    return {code for text in texts if text for code in text.split(",")}


def _kin(db: Connection, codes: set[str]) -> set[str]:
    following = [(firm, codes_of(texts)) for firm, *texts in db.execute(FOLLOWING)]
    while more := [of for _, of in following if of & codes and not of <= codes]:
        codes = codes.union(*more)
    found = {firm for firm, of in following if of & codes}
    return found | {row[0] for code in codes for row in db.execute(WITH_CODE, (code,))}
