"""A sealed file, and ways to tamper with one so that its hashes still fit."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from jjgreen_desktop.domain.canonical import sha256, to_json
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.plain_zip import unzipped, zipped
from jjgreen_desktop.policy.rulings import Made
from jjgreen_desktop.policy.seal_file import MANIFEST, TRACE
from tests.jjgreen_desktop.policy.samples import ON, improved, loan, subject, title

MADE = Made("in", "样例市工业和信息化局", ON, "样工信函〔2026〕3号")
Parts = dict[str, bytes]


def sample(pack: Pack, stated: str = "7.9") -> Inputs:
    """A firm with a retrofit, a loan of another project, a title, and a predecessor's loan."""
    known = subject(
        retrofits=(improved(stated),),
        loans=(loan(project="二号窑改造"),),
        titles=(title(),),
        earlier_loans=(loan(id="l0", project="旧窑改造"),),
    )
    return Inputs(known, pack, ON, {"band-3": MADE})


def repacked(file: bytes, change: Callable[[Parts], None]) -> bytes:
    """The file with its parts changed, hashes left as they are."""
    parts = unzipped(file)
    change(parts)
    return zipped(parts)


def forged(
    file: bytes,
    change: Callable[[Parts], None],
    manifest: Callable[[dict[str, Any]], None] = lambda _manifest: None,
) -> bytes:
    """The file with its parts changed and every hash of the manifest made to fit."""

    def fix(parts: Parts) -> None:
        change(parts)
        listed = json.loads(parts.pop(MANIFEST))
        listed["parts"] = {name: sha256(data) for name, data in parts.items()}
        listed["result_hash"] = listed["parts"][TRACE]
        manifest(listed)
        parts[MANIFEST] = to_json(listed)
        _order(parts)

    return repacked(file, fix)


def _order(parts: Parts) -> None:
    fixed = ["说明.txt", MANIFEST, "facts.json", "rulings.json", TRACE]
    names = [*(n for n in fixed if n in parts), *sorted(set(parts) - set(fixed))]
    ordered = {name: parts[name] for name in names}
    parts.clear()
    parts.update(ordered)


def in_json(part: str, change: Callable[[Any], object]) -> Callable[[Parts], None]:
    """A change inside one part of JSON."""

    def apply(parts: Parts) -> None:
        raw = json.loads(parts[part])
        change(raw)
        parts[part] = to_json(raw)

    return apply


def with_pack(inputs: Inputs, pack: Pack) -> Inputs:
    """The same inputs under another pack."""
    return replace(inputs, pack=pack)
