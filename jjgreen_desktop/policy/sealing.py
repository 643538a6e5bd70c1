"""封存: an assessment frozen with its facts, rulings, policy pack and whole explanation.

The same input gives the same bytes on any PC. A seal proves that the result follows from what is
enclosed; it does not prove who made it.
"""

from collections.abc import Mapping

from jjgreen_desktop import __version__
from jjgreen_desktop.domain.canonical import sha256, to_json
from jjgreen_desktop.policy import sealed_facts
from jjgreen_desktop.policy.assessment import Result
from jjgreen_desktop.policy.facts import Subject
from jjgreen_desktop.policy.inputs import Inputs
from jjgreen_desktop.policy.pack import Pack
from jjgreen_desktop.policy.seal_file import (
    FACTS,
    FORMAT,
    PACK,
    README,
    RULINGS,
    TRACE,
    Manifest,
    Sealed,
    SealedPack,
    SealedSubject,
    made,
)
from jjgreen_desktop.policy.seal_words import readme


def seal(inputs: Inputs, pack_files: Mapping[str, bytes]) -> Sealed:
    """Assess and freeze. `pack_files` are the files the pack was read from, by their path inside it.

    Raises Problem as `assess` does.
    """
    return frozen(inputs, pack_files, inputs.assess())


def frozen(inputs: Inputs, pack_files: Mapping[str, bytes], result: Result) -> Sealed:
    """Freeze a result just computed from these inputs."""
    holder, pack = _subject(inputs.subject), _pack(inputs.pack)
    parts = {f"{PACK}{name}": pack_files[name] for name in sorted(pack_files)}
    parts[FACTS] = to_json(sealed_facts.of_subject(inputs.subject))
    parts[RULINGS] = to_json(sealed_facts.of_rulings(inputs.own_rulings()))
    parts[TRACE] = to_json(result)
    parts[README] = readme(holder.name, pack, result)
    hashes = {name: sha256(data) for name, data in parts.items()}
    manifest = Manifest(
        format=FORMAT,
        program=__version__,
        subject=holder,
        on=result.on,
        pack=pack,
        facts_hash=result.facts_hash,
        result_hash=hashes[TRACE],
        parts=hashes,
    )
    return made(manifest, parts)


def _subject(subject: Subject) -> SealedSubject:
    holder = subject.enterprise or subject.park
    noun, id = (holder.noun, holder.id) if holder else ("", "")
    return SealedSubject(noun=noun, id=id, name=subject.name())


def _pack(pack: Pack) -> SealedPack:
    return SealedPack(id=pack.id, name=pack.name, version=pack.version, hash=pack.hash)
