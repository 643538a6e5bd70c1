"""Contents kept by their hash: once, whole, for good."""

import hashlib
from pathlib import Path

from db.opening import open_store


def test_what_is_kept_is_there_after_reopening(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        name = store.keep_content(b"one")
        assert store.keep_content(b"one") == name == hashlib.sha256(b"one").hexdigest()
    with open_store(folder) as store:
        assert store.content(name) == b"one"
        assert store.content("0" * 64) is None


def test_keeping_a_content_is_no_write_that_undo_takes_back(folder: Path) -> None:
    with open_store(folder, create=True) as store:
        before = store.revision
        name = store.keep_content(b"one")
        assert store.undo() is None
        assert store.content(name) == b"one"
        assert store.revision > before
