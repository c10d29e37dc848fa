"""The methods of the Bot API that the sandbox has; every other one answers 404."""

from collections.abc import Awaitable, Callable

from bot.sandbox.arguments import Arguments
from bot.sandbox.methods import about, answering, editing, moving, places, reacting, receiving, sending
from bot.sandbox.telegram import Telegram

Method = Callable[[Telegram, Arguments], Awaitable[object]]

METHODS: dict[str, Method] = {
    "getme": about.get_me,
    "logout": about.log_out,
    "close": about.close,
    "setmycommands": about.set_my_commands,
    "getmycommands": about.get_my_commands,
    "deletemycommands": about.delete_my_commands,
    "setchatmenubutton": about.set_chat_menu_button,
    "getmydescription": about.get_my_description,
    "getmyshortdescription": about.get_my_short_description,
    "setmydescription": about.set_my_description,
    "setmyshortdescription": about.set_my_short_description,
    "getupdates": receiving.get_updates,
    "getfile": receiving.get_file,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendvoice": sending.send_voice,
    "sendvideo": sending.send_video,
    "sendaudio": sending.send_audio,
    "sendvideonote": sending.send_video_note,
    "sendanimation": sending.send_animation,
    "sendlocation": sending.send_location,
    "sendmediagroup": sending.send_media_group,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": moving.delete_message,
    "deletemessages": moving.delete_messages,
    "copymessage": moving.copy_message,
    "forwardmessage": moving.forward_message,
    "answercallbackquery": answering.answer_callback_query,
    "sendchataction": answering.send_chat_action,
    "setmessagereaction": reacting.set_message_reaction,
    "pinchatmessage": places.pin_chat_message,
    "getchat": places.get_chat,
    "getchatmember": places.get_chat_member,
}
