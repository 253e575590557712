"""What the fakes promise to every test that plays with them."""

import pytest

from tests.fakes import (
    MOST_IDLE_READS,
    FakeClock,
    FakeKeyboard,
    WaitsForEverError,
    ctrl_c,
    press,
    sleep,
    stop,
    wake,
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(0)


def test_a_key_comes_at_its_moment(clock: FakeClock) -> None:
    key = FakeKeyboard(clock, [press("n", 700)]).read(1_000)
    assert (key, clock.now_ms()) == ("n", 700)


def test_no_key_comes_before_its_moment(clock: FakeClock) -> None:
    key = FakeKeyboard(clock, [press("n", 1_700)]).read(1_000)
    assert (key, clock.now_ms()) == (None, 1_000)


def test_keys_come_one_at_a_time_in_order(clock: FakeClock) -> None:
    keyboard = FakeKeyboard(clock, [press("b", 700), press("a", 700), press("c", 600)])
    assert [keyboard.read(1_000) for _ in range(4)] == ["c", "b", "a", None]


def test_a_wait_may_end_early_for_no_reason(clock: FakeClock) -> None:
    key = FakeKeyboard(clock, [wake(300)]).read(1_000)
    assert (key, clock.now_ms()) == (None, 300)


def test_ctrl_c_comes_at_its_moment(clock: FakeClock) -> None:
    with pytest.raises(KeyboardInterrupt):
        FakeKeyboard(clock, [ctrl_c(300)]).read(1_000)
    assert clock.now_ms() == 300


def test_a_nap_ends_a_wait_late_by_all_of_it(clock: FakeClock) -> None:
    FakeKeyboard(clock, [sleep(500, 10_000)]).read(1_000)
    assert clock.now_ms() == 11_000


def test_coming_back_from_a_stop_ends_a_wait(clock: FakeClock) -> None:
    keyboard = FakeKeyboard(clock, [stop(500, 10_000)])
    keyboard.read(60_000)
    assert (clock.now_ms(), keyboard.came_back(), keyboard.came_back()) == (10_500, True, False)


def test_waiting_for_a_key_that_never_comes_is_an_error(clock: FakeClock) -> None:
    with pytest.raises(WaitsForEverError):
        FakeKeyboard(clock).read(None)


def test_going_round_without_any_time_passing_is_an_error(clock: FakeClock) -> None:
    keyboard = FakeKeyboard(clock)
    for _ in range(MOST_IDLE_READS):
        keyboard.read(0)
    with pytest.raises(WaitsForEverError):
        keyboard.read(0)
