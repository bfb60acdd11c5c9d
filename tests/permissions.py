"""Tests of permissions that also say something when the superuser runs them, whom permissions do not bind."""

import ctypes
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

import pytest

T = TypeVar("T")

_VERSION = 0x20080522  # of the structures, see capget(2)


def as_user(call: Callable[[], T]) -> T:
    """What the call gives (or raises) where permissions bind: for the superuser in a process without powers."""
    if os.geteuid() != 0:
        return call()
    if sys.platform != "linux":
        pytest.skip("permissions do not bind the superuser")
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_powerless, args=(call, sender))
    process.start()
    given, raised = receiver.recv()
    process.join()
    if raised is not None:
        raise raised
    return given


def _powerless(call: Callable[[], T], sender: Connection) -> None:
    try:
        _give_up_powers()
        sender.send((call(), None))
    except Exception as error:  # noqa: BLE001 - it is raised again in the test
        sender.send((None, error))


def _give_up_powers() -> None:
    """No capability is left to this process."""
    header, none = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(header, none) != 0:
        raise OSError(ctypes.get_errno(), "capset")
