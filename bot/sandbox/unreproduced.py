"""Parameters of the Bot API that the sandbox does not reproduce: given, they are refused instead of ignored."""

from bot.sandbox.arguments import Arguments
from bot.sandbox.wire import not_reproduced

# In the methods that the sandbox has; all other parameters that Telegram knows are carried out or change nothing here.
PARAMETERS = frozenset(
    {
        "business_connection_id",
        "message_thread_id",
        "direct_messages_topic_id",
        "message_effect_id",
        "suggested_post_parameters",
        "allow_paid_broadcast",
        "inline_message_id",
        "rich_message",
        "live_period",
        "heading",
        "proximity_alert_radius",
        "video_start_timestamp",
        "thumbnail",
        "cache_time",
    }
)
NOTHING = frozenset({"", "0", "false", "False", "null"})


def refuse_unreproduced(arguments: Arguments) -> None:
    """Raises ApiError that names the first such parameter with a value."""
    for name in (*arguments.values, *arguments.uploads):
        if name in PARAMETERS and (name in arguments.uploads or arguments.text(name) not in NOTHING):
            raise not_reproduced(name)
