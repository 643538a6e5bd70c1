"""A sealed assessment as one file: what its parts are, and opening it without trusting it.

The parts: 说明.txt for a person, seal.json (the manifest with the hash of every other part), facts.json,
rulings.json, trace.json (the whole result) and the policy pack's own files below pack/.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jjgreen_desktop.domain.canonical import sha256, to_json
from jjgreen_desktop.domain.policy_work import RulingMade
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy.plain_zip import Damaged, unzipped, zipped

FORMAT = 1
README, MANIFEST, FACTS, RULINGS, TRACE, PACK = (
    "说明.txt",
    "seal.json",
    "facts.json",
    "rulings.json",
    "trace.json",
    "pack/",
)
FIXED = (README, MANIFEST, FACTS, RULINGS, TRACE)
MOST_BYTES = 40_000_000  # a real one has half a million
SUFFIX = ".jjseal.zip"
ASK = "请向封存单位重新索取原文件；不要据此文件核对金额。"


WORDS = {
    README: "说明",
    MANIFEST: "清单",
    FACTS: "事实",
    RULINGS: RulingMade.label,
    TRACE: "测算结果",
}


class NotASeal(Problem):
    """A file that cannot be verified: damaged, altered, or no sealed assessment at all."""


class _Strict(BaseModel):
    """A table of the manifest."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SealedSubject(_Strict):
    """Whose assessment it is; `noun` enterprise or park."""

    noun: str
    id: str
    name: str


class SealedPack(_Strict):
    """The policy pack it was computed with."""

    id: str
    name: str
    version: str
    hash: str


class Manifest(_Strict):
    """seal.json: what was sealed, by which program, and the sha256 of every other part."""

    format: int
    program: Annotated[str, Field(pattern=r"^\d+(\.\d+){1,3}$")]
    subject: SealedSubject
    on: date
    pack: SealedPack
    facts_hash: str
    result_hash: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed assessment: its manifest and its parts by name, the manifest's own bytes among them."""

    manifest: Manifest
    parts: Mapping[str, bytes]

    @property
    def hash(self) -> str:
        """The sha256 of the manifest, which stands for the whole."""
        return sha256(self.parts[MANIFEST])

    @property
    def pack_files(self) -> dict[str, bytes]:
        """The policy pack's files by their path inside it."""
        inside = (name for name in self.parts if name.startswith(PACK))
        return {name.removeprefix(PACK): self.parts[name] for name in inside}

    def json(self, part: str) -> Any:
        """What a part of JSON says. Raises NotASeal unless it is written as the program writes it."""
        return _json(part, self.parts[part])

    def file(self) -> bytes:
        """The one file: the same bytes for the same content, on any PC."""
        return zipped(_in_order(self.parts))


def made(manifest: Manifest, parts: Mapping[str, bytes]) -> Sealed:
    """The manifest put beside its parts."""
    return Sealed(manifest, {**parts, MANIFEST: to_json(manifest)})


def open_seal(content: bytes) -> Sealed:
    """The sealed assessment in a file, every part whole by its hash; nothing is computed yet.

    Raises NotASeal naming what is damaged, altered, missing or too much.
    """
    if len(content) > MOST_BYTES:
        raise _refused("文件太大，不是测算封存文件。")
    try:
        parts = unzipped(content)
    except Damaged as damage:
        where = part_words(damage.part) if damage.part else ""
        raise _refused(f"{where}{damage.what}") from damage
    opened = checked(parts)
    if opened.file() != content:
        raise _refused("文件里各部分的次序不是程序写出的原样。")
    return opened


def checked(parts: Mapping[str, bytes]) -> Sealed:
    """The parts with their manifest, each whole by its hash. Raises NotASeal."""
    if missing := [name for name in FIXED if name not in parts]:
        raise _refused(f"文件里没有{part_words(missing[0])}，不是完整的测算封存文件。")
    manifest = read_manifest(parts[MANIFEST])
    listed = {*manifest.parts, MANIFEST}
    for name in parts:
        if name not in listed:
            raise _refused(f"文件里多出了清单没有的{part_words(name)}。")
    for name in manifest.parts:
        if name not in parts:
            raise _refused(f"文件里缺少清单列出的{part_words(name)}。")
        if sha256(parts[name]) != manifest.parts[name]:
            raise _refused(f"{part_words(name)}的内容与清单里的校验值不符，被改动过。")
    return Sealed(manifest, parts)


def part_words(name: str) -> str:
    """A part as staff know it: 事实（facts.json）."""
    return f"{WORDS.get(name, '政策包文件' if name.startswith(PACK) else '文件')}（{name}）"


def read_manifest(content: bytes) -> Manifest:
    """What seal.json says. Raises NotASeal for another format or anything unknown."""
    raw = _json(MANIFEST, content)
    if isinstance(raw, dict) and raw.get("format") != FORMAT:
        what = f"这份封存文件的格式是第 {raw.get('format')} 版，本程序只能核验第 {FORMAT} 版。"
        raise NotASeal(what, "请用封存它的程序或更新的程序核验。")
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise _refused(f"{part_words(MANIFEST)}不完整或有不认识的内容。") from error


def _json(part: str, content: bytes) -> Any:
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _refused(f"{part_words(part)}读不出来。") from error
    if to_json(raw) != content:
        raise _refused(f"{part_words(part)}不是程序写出的原样。")
    return raw


def _in_order(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    names = [*FIXED, *sorted(set(parts) - set(FIXED))]
    return {name: parts[name] for name in names}


def _refused(what: str) -> NotASeal:
    return NotASeal(what, ASK)
