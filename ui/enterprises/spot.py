"""A place in the register to go to: whose, which record, which field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """One field of one record of an enterprise or park (`owner_noun`, `owner` its id).

    `noun` is the kind of record, `record` its id ("": a new one); `key` the field ("": the first).
    `part` is the id of a record kept within that one, whose field is meant then.
    """

    owner_noun: str
    owner: str
    noun: str
    record: str
    key: str = ""
    part: str = ""
