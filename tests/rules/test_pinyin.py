"""Names are found by how they are said: in full, by initials, from any character on, by each reading in use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.pinyin import FEWEST_LETTERS, LONGEST_SOUND, is_said, may_mean, sound_asked, sounds, sounds_so
from bot.rules.searching import SOUND, asked_said, kept, said

NAMES = st.text(st.sampled_from("王芳李强恒信阀门重行单曾长乐女吕3A9x·"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("恒信阀门", "hxfm"),
        ("恒信阀门", "HXFM"),
        ("恒信阀门", "hengxin"),
        ("恒信阀门", "heng xin"),
        ("恒信阀门", "Heng'xin fa-men"),
        ("恒信阀门", "famen"),
        ("恒信阀门", "fm"),
        ("王芳", "wf"),
        ("王芳", "wangf"),
        ("王 芳", "wangfang"),
        ("单志强", "shanzhiqiang"),
        ("单志强", "danzhiqiang"),
        ("重庆银行", "cqyh"),
        ("重型阀门", "zhongxing"),
        ("重庆行远", "chongqingxing"),
        ("重庆行远", "chongqinghang"),
        ("长乐", "cl"),
        ("长乐", "zhangle"),
        ("吕丽", "lvli"),
        ("吕丽", "luli"),
        ("吕丽", "lüli"),
        ("3号车间", "3hcj"),
        ("DN50球阀", "dn50qf"),
        ("ＤＮ５０球阀", "dn50qiufa"),
        ("長興閥門", "cxfm"),
    ],
)
def test_it_is_said_so(name: str, typed: str) -> None:
    assert sounds_so(sound_asked(typed), name)
    assert may_mean(typed, name)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("恒信阀门", "xhfm"),
        ("恒信阀门", "h"),
        ("恒信阀门", "engxin"),
        ("恒信阀门", "hxfmx"),
        # readings of old books
        ("恒信阀门", "hengshen"),
        ("王芳", "yufang"),
        ("Wang Fang", "wf"),
        ("王芳", "12"),
        ("王芳", "王fang"),
        ("王芳", "…"),
        ("…", "wf"),
    ],
)
def test_it_is_not_said_so(name: str, typed: str) -> None:
    assert not sounds_so(sound_asked(typed), name)


def test_all_of_a_name_is_said_in_full_or_by_its_initials() -> None:
    assert is_said("wf", "王芳")
    assert is_said("wangfang", "王芳")
    assert not is_said("wang", "王芳")
    assert not is_said("fang", "王芳")
    assert not is_said("", "王芳")


@given(NAMES, st.data())
def test_a_name_is_found_from_each_of_its_characters_on_by_any_beginning(name: str, data: st.DataObject) -> None:
    for sound in sounds(name):
        assert FEWEST_LETTERS <= len(sound) <= LONGEST_SOUND
        if sum(one.isalpha() for one in sound) < FEWEST_LETTERS:
            continue
        wanted = sound[: data.draw(st.integers(FEWEST_LETTERS, len(sound)))]
        assert not sound_asked(wanted) or sounds_so(sound_asked(wanted), name)
    # what stands behind another name is said as it is alone
    assert sounds(name) <= sounds(f"信{name}")


@given(st.text(max_size=300))
def test_any_text_is_read_and_has_a_bounded_number_of_sounds(text: str) -> None:
    found = sounds(text)
    assert all(one.isascii() and one.isalnum() and one == one.lower() for one in found)
    assert len(found) <= 24 * max(len(text) * 20, 1)
    assert sound_asked(text).isascii()


@given(st.text(st.sampled_from(f"王芳wf{SOUND}"), max_size=12), st.text(st.sampled_from(f"王芳wf{SOUND}"), max_size=4))
def test_no_word_of_a_text_is_taken_for_a_sound(text: str, typed: str) -> None:
    word = asked_said(typed)
    assert not any(one.startswith(SOUND) and len(one) > 2 for one in kept((text,)))
    assert word is None or not any(one.startswith(word.text) for one in kept((text,)))
    assert all(one.startswith(SOUND) for one in said((text,)))
