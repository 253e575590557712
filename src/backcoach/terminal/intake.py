"""What is typed, told from what is pasted."""

from backcoach.terminal.keys import PASTE, cut_off, is_text, split_keys

PASTE_ON, PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"
"""Ask a terminal to put marks around what is pasted, and to do so no more."""

TOGETHER_MS = 10
"""Keys with less between them came together. A key that is held down comes more slowly."""

SEQUENCE_MS = 100
"""How long the rest of a sequence may take, over a slow line; after that Esc is just Esc."""

PASTE_MS = 1_000
"""A paste that falls silent for so long is over, though its end was never marked."""

HANDS = 3
"""So many keys together that are not all the same are no work of hands."""

_BEGIN, _END = "\x1b[200~", "\x1b[201~"


class Intake:
    """Takes what a terminal sends, piece by piece, and gives the keys that were really typed.

    A text that was pasted, or that came faster than anybody types, is one key of the name `PASTE`.
    Nobody's clock is read here: whoever calls waits until `due_ms` and, where no more has come by
    then, calls `settle`.
    """

    def __init__(self) -> None:
        self.due_ms: int | None = None
        """When what is held back will be settled if nothing more comes; None where nothing is."""
        self._together: list[str] = []
        self._is_burst = False
        self._is_pasting = False
        self._begun = ""

    def take(self, text: str, at_ms: int) -> None:
        """Take what was sent, and when it came."""
        text = self._begun + text
        while text:
            text = self._past_paste(text) if self._is_pasting else self._past_keys(text)
        self.due_ms = at_ms + self._patience_ms()

    def settle(self) -> list[str]:
        """Give the keys that were held back: nothing that belongs to them came any more."""
        if not self._is_pasting:
            self._add(cut_off(self._begun) if self._begun else [])
        keys = self._together
        self._together, self._begun, self.due_ms = [], "", None
        self._is_burst = self._is_pasting = False
        return keys

    def _past_keys(self, text: str) -> str:
        """Add the keys of a text up to a paste; return what comes after its mark."""
        typed, begin, after = text.partition(_BEGIN)
        keys, self._begun = split_keys(typed)
        self._add(keys)
        if begin:
            self._begun = ""
            self._is_pasting = True
            self._add([PASTE])
        return after

    def _past_paste(self, text: str) -> str:
        """Drop a text up to the end of the paste; return what comes after its mark."""
        _, end, after = text.partition(_END)
        self._is_pasting = not end
        self._begun = "" if end else _beginning_of(_END, text)
        return after

    def _add(self, keys: list[str]) -> None:
        if self._is_burst:
            return
        together = self._together + keys
        texts = [key for key in together if is_text(key)]
        self._is_burst = len(texts) >= HANDS and len(set(texts)) > 1
        self._together = [PASTE] if self._is_burst else together

    def _patience_ms(self) -> int:
        if self._is_pasting and self._begun != "\x1b":  # a lone Esc ends a paste without an end
            return PASTE_MS
        return SEQUENCE_MS if self._begun else TOGETHER_MS


def _beginning_of(mark: str, text: str) -> str:
    """What a text ends with that may be the beginning of a mark."""
    lengths = range(len(mark) - 1, 0, -1)
    return next((mark[:length] for length in lengths if text.endswith(mark[:length])), "")
