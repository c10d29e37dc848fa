"""What looks thin: far quicker than usual there, no photo though asked, or all alike at once; else nothing is said."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.plain_words import CONFORM, NON_CONFORM
from bot.rules.thin import AT_ONCE, FEW_ITEMS, FEWEST, Done, Thin, thin

LASTING = st.integers(0, 86_400).map(lambda seconds: timedelta(seconds=seconds))
JUDGED = st.lists(st.sampled_from([CONFORM, NON_CONFORM]), max_size=20)
DONE = st.builds(Done, LASTING, LASTING, JUDGED, st.booleans(), st.integers(0, 5), st.booleans())
BEFORE = st.lists(LASTING, max_size=10)
SHARES = st.integers(1, 90)


@given(DONE, BEFORE, SHARES)
def test_what_is_said_holds_and_more_of_anything_never_makes_it_thinner(
    done: Done, before: list[timedelta], share: int
) -> None:
    said = thin(done, before, share)
    assert (Thin.NO_PHOTO in said) is (done.asked_photos and done.photos == 0)
    if Thin.QUICK in said:
        assert len(before) >= FEWEST
        assert done.took < sorted(before)[len(before) // 2]
    if Thin.ALIKE in said:
        assert done.opened < AT_ONCE
        assert len(done.judged) >= FEW_ITEMS
        assert len(set(done.judged)) == 1
    more = Done(
        done.took + timedelta(minutes=1),
        done.opened + timedelta(minutes=1),
        done.judged,
        done.asked_photos,
        done.photos + 1,
        done.written_up,
    )
    assert set(thin(more, before, share)) <= set(said)


@given(LASTING, SHARES)
def test_as_long_as_usual_is_not_quick(usual: timedelta, share: int) -> None:
    done = Done(usual, usual, (), asked_photos=False, photos=0)
    assert thin(done, [usual] * FEWEST, share) == ()


def test_a_quarter_is_the_line_and_two_before_tell_nothing() -> None:
    ten, hour = timedelta(minutes=10), timedelta(hours=1)
    done = Done(ten, ten, (), asked_photos=False, photos=0)
    assert thin(done, [hour] * 3, 25) == (Thin.QUICK,)
    assert thin(done, [hour] * 2, 25) == ()
    assert thin(done, [hour] * 3, 16) == ()
