"""Sessions as they were, as JSON for scripts."""

from collections.abc import Iterable

from backcoach.domain.journal.past import DoneExercise, PastPain, PastSession
from backcoach.domain.journal.progress import Progress
from backcoach.domain.journal.records import Instant, When
from backcoach.domain.journal.weeks import Mean, Week
from backcoach.domain.words.dates import iso_date
from backcoach.interchange import Document
from backcoach.keeping.journal.lines import written

CUT_OFF = "cut-off"


def past_sessions_document(sessions: Iterable[PastSession]) -> list[Document]:
    """What `journal --json` prints."""
    return [_session(each) for each in sessions]


def past_session_document(session: PastSession) -> Document:
    """What `journal ID --json` prints."""
    return {
        **_session(session),
        "gentle": session.began.is_gentle,
        "changes": list(session.began.changes),
        "shown": list(session.began.shown),
        "exercises": [_exercise(each) for each in session.exercises()],
        "pains": [_pain(each) for each in session.pains],
    }


def _session(session: PastSession) -> Document:
    return {
        "id": session.id,
        "at": at(session.at),
        "routine": session.began.routine,
        "name": session.began.name,
        "planned_ms": session.began.planned_ms,
        "played_ms": session.played_ms,
        "resumed": [at(each) for each in session.went_on],
        "how": session.how or CUT_OFF,
        "sets": {"done": len(session.sets), "prescribed": session.prescribed_sets},
        "pain": {
            "before": session.score(When.BEFORE),
            "after": session.score(When.AFTER),
            "next_morning": session.score(When.MORNING),
        },
        "effort": session.effort,
    }


def _exercise(done: DoneExercise) -> Document:
    dose = done.dose
    return {
        "exercise": done.exercise,
        "prescribed": dose and {"dose": dose.words, "sets": dose.sets, "reps": dose.reps},
        "sets": [
            {
                "set": each.set,
                "side": each.side,
                "dose": each.words,
                "reps": each.reps,
                "held_ms": each.held_ms,
                "worked_ms": each.worked_ms,
                "breaths": each.breaths,
            }
            for each in done.sets
        ],
    }


def _pain(pain: PastPain) -> Document:
    hurt = pain.hurt
    return {
        "at": at(pain.at),
        "when": hurt.when,
        "score": hurt.score,
        "symptom": hurt.symptom,
        "exercise": hurt.exercise or None,
        "advice": hurt.advice,
    }


def progress_document(progress: Progress) -> Document:
    """What `progress --json` prints; `pain` is null where too little is known."""
    pain = progress.pain
    return {
        "date": iso_date(progress.today),
        "days_of_30": progress.days,
        "weeks": [_week(each) for each in progress.weeks],
        "pain": pain
        and {
            "first_week": iso_date(pain.first.monday),
            "last_week": iso_date(pain.last.monday),
            "change": round(pain.by, 2),
            "least_change": round(pain.least, 2),
            "line": None if pain.line is None else round(pain.line, 2),
            "is_less": pain.is_less,
            "is_more": pain.is_more,
            "rising": progress.is_rising,
        },
        "levels": [
            {
                "exercise": each.exercise,
                "first": each.first,
                "last": each.last,
                "since": iso_date(each.since),
            }
            for each in progress.levels
        ],
        "year": [{"week": iso_date(each.monday), "days": each.days} for each in progress.year],
    }


def _week(week: Week) -> Document:
    return {
        "week": iso_date(week.monday),
        "sessions": week.sessions,
        "days": week.days,
        "played_ms": week.played_ms,
        "pain": {
            "before": _mean(week.before),
            "after": _mean(week.after),
            "next_morning": _mean(week.morning),
        },
        "effort": _mean(week.effort),
    }


def _mean(mean: Mean | None) -> Document | None:
    return mean and {"mean": round(mean.score, 2), "of": mean.of}


def at(instant: Instant) -> str:
    """A moment by RFC 3339, with its offset."""
    return written(instant)
