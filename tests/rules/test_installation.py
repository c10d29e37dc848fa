"""Which starts may begin, and how: everything that can be found, against what was asked for."""

from dataclasses import replace

import pytest

from bot.rules.installation import (
    Beginning,
    FilesOfAnotherFirm,
    FilesWithoutFirm,
    Firm,
    FirmMoved,
    FirmOfAnotherBot,
    FirmThereAlready,
    FirmWithoutFiles,
    MayNotBegin,
    Place,
    SchemaTooNew,
    beginning,
)

BOT, ANOTHER_BOT = 42, 43
FIRM = Firm("one", BOT, None)
NOTHING = Place()
OURS = Place(firm=FIRM, in_use=True, names_files=True, marked="one", has_files=True)
OF_YESTERDAY = Place(in_use=True, names_files=True, has_files=True)
"""Versions before this one entered no firm and set no marker."""


@pytest.mark.parametrize(
    ("place", "how"),
    [
        (NOTHING, Beginning.FOUND),
        (OF_YESTERDAY, Beginning.ADOPT),
        (Place(in_use=True), Beginning.ADOPT),
        (OURS, Beginning.GO_ON),
        # stopped after the first start had entered the firm and before it marked the folder
        (Place(firm=FIRM), Beginning.GO_ON),
        # the folder was restored without its marker
        (replace(OURS, marked=None), Beginning.GO_ON),
        # its own folder, in which files are missing: they are looked for one by one
        (replace(OURS, has_files=False), Beginning.GO_ON),
    ],
)
def test_a_start_that_finds_nothing_wrong_goes_on(place: Place, how: Beginning) -> None:
    assert beginning(place, BOT) is how


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        (Place(has_files=True), FilesWithoutFirm),
        (Place(marked="one"), FilesWithoutFirm),
        (replace(OURS, marked="another"), FilesOfAnotherFirm),
        (replace(OF_YESTERDAY, marked="another"), FilesOfAnotherFirm),
        (replace(OURS, marked=None, has_files=False), FirmWithoutFiles),
        (replace(OF_YESTERDAY, has_files=False), FirmWithoutFiles),
        (replace(OURS, firm=Firm("one", ANOTHER_BOT, None)), FirmOfAnotherBot),
        (replace(OURS, firm=Firm("one", BOT, "postgres://elsewhere/firm")), FirmMoved),
        (replace(OURS, unknown_migration="0099_tomorrow"), SchemaTooNew),
        (Place(unknown_migration="0099_tomorrow"), SchemaTooNew),
    ],
)
def test_a_start_that_would_serve_the_wrong_firm_does_not(place: Place, broken: type[MayNotBegin]) -> None:
    with pytest.raises(broken):
        beginning(place, BOT)


def test_what_is_wrong_with_the_firm_is_no_matter_of_options() -> None:
    for place, broken in (
        (Place(has_files=True), FilesWithoutFirm),
        (replace(OURS, marked="another"), FilesOfAnotherFirm),
        (replace(OURS, firm=Firm("one", BOT, "elsewhere")), FirmMoved),
    ):
        with pytest.raises((broken, FirmThereAlready)):
            beginning(place, BOT, new_firm=True, new_bot=True)


def test_a_firm_changes_its_bot_only_on_purpose() -> None:
    assert beginning(OURS, ANOTHER_BOT, new_bot=True) is Beginning.CHANGE_BOT
    assert beginning(OURS, BOT, new_bot=True) is Beginning.GO_ON
    with pytest.raises(FirmOfAnotherBot) as refused:
        beginning(OURS, ANOTHER_BOT)
    assert (refused.value.served_by, refused.value.bot_id) == (BOT, ANOTHER_BOT)


def test_who_serves_no_bot_may_go_on_with_any() -> None:
    assert beginning(OURS, None) is Beginning.GO_ON


def test_a_new_firm_is_not_begun_where_one_is() -> None:
    assert beginning(NOTHING, BOT, new_firm=True) is Beginning.FOUND
    for place in (OURS, OF_YESTERDAY):
        with pytest.raises(FirmThereAlready):
            beginning(place, BOT, new_firm=True)
