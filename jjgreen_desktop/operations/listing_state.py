"""What a list shows, as plain values: the window keeps them before any record's model is loaded."""

from typing import NamedTuple

Value = str | bool


class FieldIs(NamedTuple):
    """A field has one of the values; of an industry the values may be the start of its code, or its section."""

    key: str
    values: tuple[Value, ...]


class FieldFilled(NamedTuple):
    """A field is filled, or it is not."""

    key: str
    filled: bool


class Holds(NamedTuple):
    """It holds a record of a kind, with fields as said and of a year if one is said; or it holds none."""

    noun: str
    fields: tuple[FieldIs, ...] = ()
    year: int | None = None
    held: bool = True


Condition = FieldIs | FieldFilled | Holds


class Listing(NamedTuple):
    """What a list shows: `order` "" is the order of entry, `columns` () those of the catalogue."""

    words: str = ""
    where: tuple[Condition, ...] = ()
    order: str = ""
    falling: bool = False
    columns: tuple[str, ...] = ()

    def with_condition(self, condition: Condition) -> "Listing":
        """This list with one more condition, once."""
        return self._replace(where=(*self.without(condition).where, condition))

    def without(self, condition: Condition) -> "Listing":
        """This list without a condition."""
        return self._replace(where=tuple(one for one in self.where if one != condition))

    def with_words(self, words: str) -> "Listing":
        """This list with other words."""
        return self._replace(words=words)

    def with_columns(self, columns: tuple[str, ...]) -> "Listing":
        """This list with other columns."""
        return self._replace(columns=columns)

    def everything(self) -> "Listing":
        """This list with nothing left out; order and columns stay."""
        return self._replace(words="", where=())

    def toggled(self, key: str, value: Value) -> "Listing":
        """This list with one value more, or less, among those a field may have."""
        known = next((c for c in self.where if isinstance(c, FieldIs) and c.key == key), None)
        if known is None:
            return self.with_condition(FieldIs(key, (value,)))
        values = tuple(one for one in known.values if one != value)
        values = values if value in known.values else (*values, value)
        changed = [FieldIs(key, values) if one == known else one for one in self.where]
        return self._replace(where=tuple(changed)) if values else self.without(known)

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.where or self.words.strip())
