"""The world's errors: a sentence for the clerk with the next step, never a traceback."""


class Problem(Exception):
    """Something outside the program is not as it must be (a file, a disk, an input).

    `what` says what happened and where, `fix` what to do next; both are whole Chinese sentences.
    """

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"{what}{fix}")
        self.what = what
        self.fix = fix


class Unknown(Problem):
    """A word or figure that means nothing, whatever is registered: no such kind, field, choice or county."""
