"""The rooms and their layers: the contracts of pyproject.toml hold, and the check can fail."""

import sys
import tomllib
from pathlib import Path

import pytest
from grimp import build_graph
from importlinter.cli import EXIT_STATUS_ERROR, EXIT_STATUS_SUCCESS, lint_imports

TOP = Path(__file__).parents[1]
CONTRACTS = TOP / "pyproject.toml"
PURE = ("jjgreen_desktop.domain", "jjgreen_desktop.policy", "jjgreen_desktop.operations")
OURS = ("jjgreen_desktop", "ui", "db", "resources")


def _lint(config: Path) -> int:
    return lint_imports(config_filename=str(config), no_cache=True)


def test_every_import_contract_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert _lint(CONTRACTS) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_a_broken_contract_is_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        """
[tool.importlinter]
root_packages = ["jjgreen_desktop", "resources"]
[[tool.importlinter.contracts]]
name = "deliberately wrong"
type = "forbidden"
source_modules = ["jjgreen_desktop.bootstrap"]
forbidden_modules = ["jjgreen_desktop.domain"]
""",
        encoding="utf-8",
    )
    assert _lint(wrong) == EXIT_STATUS_ERROR


def test_domain_policy_and_operations_use_only_the_standard_library_and_pydantic() -> None:
    graph = build_graph(*OURS, include_external_packages=True, cache_dir=None)
    # pydantic_core is pydantic's own engine, where its documentation imports custom errors from;
    # typing_extensions is the standard library's typing of later Pythons, which pydantic stands on
    allowed = {*sys.stdlib_module_names, *OURS, "pydantic", "pydantic_core", "typing_extensions"}
    foreign = {
        f"{module} → {imported}"
        for module in graph.modules
        if module.startswith(PURE)
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.split(".")[0] not in allowed
    }
    assert not foreign


def test_what_is_built_is_what_is_checked() -> None:
    project = tomllib.loads(CONTRACTS.read_text(encoding="utf-8"))["tool"]
    assert tuple(project["hatch"]["build"]["targets"]["wheel"]["packages"]) == OURS
    assert tuple(project["importlinter"]["root_packages"]) == OURS
    assert tuple(project["mypy"]["packages"]) == OURS


def test_tests_hide_no_package_of_ours() -> None:
    tests = TOP / "tests"
    folders = {path.parent for path in tests.rglob("*.py")}
    assert [str(f) for f in sorted(folders) if not (f / "__init__.py").exists()] == []
