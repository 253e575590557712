"""A record as a line of JSON: the one form in which it is kept, exported and brought elsewhere."""

import re
from datetime import UTC, datetime, timedelta, timezone

import msgspec

from backcoach.domain.errors import printable
from backcoach.domain.journal.records import KINDS, Instant, Record, What

MOST_BYTES = 64_000
"""A session of a hundred exercises takes a quarter of that."""

_ID = re.compile(r"[0-9a-f]{32}")
_EARLIEST_MS, _LATEST_MS = 0, 7_258_118_400_000
"""From 1970, where clocks begin that were never set, to 2200."""
_encode = msgspec.json.Encoder(order="deterministic").encode


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """What every line has, whatever it is about."""

    id: str
    at: str
    session: str
    kind: str
    what: msgspec.Raw


_decode = msgspec.json.Decoder(_Line).decode
_decoders = {kind: msgspec.json.Decoder(type_).decode for kind, type_ in KINDS.items()}


def line_of(record: Record) -> bytes:
    """A record as a line, without its end."""
    what = msgspec.Raw(_encode(record.what))
    at = written(record.at)
    return _encode(_Line(record.id, at, record.session, record.what.kind, what))


def record_of(line: bytes) -> Record:
    """The record that a line of ours is.

    Raises:
        ValueError: it is none; the sentence says why.
    """
    try:
        read = _decode(line)
        if read.kind not in KINDS:
            raise ValueError(f'there is no kind "{read.kind[:40]}"')
        what: What = _decoders[read.kind](read.what)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
    return Record(read.id, instant_of(read.at), read.session, what)


def checked(line: bytes) -> Record:
    """The record of a line from elsewhere, which may be anything.

    Raises:
        ValueError: it is none, or none that this program can have written; the sentence says why.
    """
    if len(line) > MOST_BYTES:
        raise ValueError(f"it is longer than {MOST_BYTES} bytes")
    record = record_of(line)
    if not all(map(_ID.fullmatch, (record.id, record.session))):
        raise ValueError("its ids are not 32 letters from 0 to f")
    if not printable(texts := _texts(record.what)) == texts:
        raise ValueError("there are control characters in it")
    if not _EARLIEST_MS <= record.at.utc_ms <= _LATEST_MS:
        raise ValueError("no journal has records of such a day")
    return record


def _texts(what: What) -> str:
    """All texts of it, run together."""

    def strings(value: object) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, dict):
            return "".join(map(strings, value.values()))
        return "".join(map(strings, value)) if isinstance(value, list) else ""

    return strings(msgspec.to_builtins(what))


def written(instant: Instant) -> str:
    """A moment with its offset, by RFC 3339, to the millisecond."""
    zone = timezone(timedelta(minutes=instant.ahead_min))
    moment = datetime.fromtimestamp(instant.utc_ms // 1000, UTC).astimezone(zone)
    return moment.replace(microsecond=instant.utc_ms % 1000 * 1000).isoformat(
        timespec="milliseconds"
    )


def instant_of(text: str) -> Instant:
    """A moment that was written.

    Raises:
        ValueError: it is none, or none that a journal can have.
    """
    moment = datetime.fromisoformat(text)
    ahead = moment.utcoffset()
    if ahead is None:
        raise ValueError(f"{text[:40]} does not say in which time zone")
    ahead_min = ahead // timedelta(minutes=1)
    return Instant(_utc_ms(moment), ahead_min)


def instant(moment: datetime) -> Instant:
    """A moment with its time zone, as the journal keeps it."""
    ahead = moment.utcoffset() or timedelta()
    return Instant(_utc_ms(moment), ahead // timedelta(minutes=1))


def _utc_ms(moment: datetime) -> int:
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return since // timedelta(milliseconds=1)
