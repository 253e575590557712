"""A real Chromium, driven over a pipe: what a page shows, and what it does when it is touched."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from tests.requirements import need

_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--autoplay-policy=no-user-gesture-required", "--mute-audio", "--hide-scrollbars"),
)
_AS_3_AND_4 = (
    "import fcntl, os, sys; *files, program = sys.argv[1:4]; command = [program, *sys.argv[4:]];"
    "high = [fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in files];"
    "[os.dup2(file, number) for number, file in enumerate(high, 3)]; os.execv(program, command)"
)
"""A browser reads what is asked from file 3, and says what came of it to file 4."""


class Page:
    """One page in a browser of its own."""

    def __init__(self, said: BinaryIO, asking: BinaryIO) -> None:
        self._from = said
        self._to = asking
        self._numbers = count(1)
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the browser's protocol; return its result."""
        number = next(self._numbers)
        asked = {"id": number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        self._to.write(json.dumps(asked).encode() + b"\0")
        self._to.flush()
        while True:
            said = json.loads(self._message())
            if said.get("id") == number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result

    def _message(self) -> bytes:
        message = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has gone away"
            message += byte
        return bytes(message)

    def before(self, script: str) -> None:
        """Run something in each page before its own scripts."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def open(self, file: Path) -> None:
        """Show a file of this machine, and wait until it is there."""
        self.call("Page.navigate", url=file.as_uri())
        while self.run("document.readyState") != "complete":
            pass

    def run(self, script: str) -> Any:
        """What an expression comes to in the page; a promise is waited for."""
        said = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def size(self, width: int, height: int, *, touch: bool = False) -> None:
        """Make the window so large, in the page's own pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2 if touch else 1,
            mobile=touch,
        )
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)

    def media(self, **features: str) -> None:
        """Be a device that likes it dark, still, or printed."""
        wanted = [
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()
        ]
        self.call("Emulation.setEmulatedMedia", features=wanted)

    def touch(self, selector: str) -> None:
        """Touch the middle of an element, as a finger would."""
        x, y = self.run(
            f"(() => {{const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2]})()"
        )
        point = {"x": x, "y": y}
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[point])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def shows(self, selector: str) -> str:
        """The text of an element; nothing where it is not to be seen."""
        found = f"document.querySelector({json.dumps(selector)})"
        text: str = self.run(f"{found}.checkVisibility() ? {found}.textContent : ''")
        return text

    def broken_rules(self) -> list[str]:
        """The rules of accessibility that what is seen breaks, each with the first place."""
        self.run(files("axe_core_python").joinpath("axe.min.js").read_text("utf-8"))
        broken: list[str] = self.run(
            "axe.run().then(found => found.violations.map("
            "each => `${each.id}: ${each.nodes[0].html}`))"
        )
        return broken

    def picture(self, file: Path) -> None:
        """Write what is seen as PNG."""
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))


@contextmanager
def chromium(folder: Path) -> Iterator[Page]:
    """A browser that keeps what it has to in a folder, and is gone afterwards."""
    program = need("chromium")
    to_child, ours = os.pipe()
    theirs, from_child = os.pipe()
    read, write = (os.dup(each) for each in (ours, theirs))
    for each in (ours, theirs):
        os.close(each)
    asked = [program, *_QUIET, "--remote-debugging-pipe", f"--user-data-dir={folder}"]
    child = subprocess.Popen(
        [sys.executable, "-c", _AS_3_AND_4, str(to_child), str(from_child), *asked],
        pass_fds=(to_child, from_child),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for each in (to_child, from_child):
        os.close(each)
    with os.fdopen(write, "rb") as said, os.fdopen(read, "wb") as asking:
        try:
            yield Page(said, asking)
        finally:
            child.kill()
            child.wait()
