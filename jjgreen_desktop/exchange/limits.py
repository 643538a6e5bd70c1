"""The limits of the reading child: memory, processor time, no core file, no file writes.

On Linux they are rlimits. On Windows only the memory and the processor time are limited, by a Job
Object that this process puts itself in; file writes are not prevented there. Where neither exists
(macOS knows no address-space limit) the wall clock of the parent is the one guard left.
"""

import sys

MEMORY = 512 * 1024 * 1024  # bytes
PROCESSOR = 40  # seconds


def confine() -> None:
    """Put this process under the limits; they cannot be lifted again."""
    if sys.platform == "win32":
        _confine_windows()
    else:
        _confine_posix()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    PROCESS_TIME, PROCESS_MEMORY, DIE_ON_UNHANDLED = 0x0002, 0x0100, 0x0400
    EXTENDED_LIMITS = 9

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    def _confine_windows() -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        limits = _Extended()
        limits.basic.flags = PROCESS_TIME | PROCESS_MEMORY | DIE_ON_UNHANDLED
        limits.basic.process_time = PROCESSOR * 10_000_000  # units of 100 ns
        limits.process_memory = MEMORY
        kernel.SetInformationJobObject(
            job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

else:
    import resource

    def _confine_posix() -> None:
        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, PROCESSOR),
        ):
            resource.setrlimit(kind, (most, most))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
