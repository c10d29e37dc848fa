"""Who is able to hear: silence says something only of somebody whom words reach (DESIGN.md section 5).

Nothing closes, moves up or counts as agreed because somebody is silent who cannot be reached.
"""

from bot.rules.people import Person


def can_hear(person: Person) -> bool:
    """Whether what is said here reaches this person themself: they joined, have an account, and did not block the bot.

    Who was removed is no ``Person`` any more, or stands to nothing. Somebody without an account is told by who recorded
    for them (代录), if that one can hear: an offer is heard so, a question is passed on so. But the silence of whom it
    was to be passed on to is no answer of theirs, since nobody knows whether it was.
    """
    return person.telegram_id is not None and person.consented_at is not None and person.unreachable_since is None
