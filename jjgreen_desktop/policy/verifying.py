"""核验: a sealed file is opened, its assessment computed again with what it encloses, and compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from jjgreen_desktop import __version__
from jjgreen_desktop.domain.canonical import plain, to_json
from jjgreen_desktop.domain.catalogue import field_of
from jjgreen_desktop.domain.policy_work import Seal
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.policy import sealed_facts
from jjgreen_desktop.policy.assessment import Result
from jjgreen_desktop.policy.differences import first_difference
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.loading import digest, load_pack
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.seal_file import (
    ASK,
    FACTS,
    README,
    RULINGS,
    TRACE,
    Manifest,
    NotASeal,
    Sealed,
    open_seal,
)
from jjgreen_desktop.policy.seal_words import readme


class Outcome(StrEnum):
    """What verifying found."""

    EQUAL = "equal"
    FOREIGN_PACK = "foreign_pack"  # equal, but computed with a pack nobody here knows
    DIFFERS = "differs"
    REFUSED = "refused"


OLDER = "封存程序与本机程序版本不同时会这样。"
TITLES = {
    Outcome.EQUAL: "✓ 核验相符",
    Outcome.FOREIGN_PACK: "▲ 政策包不是本机认可的",
    Outcome.DIFFERS: "✗ 核验不符",
    Outcome.REFUSED: "✗ 不能核验",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying a file found: `said` names the first difference, `fix` the next step.

    `manifest` and `hash` (of seal.json) are there as soon as the file could be opened whole;
    `total_fen` is the sum of the eligible ceilings as computed here.
    """

    outcome: Outcome
    said: str
    fix: str = ""
    manifest: Manifest | None = None
    hash: str = ""
    pack_words: str = ""
    pack_known: bool = False
    total_fen: int | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def equal(self) -> bool:
        """Whether the result is what this program computes, under a pack known here."""
        return self.outcome is Outcome.EQUAL

    @property
    def title(self) -> str:
        """The verdict with its mark."""
        return TITLES[self.outcome]

    def noting(self, note: str) -> "Verdict":
        """The same with one more remark."""
        return replace(self, notes=(*self.notes, note))


def verify(content: bytes, known_packs: Mapping[str, str]) -> Verdict:
    """Compute a sealed file again. `known_packs` maps the hash of a pack to what it is here, in words.

    Never raises for what is in the file: a damaged or altered one is a verdict too.
    """
    try:
        sealed = open_seal(content)
    except NotASeal as problem:
        return Verdict(Outcome.REFUSED, problem.what, problem.fix)
    return verify_opened(sealed, known_packs)


def verify_opened(sealed: Sealed, known_packs: Mapping[str, str]) -> Verdict:
    """The same for a file opened whole."""
    try:
        inputs = inputs_of(sealed)
        found = _compared(sealed, inputs)
    except NotASeal as problem:
        return _verdict(sealed, Outcome.REFUSED, problem.what, problem.fix)
    except Problem as problem:
        said = f"按文件里的口径裁定不能重算：{problem.what}"
        return _verdict(sealed, Outcome.REFUSED, said, ASK)
    return _with_pack(found, inputs.pack.hash, known_packs)


def inputs_of(sealed: Sealed) -> Inputs:
    """What a sealed assessment was computed from. Raises NotASeal when it cannot be read."""
    try:
        subject = sealed_facts.subject_of(sealed.json(FACTS))
        rulings = sealed_facts.rulings_of(sealed.json(RULINGS))
    except sealed_facts.Unreadable as fault:
        raise NotASeal(str(fault), ASK) from fault
    if to_json(sealed_facts.of_rulings(rulings)) != sealed.parts[RULINGS]:
        raise NotASeal("口径裁定（rulings.json）里有多余的内容。", ASK)
    on = sealed.manifest.on
    if on.year not in sealed_facts.YEARS:
        raise NotASeal(f"测算日期 {on} 不可能。", ASK)
    return Inputs(subject, _pack(sealed), on, rulings)


def trace_of(sealed: Sealed) -> Result:
    """The result as it was sealed. Raises NotASeal when it cannot be read."""
    try:
        read: Result = TypeAdapter(Result).validate_json(sealed.parts[TRACE])
    except ValidationError as error:
        raise NotASeal("测算结果（trace.json）读不出来。", ASK) from error
    return read


def _pack(sealed: Sealed) -> Pack:
    try:
        return load_pack(sealed.pack_files)
    except Problem as problem:
        raise NotASeal(f"文件里的政策包不能用：{problem.what}", ASK) from problem
    except (ValueError, RecursionError) as error:
        raise NotASeal("文件里的政策包读不出来。", ASK) from error


