"""Whom a policy is for, when people are reminded, and how its file is read (clause 3.4)."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import at
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, Grant, Role
from bot.rules.policies import AUDIENCE_NAMES, Audience, is_for, reminder_moment
from bot.rules.working_days import Calendar
from bot.services.policies import decoded
from tests.rules.test_permissions import person

TEXTS = st.text(alphabet=st.characters(codec="gb18030", exclude_characters="\x00\ufeff"), min_size=1)


@pytest.mark.parametrize("role", Role)
def test_each_role_is_on_one_side_and_everybody_is_both(role: Role) -> None:
    someone = person(Grant(role, 10 if role in FOR_ONE_CLIENT else None))
    assert is_for(Audience.CLIENTS, someone) is (role in CLIENT_SIDE)
    assert is_for(Audience.OURS, someone) is (role not in CLIENT_SIDE)
    assert is_for(Audience.EVERYBODY, someone)


def test_who_has_no_role_is_asked_nothing() -> None:
    assert not any(is_for(audience, person()) for audience in Audience)
    assert set(AUDIENCE_NAMES) == set(Audience)


def test_people_are_reminded_after_three_working_days() -> None:
    friday = at(date(2026, 11, 20), time(21))
    assert reminder_moment(friday, Calendar(), time(9)) == at(date(2026, 11, 25), time(9))
    closed = Calendar({date(2026, 11, 24): False})
    assert reminder_moment(friday, closed, time(9)) == at(date(2026, 11, 25), time(9)) + timedelta(days=1)


@given(TEXTS)
def test_a_file_is_read_in_the_encodings_that_people_save_in(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoded(text.encode(encoding)) == text, encoding


def test_a_file_says_by_its_first_two_bytes_which_way_round_it_was_saved() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decoded("\ufeff巡查要当日提交记录。".encode(encoding)) == "巡查要当日提交记录。"


def test_chinese_saved_on_an_old_machine_is_read_too() -> None:
    assert decoded("巡查要当日提交记录。".encode("gbk")) == "巡查要当日提交记录。"


@given(st.binary())
def test_whatever_is_sent_is_text_or_none(content: bytes) -> None:
    text = decoded(content)
    assert text is None or "\x00" not in text
