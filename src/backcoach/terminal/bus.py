"""A call to a service of the desktop or of the system, over a message bus (D-Bus).

No program of the system does: each of them ends with its call, and a service lets go of what it
holds for somebody once they are gone. What is here is as little of the protocol as one call needs.
"""

import os
import socket
import struct
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import NamedTuple
from urllib.parse import unquote

PATIENCE_S = 2.0
"""How long a bus or a service may take for an answer."""
MOST_BYTES = 1_000_000
_MOST_DESCRIPTORS = 4
_CALL, _ANSWER, _ERROR = 1, 2, 3
_DO_NOT_START = 2
"""The flag of a call that is for a service that runs already; none is started for our sake."""
_FIXED = struct.Struct("<BBBBII")
_PATH, _INTERFACE, _MEMBER, _DESTINATION, _SIGNATURE = 1, 2, 3, 6, 8


class Call(NamedTuple):
    """A method of a service, and the texts it is given."""

    service: str
    path: str
    interface: str
    member: str
    texts: Sequence[str] = ()


SCREEN_SAVER = Call(
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "Inhibit",
    ("backcoach", "A session of exercises"),
)
LOGIND = Call(
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
    "Inhibit",
    ("idle", "backcoach", "A session of exercises", "block"),
)
"""The display is kept awake for whoever has called these, as long as they hold the answer."""
_HELLO = Call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")


class Connection:
    """A connection to a bus, for one call; whatever it was answered with is held until `close`."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            OSError: there is no such bus, or it lets nobody in.
        """
        self._held = ExitStack()
        self._received = b""
        with ExitStack() as undone:
            self._socket = undone.enter_context(_connected(address))
            self._socket.settimeout(PATIENCE_S)
            self._let_in()
            undone.pop_all()
        self._held.enter_context(self._socket)

    def close(self) -> None:
        """Let go of everything."""
        self._held.close()

    def call(self, call: Call) -> None:
        """Call a service, and wait for its answer.

        Raises:
            OSError: there is no such service, it does not answer, or not as it was asked to.
        """
        self._socket.sendall(_message(call, serial=2))
        if self._answer() == _ERROR:
            raise OSError(f"{call.service} does not do {call.member}")

    def _let_in(self) -> None:
        """Say who is there, and that answers may come with descriptors."""
        user = str(os.getuid()).encode().hex() if hasattr(os, "getuid") else ""
        self._socket.sendall(f"\0AUTH EXTERNAL {user}\r\n".encode())
        self._expect(b"OK ")
        self._socket.sendall(b"NEGOTIATE_UNIX_FD\r\n")
        self._expect(b"AGREE_UNIX_FD")
        self._socket.sendall(b"BEGIN\r\n" + _message(_HELLO, serial=1))
        if self._answer() == _ERROR:
            raise OSError("the bus lets nobody in")

    def _expect(self, begins: bytes) -> None:
        while b"\r\n" not in self._received:
            self._receive()
        line, _, self._received = self._received.partition(b"\r\n")
        if not line.startswith(begins):
            raise OSError("the bus lets nobody in")

    def _answer(self) -> int:
        """Wait for the answer to the one call that is open; return of what kind it is."""
        kind = 0
        while kind not in (_ANSWER, _ERROR):  # a bus tells of other things, too
            order, kind, _, _, body, _, fields = self._header()
            if order != ord("l"):
                raise OSError("the bus speaks another order of bytes")
            self._take(_padded(fields, 8) + body)
        return kind

    def _header(self) -> tuple[int, ...]:
        return (*_FIXED.unpack(self._take(_FIXED.size)), *struct.unpack("<I", self._take(4)))

    def _take(self, count: int) -> bytes:
        if count > MOST_BYTES:
            raise OSError("the bus says too much")
        while len(self._received) < count:
            self._receive()
        taken, self._received = self._received[:count], self._received[count:]
        return taken

    def _receive(self) -> None:
        """Receive some bytes; a descriptor that comes with them is held."""
        if sys.platform != "win32":
            received, descriptors, _, _ = socket.recv_fds(self._socket, 65_536, _MOST_DESCRIPTORS)
            for each in descriptors:
                self._held.callback(os.close, each)
            if not received:
                raise OSError("the bus has gone")
            self._received += received


def while_held(address: str, call: Call) -> Callable[[], None]:
    """Call a service; what it does for its caller lasts until what this returns is called.

    Raises:
        OSError: that is not to be had.
    """
    connection = Connection(address)
    try:
        connection.call(call)
    except BaseException:
        connection.close()
        raise
    return connection.close


def session_bus(environ: Mapping[str, str]) -> str:
    """Where the bus of the desktop is."""
    usual = f"unix:path={environ.get('XDG_RUNTIME_DIR') or '/nowhere'}/bus"
    return environ.get("DBUS_SESSION_BUS_ADDRESS") or usual


def system_bus(environ: Mapping[str, str]) -> str:
    """Where the bus of the system is."""
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/run/dbus/system_bus_socket"


def _connected(address: str) -> socket.socket:
    """The first socket of an address that somebody listens at; Windows has none of its kind."""
    if sys.platform != "win32":
        for name in _names(address):
            made = socket.socket(socket.AF_UNIX)
            made.settimeout(PATIENCE_S)
            try:
                made.connect(name)
            except (OSError, ValueError):
                made.close()
            else:
                return made
    raise OSError("there is no bus")


def _names(address: str) -> Iterator[str]:
    """The sockets of an address: `unix:path=/run/bus,guid=…;unix:abstract=…`."""
    for each in address.split(";"):
        kind, _, pairs = each.partition(":")
        values = dict(pair.partition("=")[::2] for pair in pairs.split(","))
        if kind == "unix" and "path" in values:
            yield unquote(values["path"])
        elif kind == "unix" and "abstract" in values:
            yield "\0" + unquote(values["abstract"])


def _message(call: Call, serial: int) -> bytes:
    body = b""
    for text in call.texts:
        body += b"\0" * (-len(body) % 4) + _text(text)
    named = [
        (_PATH, "o", call.path),
        (_INTERFACE, "s", call.interface),
        (_MEMBER, "s", call.member),
        (_DESTINATION, "s", call.service),
        *([(_SIGNATURE, "g", "s" * len(call.texts))] if call.texts else []),
    ]
    fields = b""
    for code, kind, value in named:
        fields += b"\0" * (-len(fields) % 8) + bytes([code, 1]) + kind.encode() + b"\0"
        fields += _signature(value) if kind == "g" else _text(value)
    head = _FIXED.pack(ord("l"), _CALL, _DO_NOT_START, 1, len(body), serial)
    array = struct.pack("<I", len(fields)) + fields
    return head + array + b"\0" * (-len(fields) % 8) + body


def _text(text: str) -> bytes:
    plain = text.encode()
    return struct.pack("<I", len(plain)) + plain + b"\0"


def _signature(text: str) -> bytes:
    return bytes([len(text)]) + text.encode() + b"\0"


def _padded(count: int, to: int) -> int:
    return count + -count % to
