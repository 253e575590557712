"""What is known of somebody from what they have done before, read off the records."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from backcoach.domain.journal.records import Began, DidSet, Effort, Hurt, Instant, Record, When
from backcoach.domain.journal.weeks import SCORES, has_risen
from backcoach.domain.knowledge.safety import Pain, PainRule, Safety
from backcoach.domain.knowledge.terms import Advice, Occasion
from backcoach.domain.plan.rung import Rung
from backcoach.domain.tailoring.remembering import DAYS_AWAY, NOTHING, Break, Remembered, Worse
from backcoach.domain.words.dates import DAYS_A_WEEK, monday_of

DAYS = 60
"""So far back counts: what was not done for longer is as good as new."""

KINDS = (Began.kind, DidSet.kind, Hurt.kind, Effort.kind)
"""The records that it is read off."""

DAYS_BACK = 1
"""A flight westward over the date line leads so far back; a clock that is further off was wrong."""

DAYS_UNTIL_KNOWN = 2
"""On so many days somebody has to have done an exercise before they know it."""


DAYS_TO_ASK = 3
"""So many days later somebody still knows how the morning after a session was."""

SCORES_FOR_USUAL = 3
"""So many pains before sessions it takes to say what is usual."""

SESSIONS_EASED = 2
"""After a worse morning, so many sessions are less."""


SESSIONS_EASY = 3
"""So many easy sessions running, each on another day, are a reason to say how to do more."""

MOST_EFFORT, MOST_PAIN = 4, 3
"""Up to here a session is easy: clinicians let go up at an effort of 6, and we ask for less."""

DAYS_EASY = 14
"""So far back easy sessions are still the last ones."""


def remembered(records: Sequence[Record], now: Instant, safety: Safety) -> Remembered:
    """What of some records, in order, matters for a session now.

    Of records before the days that count, only that there was a session is of interest.
    """
    today = now.waking_day
    earlier = [each.at.waking_day for each in records if each.at.waking_day <= today - DAYS]
    recent = [each for each in records if today - DAYS < each.at.waking_day <= today + DAYS_BACK]
    sessions = _sessions(recent)
    away = _break(earlier[-1:], sessions, today)
    if not sessions:
        return NOTHING._replace(away=away)
    rungs: dict[tuple[str, str], Rung] = {}
    stopped: set[str] = set()
    for each in sessions:
        stopped = (stopped - each.done) | each.stopped
        rungs.update(((each.began.routine, exercise), rung) for exercise, rung in each.chosen)
    usual, unasked = _usual(sessions), _unasked(sessions, today)
    return Remembered(
        sessions[-1].began.routine,
        frozenset(_known(recent)),
        rungs,
        frozenset(stopped),
        usual,
        unasked.id if unasked else "",
        unasked is not None and now.is_morning and unasked.day == today - 1,
        _worse(sessions, usual, safety) or _worse_by_the_week(sessions, today),
        away,
        _was_easy(sessions, today),
    )


def _break(earlier: Sequence[int], sessions: "Sequence[_Session]", today: int) -> Break | None:
    """The last break that was long enough, where it still makes a session less."""
    done = [each for each in sessions if each.sets]
    days = [*earlier, *(each.day for each in done), today]
    for since, (last, first) in enumerate(reversed([*pairwise(days)])):
        if first - last >= DAYS_AWAY:
            back = done[len(done) - since :]
            chosen = ((each.began.routine, name) for each in back for name, _ in each.chosen)
            found = Break(first - last, since, frozenset(chosen))
            return found if found.counts else None
    return None


def _was_easy(sessions: "Sequence[_Session]", today: int) -> bool:
    """Whether the last sessions were easy, where that was not so one session ago.

    It is so again after as many more, so that nobody is told every day.
    """
    done = [each for each in sessions if each.sets]
    easy = [*takewhile(lambda each: each.is_easy, reversed(done))]
    last = {each.day for each in easy[:SESSIONS_EASY]}
    is_full = bool(easy) and len(easy) % SESSIONS_EASY == 0 and len(last) == SESSIONS_EASY
    return is_full and today - min(last) <= DAYS_EASY


def _usual(sessions: "Sequence[_Session]") -> int | None:
    """How much it usually hurts before a session: the middle one of all scores."""
    scores = sorted(each.before for each in sessions if each.before is not None)
    return scores[len(scores) // 2] if len(scores) >= SCORES_FOR_USUAL else None


def _unasked(sessions: "Sequence[_Session]", today: int) -> "_Session | None":
    """The last session, where the morning after its day is not told of, and not long ago.

    There is one such morning after all sessions of a day, so it is asked for once.
    """
    done = [each for each in sessions if each.sets]
    same = [each for each in done if each.day == done[-1].day]
    if not same or _morning(same) is not None:
        return None
    return same[-1] if 0 < today - same[-1].day <= DAYS_TO_ASK else None


def _morning(same: "Sequence[_Session]") -> int | None:
    """How much it hurt the morning after the day of some sessions, as it was said last."""
    return next((each.morning for each in reversed(same) if each.morning is not None), None)


def _worse(sessions: "Sequence[_Session]", usual: int | None, safety: Safety) -> Worse | None:
    """What the last worse morning leads to, where that still counts."""
    worse: list[Worse | None] = []
    running: list[list[_Session]] = []
    for _, each in groupby(sessions, key=lambda each: each.day):
        same = [*each]
        rule = _of_morning(same, usual, len(running) + 1, safety)
        running = [] if rule is None else [*running, same]
        hurt = _hurt_in([one for day in running for one in day])
        worse += [None] * (len(same) - 1)
        worse.append(None if rule is None else Worse(rule.then, hurt))
    return next((each for each in reversed(worse[-SESSIONS_EASED:]) if each), None)


def _worse_by_the_week(sessions: "Sequence[_Session]", today: int) -> Worse | None:
    """What it leads to that the mean of the pains before sessions has risen two weeks running."""
    weeks: dict[int, list[_Session]] = {}
    for each in sessions:
        if each.before is not None:
            weeks.setdefault(monday_of(each.day), []).append(each)
    known = {monday: own for monday, own in weeks.items() if len(own) >= SCORES}
    means = [sum(each.before or 0 for each in own) / len(own) for own in known.values()]
    is_new = bool(known) and today - max(known) < 2 * DAYS_A_WEEK
    if not (is_new and has_risen(means)):
        return None
    return Worse(
        Advice.DROP,
        _hurt_in([each for own in [*known.values()][-2:] for each in own]),
        by_the_week=True,
    )


def _hurt_in(sessions: "Sequence[_Session]") -> frozenset[str]:
    """The exercises in which it hurt more than is all right."""
    return frozenset(name for each in sessions for name in each.hurt)


def _of_morning(
    same: "Sequence[_Session]", usual: int | None, mornings: int, safety: Safety
) -> PainRule | None:
    """The row for the morning after a day's sessions; None where it was as usual, or not told."""
    before = [each.before for each in same if each.before is not None]
    compared = before[0] if usual is None and before else usual
    morning = _morning(same)
    if morning is None or compared is None:
        return None
    pain = Pain(Occasion.NEXT_MORNING, morning, usual=compared, mornings=mornings)
    rule = safety.rule_for(pain)
    return None if rule.then is Advice.KEEP else rule


