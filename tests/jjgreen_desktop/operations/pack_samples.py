"""Made-up policy packs: the one that ships with a few texts replaced, as one file."""

import resources
from jjgreen_desktop.policy.pack_file import packed

SHIPPED = "jiujiang-2025"
NEXT = "2026.1"
VERSION = ("pack.toml", 'version = "2025.1"', f'version = "{NEXT}"')
OTHER_ID = ("pack.toml", 'id = "jiujiang-2025"', 'id = "jiujiang-2028"')
SECOND_BAND = ("parameters.toml", 'value = "70"', 'value = "75"')  # 5 % to 8 %
BAND_3_WITHOUT_IN = (
    "rulings.toml",
    '  { key = "in", label = "进入第一档（50 万元）" },\n',
    "",
)
KEPT = ("cases/1-diagnosis.toml", "cases/7-solid-waste.toml")  # no figure of the second band
Replaced = tuple[str, str, str]


def files_with(*replaced: Replaced) -> dict[str, bytes]:
    """The shipped files, each named text replaced once."""
    files = resources.tree("policy", SHIPPED)
    for name, old, new in replaced:
        text = files[name].decode()
        assert old in text, f"{name}: {old}"
        files[name] = text.replace(old, new, 1).encode()
    return files


def few_cases(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without the cases that a changed second band would fail, and quick to try."""
    return {name: data for name, data in files.items() if name[:6] != "cases/" or name in KEPT}


def pack_with(*replaced: Replaced) -> bytes:
    """A pack of a new version with these texts replaced, as a file."""
    return packed(few_cases(files_with(VERSION, *replaced)))
