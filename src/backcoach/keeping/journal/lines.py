"""A record as a line of JSON: the one form in which it is kept, exported and brought elsewhere."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec

from backcoach.domain.journal.records import KINDS, Instant, Record, What

MOST_BYTES = 64_000
"""A session of a hundred exercises takes a quarter of that."""

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
