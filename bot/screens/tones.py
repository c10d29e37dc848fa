"""The colours of keys, decided in one place.

``NEXT`` (green): the one step that goes on or confirms; a screen has one or none, and a list of equals has none. Beside
it stands 符合, which goes on as nothing else does. ``DESTROYS`` (red): what is lost or ended at this very tap, and
不符合; never the key that only asks whether. ``BEGUN`` (blue): goes on with what was begun. All others have no colour.
Apps from before 2026 show none, so that words and signs carry the meaning alone.

What a press says decides its colour wherever it stands, unless the key says its own: that is done for a step that goes
on from one screen and is one of many on another.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from bot.screens import buttons as b


class Tone(Enum):
    """The colour of a key, as Telegram names it; an empty one for none."""

    NEXT = "success"
    DESTROYS = "danger"
    BEGUN = "primary"
    PLAIN = ""


def tone_of(data: b.Data) -> Tone:
    """The colour of a key by what its press says."""
    said = _SAYS.get(type(data))
    return Tone.PLAIN if said is None else said(data)


def style_of(tone: Tone | None) -> str | None:
    """The colour as both libraries send it: None for none."""
    return tone.value or None if tone is not None else None


def _surely(data: Any) -> Tone:
    """Ends or takes away something, once that was asked."""
    return Tone.DESTROYS if data.sure else Tone.PLAIN


def _moves(data: b.MoveInForm) -> Tone:
    return {"submit": Tone.NEXT, "cancel": Tone.DESTROYS}.get(data.move, Tone.PLAIN)


def _settles(data: b.SettlePolicy) -> Tone:
    return {"publish": Tone.NEXT, "revoke": Tone.DESTROYS, "discard": Tone.DESTROYS}.get(data.wanted, Tone.PLAIN)


def _drafts(data: b.DraftChecklist) -> Tone:
    return {"discard": Tone.DESTROYS}.get(data.wanted, Tone.PLAIN)


def _publishes(data: b.PublishChecklist) -> Tone:
    return Tone.NEXT if data.seen else Tone.PLAIN


def _hands_over(data: b.HandOver) -> Tone:
    return Tone.NEXT if data.seen else Tone.PLAIN


def _always(tone: Tone) -> Callable[[Any], Tone]:
    return lambda _: tone


_ENDINGS: tuple[type[b.Data], ...] = (
    b.EndEntry,
    b.EndRole,
    b.EndStandIn,
    b.LeaveFirm,
    b.LeavePractice,
    b.RemoveMember,
    b.ReplaceLabels,
    b.RevokeJoiningCard,
    b.RevokeLink,
    b.Withdraw,
    b.WithdrawRequest,
)
_SAYS: Mapping[type[b.Data], Callable[[Any], Tone]] = {
    **dict.fromkeys(_ENDINGS, _surely),
    b.MoveInForm: _moves,
    b.SettlePolicy: _settles,
    b.DraftChecklist: _drafts,
    b.TakeOutItem: _surely,
    b.RetireChecklist: _surely,
    b.PublishChecklist: _publishes,
    b.HandOver: _hands_over,
    b.EndDays: _always(Tone.DESTROYS),
    b.ApplyImport: _always(Tone.NEXT),
    b.ConfirmReading: _always(Tone.NEXT),
    b.ConfirmRequirements: _always(Tone.NEXT),
    b.ConfirmVisits: _always(Tone.NEXT),
    b.ConfirmSecond: _always(Tone.NEXT),
    b.ContinueDraft: _always(Tone.BEGUN),
}
