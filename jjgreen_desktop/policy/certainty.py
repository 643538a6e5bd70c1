"""Three-valued logic of conditions: True holds, False fails, None is unknown."""

Holds = bool | None


def both(*parts: Holds) -> Holds:
    """All hold: one known failure beats any unknown."""
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def either(*parts: Holds) -> Holds:
    """One holds: that beats any unknown."""
    return negated(both(*map(negated, parts)))


def negated(part: Holds) -> Holds:
    """The contrary; unknown stays unknown."""
    return None if part is None else not part


def same(left: object, right: object) -> Holds:
    """Two values are equal; unknown when either is None."""
    return None if left is None or right is None else left == right
