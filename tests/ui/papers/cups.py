"""A print service of the test's own: its configuration, spool and socket lie in one short folder."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DAEMON = "/usr/sbin/cupsd"
PPD = Path("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")
BACKEND = Path("/usr/lib/cups/backend/socket")
FILES = """ServerRoot {root}
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
Sandboxing relaxed
"""
DAEMON_CONF = """Listen {root}/s
LogLevel warn
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
QUEUE = """<Printer {name}>
DeviceURI socket://127.0.0.1:{port}
State {state}
Accepting {accepting}
Shared No
ErrorPolicy stop-printer
</Printer>
"""


def missing() -> str:
    """What is not installed, "" when all is there."""
    needed = (DAEMON, str(PPD), str(BACKEND))
    absent = [each for each in needed if not Path(each).exists()]
    absent += [each for each in ("lp", "lpstat", "pdftotext", "pdffonts") if not shutil.which(each)]
    return "、".join(absent)


class Printer:
    """A network printer that keeps what it receives."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._papers: list[bytes] = []
        self._came = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            with caller:
                paper = caller.makefile("rb").read()
            with self._came:
                self._papers.append(paper)
                self._came.notify_all()

    def received(self, folder: Path) -> Path:
        """The first paper as a PDF file, without the printer language around it."""
        with self._came:
            assert self._came.wait_for(lambda: self._papers, 60), "no paper came"
            paper = self._papers.pop(0)
        self.wrapping = paper[: paper.index(b"%PDF")].decode("utf-8", "replace")
        path = folder / "received.pdf"
        path.write_bytes(paper[paper.index(b"%PDF") :])
        return path

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(5)


@contextmanager
def service(port: int) -> Iterator[str]:
    """Run the print service with the queues desk, full and paused; gives the name of its socket."""
    # Its filters run as another user when it is started by root: the folder is open to read.
    root = Path(tempfile.mkdtemp(prefix="cups", dir="/tmp"))
    root.chmod(0o755)
    _configure(root, port)
    conf = ["-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
    daemon = subprocess.Popen([DAEMON, "-f", *conf])
    try:
        _wait(root / "s", daemon)
        yield str(root / "s")
    finally:
        daemon.terminate()
        daemon.wait(20)
        shutil.rmtree(root, ignore_errors=True)


def _configure(root: Path, port: int) -> None:
    for name in ("spool/tmp", "cache", "state", "log", "ppd"):
        (root / name).mkdir(parents=True)
    root_only = "User lp\nGroup lp\nSystemGroup root\n" if os.geteuid() == 0 else ""
    (root / "cups-files.conf").write_text(FILES.format(root=root) + root_only)
    (root / "cupsd.conf").write_text(DAEMON_CONF.format(root=root))
    queues = (("desk", "Idle", "Yes"), ("full", "Idle", "No"), ("paused", "Stopped", "Yes"))
    for name, _, _ in queues:
        shutil.copy(PPD, root / "ppd" / f"{name}.ppd")
    text = "".join(
        QUEUE.format(name=name, port=port, state=state, accepting=accepting)
        for name, state, accepting in queues
    )
    (root / "printers.conf").write_text(text)


def _wait(door: Path, daemon: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if door.exists():
            return
        assert daemon.poll() is None, "the print service did not start"
        time.sleep(0.05)
    raise AssertionError("the print service did not open its socket")
