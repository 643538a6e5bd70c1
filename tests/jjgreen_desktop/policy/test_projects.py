import pytest

from jjgreen_desktop.policy.projects import project_key
from tests.jjgreen_desktop.policy.samples import retrofit


@pytest.mark.parametrize("name", ["1号窑(改造)", "１号窑（改造）", " 1 号窑 （改造）\n"])
def test_one_project_however_it_is_typed(name: str) -> None:
    assert project_key(retrofit(), name) == "project:1号窑(改造)"


@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_record_without_project_is_its_own(name: str | None) -> None:
    assert project_key(retrofit(id="r7"), name) == "retrofit:r7"