def _compared(sealed: Sealed, inputs: Inputs) -> Verdict:
    computed = inputs.assess()
    faults = _faults(sealed, inputs, computed)
    if fault := next(faults, ""):
        return _verdict(sealed, Outcome.DIFFERS, fault, ASK, computed)
    return _verdict(sealed, Outcome.EQUAL, _equal(computed), "", computed)


def _faults(sealed: Sealed, inputs: Inputs, computed: Result) -> Iterator[str]:
    """Every difference in words, the weightiest first."""
    manifest, trace = sealed.manifest, trace_of(sealed)
    if trace.on != inputs.on:
        yield f"测算日期：清单写 {inputs.on}，结果写 {trace.on}。"
    for label, said, is_ in _declared(sealed, inputs, trace):
        if said != is_:
            yield f"{label}：封存文件写“{said}”，实际是“{is_}”。"
    same_program = manifest.program == __version__
    difference = first_difference(plain(trace), plain(computed))
    if difference and difference.figures:
        yield difference.sentence()
    if same_program and manifest.facts_hash != computed.facts_hash:
        yield "事实校验值与文件里的事实不符，事实或清单被改动过。"
    if difference:
        yield f"{difference.sentence()}结果和金额都相同，只是说法不同。{'' if same_program else OLDER}"
    if to_json(trace) != sealed.parts[TRACE]:
        yield "测算结果（trace.json）里有多余的内容。"
    if same_program and _facts(inputs) != sealed.parts[FACTS]:
        yield "事实（facts.json）里有多余的内容。"
    if readme(manifest.subject.name, manifest.pack, trace) != sealed.parts[README]:
        yield "说明（说明.txt）写的与封存的结果不符，被改动过。"


def _facts(inputs: Inputs) -> bytes:
    return to_json(sealed_facts.of_subject(inputs.subject))


def _declared(sealed: Sealed, inputs: Inputs, trace: Result) -> list[tuple[str, str, str]]:
    """What manifest and trace declare beside what is enclosed."""
    manifest, pack = sealed.manifest, inputs.pack
    holder = inputs.subject.enterprise or inputs.subject.park
    said, noun, id = manifest.subject, holder.noun if holder else "", holder.id if holder else ""
    return [
        ("对象名称", said.name, inputs.subject.name()),
        ("对象类别", said.noun, noun),
        ("对象编号", said.id, id),
        ("结果里的对象编号", trace.subject, id),
        ("政策包编号", manifest.pack.id, pack.id),
        ("政策包名称", manifest.pack.name, pack.name),
        (field_of(Seal, "pack_version").label, manifest.pack.version, pack.version),
        (field_of(Seal, "pack_hash").label, manifest.pack.hash, digest(sealed.pack_files)),
        ("结果里的政策包编号", trace.pack_id, pack.id),
        ("结果里的政策包版本", trace.pack_version, pack.version),
        ("结果里的政策包校验值", trace.pack_hash, pack.hash),
        (field_of(Seal, "result_hash").label, manifest.result_hash, manifest.parts[TRACE]),
        ("结果里的事实校验值", trace.facts_hash, manifest.facts_hash),
    ]


def _equal(computed: Result) -> str:
    return (
        f"用文件里的事实、口径裁定和政策包重新测算，{len(computed.lines)} 项结果与封存的完全相同。"
    )


def _with_pack(found: Verdict, pack: str, known: Mapping[str, str]) -> Verdict:
    words = known.get(pack, "")
    if words:
        return replace(found, pack_words=words, pack_known=True)
    told = "政策包不是随本程序来的，本机也没有载入过。"
    if found.outcome is not Outcome.EQUAL:
        return replace(found, pack_words=told)
    said = f"{found.said}但{told}"
    fix = "请核对政策包的来源；确属正式政策包的，先载入再核验。"
    return replace(found, outcome=Outcome.FOREIGN_PACK, said=said, fix=fix, pack_words=told)


def _verdict(
    sealed: Sealed, outcome: Outcome, said: str, fix: str, computed: Result | None = None
) -> Verdict:
    manifest = sealed.manifest
    notes = []
    if manifest.program != __version__:
        notes.append(f"封存程序版本 {manifest.program}，本机程序版本 {__version__}。")
    return Verdict(
        outcome,
        said,
        fix,
        manifest=manifest,
        hash=sealed.hash,
        total_fen=computed.total_fen() if computed else None,
        notes=tuple(notes),
    )
