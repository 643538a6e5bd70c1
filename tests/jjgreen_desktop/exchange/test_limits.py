import subprocess
import sys

import pytest

TRY = "from jjgreen_desktop.exchange import limits; limits.confine(); "


@pytest.mark.skipif(sys.platform != "linux", reason="address-space limits are Linux's")
@pytest.mark.parametrize(
    ("act", "error"),
    [
        ("bytes(600 * 1024 * 1024)", "MemoryError"),
        ("open('made-by-child', 'wb').write(b'x' * 9000)", "OSError"),
    ],
)
def test_the_child_can_neither_take_much_memory_nor_write_files(
    act: str, error: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("child")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {sys.path[0]!r}); {TRY}{act}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert error in done.stderr
