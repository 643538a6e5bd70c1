"""A seal of the register as an object with English keys."""

from typing import Any

from jjgreen_desktop.domain.policy_work import Seal


def told(made: Seal, name: str) -> dict[str, Any]:
    """What --json prints of one seal; `hash` names what was sealed."""
    return {
        "seal": made.id,
        "subject": made.enterprise or made.park,
        "name": name,
        "occasion": made.occasion,
        "clause": made.clause,
        "of": made.of,
        "on": made.assessed_on,
        "sealed_on": made.sealed_on,
        "pack": {"id": made.pack, "version": made.pack_version, "hash": made.pack_hash},
        "facts_hash": made.facts_hash,
        "result_hash": made.result_hash,
        "hash": made.content,
        "note": made.note,
    }