class _Session(NamedTuple):
    """What matters of one session; its day is that of its last set."""

    id: str
    day: int
    began: Began
    sets: tuple[DidSet, ...]
    pains: tuple[Hurt, ...]
    effort: int | None

    @property
    def is_easy(self) -> bool:
        """Whether all of it was done as it was, with little effort and little pain or none."""
        told = self.before is not None and self.effort is not None and self.effort <= MOST_EFFORT
        hurt = any(each.score > MOST_PAIN or each.when is When.DURING for each in self.pains)
        is_whole = len(self.sets) >= sum(dose.sets for dose in self.began.doses)
        return told and not hurt and is_whole and not self.began.is_gentle and not [*self.chosen]

    @property
    def before(self) -> int | None:
        """How much it hurt before it."""
        return self._score(When.BEFORE)

    @property
    def morning(self) -> int | None:
        """How much it hurt the morning after."""
        return self._score(When.MORNING)

    def _score(self, when: When) -> int | None:
        return next((each.score for each in reversed(self.pains) if each.when is when), None)

    @property
    def done(self) -> set[str]:
        """The exercises of which at least a set was done."""
        return {each.exercise for each in self.sets}

    @property
    def stopped(self) -> set[str]:
        """The exercises that were stopped for pain."""
        return {each.exercise for each in self.pains if each.advice is Advice.SWAP}

    @property
    def hurt(self) -> set[str]:
        """The exercises in which it hurt more than is all right."""
        told = (each for each in self.pains if each.advice not in (None, Advice.GO_ON))
        return {each.exercise for each in told} - {""}

    @property
    def chosen(self) -> Iterator[tuple[str, Rung]]:
        """The rungs that a key has led to: none of a day or an exercise that hurt."""
        hurt = {each.exercise for each in self.pains if each.advice is not Advice.GO_ON}
        for each in () if self.began.is_gentle else self.sets:
            planned = self.began.doses[each.item :][:1]
            is_other = any(dose.rung != each.rung for dose in planned)
            is_it = any(dose.exercise == each.exercise for dose in planned)
            if is_it and is_other and each.exercise not in hurt:
                yield each.exercise, each.rung


def _sessions(records: Sequence[Record]) -> list[_Session]:
    """Sessions in the order they began, with what belongs to each."""
    own: dict[str, list[Record]] = {}
    for each in records:
        own.setdefault(each.session, []).append(each)
    return [
        _Session(
            begun.session,
            max(each.at.waking_day for each in told if isinstance(each.what, Began | DidSet)),
            begun.what,
            tuple(each.what for each in told if isinstance(each.what, DidSet)),
            tuple(each.what for each in told if isinstance(each.what, Hurt)),
            _effort(told),
        )
        for told in own.values()
        for begun in told
        if isinstance(begun.what, Began)
    ]


def _effort(told: Iterable[Record]) -> int | None:
    """How hard it was, as it was said last."""
    efforts = [each.what.score for each in told if isinstance(each.what, Effort)]
    return efforts[-1] if efforts else None


def _known(records: Sequence[Record]) -> Iterator[str]:
    done = {
        (each.what.exercise, each.at.waking_day)
        for each in records
        if isinstance(each.what, DidSet)
    }
    for exercise, days in groupby(sorted(done), key=lambda each: each[0]):
        if len(list(days)) >= DAYS_UNTIL_KNOWN:
            yield exercise
