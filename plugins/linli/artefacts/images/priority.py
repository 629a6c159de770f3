"""Keeps encoders from pushing everything else on the machine aside."""

from __future__ import annotations

import ctypes
import sys

# linux/capability.h: the third version of the interface, and the right to ask for a higher priority.
_VERSION_3 = 0x20080522
_CAP_SYS_NICE = 1 << 23


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Capabilities(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def stay_at_normal_priority() -> None:
    """Give up the right to real-time priority, in this thread and all that it starts; capabilities(7).

    SVT takes the highest there is for itself and for the thread that calls it, wherever it is root, as in most
    containers. Then no other process gets a turn while it is busy, and whatever that thread starts later has it too.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    header, held = _Header(_VERSION_3, 0), (_Capabilities * 2)()
    if libc.capget(ctypes.byref(header), held) == 0:
        held[0].effective &= ~_CAP_SYS_NICE
        libc.capset(ctypes.byref(header), held)
