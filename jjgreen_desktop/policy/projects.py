"""Same project or not: by the name staff gave it, compared NFKC and without blanks."""

import unicodedata

from jjgreen_desktop.domain.record import Record


def project_key(record: Record, project: str | None) -> str:
    """The key by which 就高不重复 groups lines; a record that names no project is its own."""
    name = "".join(unicodedata.normalize("NFKC", project or "").split())
    return f"project:{name}" if name else f"{record.noun}:{record.id}"
