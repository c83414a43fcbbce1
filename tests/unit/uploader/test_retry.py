from hypothesis import given
from hypothesis import strategies as st

from uploader.retry import RetryPolicy


@given(st.integers(1, 200), st.floats(0, 1))
def test_pauses_grow_to_a_limit_and_are_spread_below_it(failures: int, part: float) -> None:
    policy = RetryPolicy(first=0.25, longest=30)
    pause = policy.pause(failures, draw=lambda low, high: low + part * (high - low))
    assert 0 <= pause <= min(30, 0.25 * 2 ** min(failures, 32))


@given(st.floats(0, 1000), st.integers(1, 10))
def test_the_server_is_never_asked_before_it_said(retry_after: float, failures: int) -> None:
    assert RetryPolicy().pause(failures, retry_after) >= retry_after


def test_attempts_are_counted() -> None:
    policy = RetryPolicy(attempts=3)
    assert [policy.allows(n) for n in range(5)] == [True, True, True, False, False]
    assert RetryPolicy(attempts=None).allows(10**9)
