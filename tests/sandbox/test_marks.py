"""What goes with a message beside its words: colours, copying, protection, silence, folding, hints."""

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.phone import Json, Phone
from tests.sandbox.program import Program

STYLES = ("danger", "success", "primary")


def under(button: Json) -> Json:
    return {"inline_keyboard": [[button]]}


def below(key: Json, **more: object) -> Json:
    return {"keyboard": [[key]], **more}


@pytest.mark.parametrize("style", STYLES)
async def test_keys_of_both_kinds_have_a_colour(program: Program, fang: Phone, style: str) -> None:
    markup = under({"text": "符合", "callback_data": "ok", "style": style})
    sent = await program.call("sendMessage", chat_id=101, text="?", reply_markup=markup)
    assert sent["reply_markup"] == markup
    await program.call("sendMessage", chat_id=101, text="?", reply_markup=below({"text": "位置", "style": style}))


@pytest.mark.parametrize("style", ["green", "", "Success", 1])
async def test_other_colours_are_refused(program: Program, fang: Phone, style: object) -> None:
    reason = "400 Bad Request: invalid button style specified"
    for markup in (under({"text": "x", "callback_data": "x", "style": style}), below({"text": "x", "style": style})):
        assert await program.refused("sendMessage", chat_id=101, text="?", reply_markup=markup) == reason
    sent = await program.call("sendMessage", chat_id=101, text="?")
    where = {"chat_id": 101, "message_id": sent["message_id"]}
    coloured = under({"text": "x", "callback_data": "x", "style": style})
    assert await program.refused("editMessageReplyMarkup", **where, reply_markup=coloured) == reason


async def test_emoji_that_an_owner_pays_for_are_not_reproduced(program: Program, fang: Phone) -> None:
    reason = "400 Bad Request: the sandbox does not reproduce buttons with icon_custom_emoji_id"
    for markup in (
        under({"text": "x", "callback_data": "x", "icon_custom_emoji_id": "1"}),
        below({"text": "x", "icon_custom_emoji_id": "1"}),
    ):
        assert await program.refused("sendMessage", chat_id=101, text="?", reply_markup=markup) == reason


@pytest.mark.parametrize("text", ["x", "字" * 256])
async def test_a_key_copies_a_text(program: Program, fang: Phone, text: str) -> None:
    markup = under({"text": "复制", "copy_text": {"text": text}})
    assert (await program.call("sendMessage", chat_id=101, text="?", reply_markup=markup))["reply_markup"] == markup


@pytest.mark.parametrize("copied", [{"text": ""}, {"text": "字" * 257}])
async def test_a_copied_text_has_1_to_256_characters(program: Program, fang: Phone, copied: Json) -> None:
    markup = under({"text": "复制", "copy_text": copied})
    refused = await program.refused("sendMessage", chat_id=101, text="?", reply_markup=markup)
    assert refused == "400 Bad Request: BUTTON_COPY_TEXT_INVALID"


@pytest.mark.parametrize("copied", ["x", {}, {"text": 1}])
async def test_a_copied_text_is_a_text(program: Program, fang: Phone, copied: object) -> None:
    markup = under({"text": "复制", "copy_text": copied})
    refused = await program.refused("sendMessage", chat_id=101, text="?", reply_markup=markup)
    assert refused == '400 Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String'


async def test_a_hint_has_at_most_64_characters(program: Program, fang: Phone) -> None:
    for ask in (below({"text": "x"}), {"force_reply": True}):
        taken = {**ask, "input_field_placeholder": "字" * 64}
        await program.call("sendMessage", chat_id=101, text="?", reply_markup=taken)
        refused = await program.refused(
            "sendMessage", chat_id=101, text="?", reply_markup={**ask, "input_field_placeholder": "字" * 65}
        )
        assert refused == "400 Bad Request: input field placeholder is too long"


async def test_phones_stay_quiet_at_a_silent_message(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await program.call("sendMessage", chat_id=101, text="抄送", disable_notification=True)
    silent = await fang.last()
    await program.call("copyMessage", chat_id=101, from_chat_id=101, message_id=silent.id)
    loud = await fang.last()
    assert (silent.raw.get("silent"), loud.raw.get("silent")) == (True, None)
    assert await program.call(
        "copyMessage", chat_id=101, from_chat_id=101, message_id=loud.id, disable_notification=True
    )
    assert (await fang.last()).raw["silent"] is True


async def test_protected_content_is_neither_copied_nor_forwarded(program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="投诉", protect_content=True)
    assert sent["has_protected_content"] is True
    again = {"chat_id": 101, "from_chat_id": 101, "message_id": sent["message_id"]}
    assert await program.refused("copyMessage", **again) == "400 Bad Request: message can't be copied"
    assert await program.refused("forwardMessage", **again) == "400 Bad Request: message can't be forwarded"


async def test_an_edit_changes_nothing_of_protection_and_silence(program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="一", protect_content=True, disable_notification=True)
    edit = {"chat_id": 101, "message_id": sent["message_id"], "text": "二", "protect_content": False}
    assert (await program.call("editMessageText", **edit))["has_protected_content"] is True
    assert (await fang.last()).raw["silent"] is True


async def test_a_quotation_can_be_folded(program: Program, fang: Phone) -> None:
    text = "历史\n<blockquote expandable>一\n二\n三\n四</blockquote>"
    sent = await program.call("sendMessage", chat_id=101, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "expandable_blockquote", "offset": 3, "length": 7}]
    assert '<blockquote class="folded">' in (await fang.last()).html


async def test_folded_words_count_for_the_length(program: Program, fang: Phone) -> None:
    text = f"<blockquote expandable>{'字' * 4097}</blockquote>"
    refused = await program.refused("sendMessage", chat_id=101, text=text, parse_mode="HTML")
    assert refused == "400 Bad Request: message is too long"


@pytest.mark.parametrize("inner", ["<blockquote>二</blockquote>", "<b><blockquote expandable>二</blockquote></b>"])
async def test_quotations_inside_quotations_are_not_reproduced(program: Program, fang: Phone, inner: str) -> None:
    text = f"<blockquote>一{inner}</blockquote>"
    refused = await program.refused("sendMessage", chat_id=101, text=text, parse_mode="HTML")
    assert refused == "400 Bad Request: the sandbox does not reproduce quotations inside quotations"


async def test_quotations_inside_quotations_by_entities(program: Program, fang: Phone) -> None:
    def quoted(*spans: tuple[int, int]) -> list[Json]:
        return [{"type": "blockquote", "offset": offset, "length": length} for offset, length in spans]

    refused = await program.refused("sendMessage", chat_id=101, text="一二三四", entities=quoted((0, 4), (1, 2)))
    assert refused == "400 Bad Request: the sandbox does not reproduce quotations inside quotations"
    await program.call("sendMessage", chat_id=101, text="一二三四", entities=quoted((0, 2), (2, 2)))


@pytest.mark.parametrize(
    ("method", "field", "longest"),
    [("setMyDescription", "description", 512), ("setMyShortDescription", "short_description", 120)],
)
async def test_descriptions_have_a_length(program: Program, method: str, field: str, longest: int) -> None:
    await program.call(method, **{field: "字" * longest}, language_code="zh")
    refused = await program.refused(method, **{field: "字" * (longest + 1)}, language_code="zh")
    assert refused == "400 Bad Request: description is too long"
