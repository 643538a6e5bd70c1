"""The shipped pack, read once for all tests of the policy."""

import pytest

import resources
from jjgreen_desktop.policy.loading import load_pack
from jjgreen_desktop.policy.pack import Pack


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """The pack's files as shipped; tests copy before they spoil one."""
    return resources.tree("policy", "jiujiang-2025")


@pytest.fixture(scope="session")
def pack(files: dict[str, bytes]) -> Pack:
    """The shipped pack."""
    return load_pack(files)
