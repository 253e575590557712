"""Rests as people write them: `rest 30 s`, `2 min rest between sets`, `20 s off`, `until ready`."""

from backcoach.catalogue.own.notation.amounts import amount_at
from backcoach.catalogue.own.notation.draft import Between, Kind, Pause
from backcoach.catalogue.own.notation.tokens import Tokens, after_phrase, at, phrases
from backcoach.catalogue.own.notation.vocabulary import RELAX, REST, Measure

_OPEN = phrases(
    *("until ready", "until i am ready", "until you are ready", "when ready"),
    *("as needed", "as long as needed"),
)
_RESTS = REST | RELAX
_ENDS = frozenset(("", ")", ",", ";", ".", "between", "after", "in"))
"""What may follow the time of a rest until ready; else it is the time of something else."""
_NONE = phrases("no rest", "without rest", "no break")
_LEADING = frozenset(("for", "of", ":", "=", "-", "about", "up", "to", "take", "a"))
_BETWEEN = {
    **dict.fromkeys(("set", "sets", "round", "rounds"), Between.SETS),
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions", "hold", "holds"), Between.REPS),
    **dict.fromkeys(("exercise", "exercises"), Between.EXERCISES),
}


def pause_at(tokens: Tokens, index: int) -> tuple[Kind, Pause, int] | None:
    """A rest, whether it is a `pause`, to `relax` or time `off`, and the place after it."""
    none = after_phrase(tokens, index, _NONE)
    if none:
        return _with_place(tokens, none, Kind.PAUSE, Pause(0))
    opened = _open(tokens, index)
    if opened:
        return _with_place(tokens, opened[1], Kind.PAUSE, opened[0])
    return _word_first(tokens, index) or _time_first(tokens, index)


def _word_first(tokens: Tokens, index: int) -> tuple[Kind, Pause, int] | None:
    word = at(tokens, index).text
    if word not in _RESTS:
        return None
    after = index + 1
    while at(tokens, after).text in REST or at(tokens, after).text in _LEADING:
        after += 1
    opened = _open(tokens, after)
    if opened:
        return _with_place(tokens, opened[1], _kind(word), opened[0])
    placed = _with_place(tokens, after, _kind(word), Pause(None))
    read = amount_at(tokens, placed[2])
    if read is None or read[0].measure not in (None, Measure.SECOND):
        return None
    pause = placed[1]._replace(ms=round(read[0].high * 1_000))
    if pause.between is not None:
        return placed[0], pause, read[1]
    return _with_place(tokens, read[1], placed[0], pause)


def _time_first(tokens: Tokens, index: int) -> tuple[Kind, Pause, int] | None:
    read = amount_at(tokens, index)
    if read is None or read[0].measure is not Measure.SECOND:
        return None
    after = read[1] + (at(tokens, read[1]).text in ("-", "of"))
    word = at(tokens, after).text
    if word not in _RESTS:
        return None
    while at(tokens, after).text in _RESTS:
        after += 1
    return _with_place(tokens, after, _kind(word), Pause(round(read[0].high * 1_000)))


def _kind(word: str) -> Kind:
    if word == "off":
        return Kind.OFF
    return Kind.RELAX if word in RELAX else Kind.PAUSE


def _open(tokens: Tokens, index: int) -> tuple[Pause, int] | None:
    after = after_phrase(tokens, index, _OPEN)
    if after is None:
        return None
    comma = at(tokens, after).text in (",", "(")
    read = amount_at(tokens, after + comma)
    if read and read[0].measure is Measure.SECOND and not read[0].is_range:
        follows = at(tokens, read[1]).text
        if follows in _ENDS:
            return Pause(round(read[0].low * 1_000), open=True), read[1]
    return Pause(None, open=True), after


def _with_place(tokens: Tokens, index: int, kind: Kind, pause: Pause) -> tuple[Kind, Pause, int]:
    """A pause with what it lies between, where that is written next."""
    after = index + (at(tokens, index).text == "in")
    if at(tokens, after).text not in ("between", "after"):
        return kind, pause, index
    after += 1
    while at(tokens, after).text in ("each", "every", "the", "all", "two"):
        after += 1
    between = _BETWEEN.get(at(tokens, after).text)
    if between is None:
        return kind, pause, after
    after += 1 + (at(tokens, after + 1).text in (":", "="))
    return kind, pause._replace(between=between), after
