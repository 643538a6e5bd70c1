"""One way to write facts, rulings and results as JSON: the same input gives the same bytes on any PC."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:
    """Records and results as JSON values: money stays an integer of 分, quantities decimal text."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    return str(value) if isinstance(value, (Decimal, Path)) else value


def to_json(value: Any) -> bytes:
    """Sorted keys, one value to a line, Chinese as it is: an auditor reads it with any editor."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode()


def sha256(content: bytes) -> str:
    """The hash in hex."""
    return hashlib.sha256(content).hexdigest()
