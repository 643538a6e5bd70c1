"""Leaves the cycle collector out while an import fills the memory with rows."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hundreds of thousands of cells and no cycle among them: looking for cycles costs a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what has been made counts as old: the next look is not through all of it
        gc.unfreeze()
        if was_on:
            gc.enable()
