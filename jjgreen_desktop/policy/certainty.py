"""Three-valued logic of conditions: True holds, False fails, None is unknown."""

Holds = bool | None


def both(*parts: Holds) -> Holds:
    """All hold: one known failure beats any unknown."""
    if False in parts:
        return False
    return None if None in parts else True


def either(*parts: Holds) -> Holds:
    """One holds: that beats any unknown."""
    if True in parts:
        return True
    return None if None in parts else False


def negated(part: Holds) -> Holds:
    """The contrary; unknown stays unknown."""
    return None if part is None else not part


def same(left: object, right: object) -> Holds:
    """Two values are equal; unknown when either is None."""
    return None if left is None or right is None else left == right
