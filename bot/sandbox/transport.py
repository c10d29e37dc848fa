"""Requests into arguments, results and refusals into answers."""

import json
import re
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import BodyPartReader, MultipartReader, web

from bot.sandbox.arguments import Arguments, Upload
from bot.sandbox.files import LARGEST_UPLOAD, MEGABYTE
from bot.sandbox.wire import ApiError, Json, PageError, bad_request, packed

# A request may carry one largest file and its other parameters.
LARGEST_REQUEST = LARGEST_UPLOAD + MEGABYTE
# A JSON escape can name one half of a surrogate pair, which no UTF-8 can hold.
HALF_A_LETTER = re.compile("[\ud800-\udfff]")
TOO_LARGE = ApiError(413, "Request Entity Too Large")


async def read_arguments(request: web.Request) -> Arguments:
    """The parameters of a Bot API call from query and body (urlencoded, JSON or multipart).

    Raises ApiError 413 for more than 50 MB and 400 for what cannot be read.
    """
    if (request.content_length or 0) > LARGEST_REQUEST:
        raise TOO_LARGE
    arguments = Arguments(dict(request.query) if request.query_string else {})
    match request.content_type:
        case "multipart/form-data" if request.body_exists:
            body = await read_form(request)
            arguments.values.update(body.values)
            arguments.uploads.update(body.uploads)
        case "application/json" if request.body_exists:
            arguments.values.update(_object(await request.read()))
        case "application/x-www-form-urlencoded" if request.body_exists:
            text = _utf8(await request.read())
            arguments.values.update(parse_qsl(text, keep_blank_values=True))
    _check_encoding(arguments.values)
    return arguments


async def read_form(request: web.Request, *, several_of_a_name: bool = False) -> Arguments:
    """Fields and files of a multipart request.

    Raises ApiError 413 for more than 50 MB in all and 400 for what cannot be read.
    """
    try:
        reader = await request.multipart()
    except ValueError as error:
        raise bad_request("can't parse multipart request") from error
    return await read_parts(reader, several_of_a_name=several_of_a_name)


async def read_parts(reader: MultipartReader, *, several_of_a_name: bool = False) -> Arguments:
    """Fields and files of a multipart body, in their order; ``several_of_a_name`` keeps files of the same name apart.

    Raises ApiError as ``read_form`` does.
    """
    arguments = Arguments({})
    left = LARGEST_REQUEST
    try:
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or not part.name:
                raise bad_request("can't parse multipart request")
            content = bytearray()
            while chunk := await part.read_chunk(65536):
                content += chunk
                if len(content) > left:
                    raise TOO_LARGE
            left -= len(content)
            if part.filename is None:
                arguments.values[part.name] = _utf8(bytes(content))
            else:
                media_type = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0]
                name = f"{part.name} {len(arguments.uploads)}" if several_of_a_name else part.name
                arguments.uploads[name] = Upload(part.filename, bytes(content), media_type)
    except (ValueError, aiohttp.ClientPayloadError) as error:
        raise bad_request("can't parse multipart request") from error
    return arguments


def _object(body: bytes) -> Json:
    try:
        values = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return values


def _utf8(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def _check_encoding(values: Json) -> None:
    if any(isinstance(value, str) and HALF_A_LETTER.search(value) for value in values.values()):
        raise bad_request("strings must be encoded in UTF-8")


def answer(result: object, description: str | None = None) -> web.Response:
    """The answer of a call that succeeded; ``bytes`` are taken as JSON already."""
    content = result if isinstance(result, bytes) else packed(result)
    said = b',"description":' + packed(description) if description else b""
    return web.Response(body=b'{"ok":true,"result":%b%b}' % (content, said), content_type="application/json")


def refusal(error: ApiError) -> web.Response:
    """The answer of a call that was refused; its HTTP status is the error's code."""
    return web.Response(status=error.code, body=packed(error.as_json()), content_type="application/json")


def page_answer(result: object) -> web.Response:
    """An answer of the page's interface."""
    return web.Response(body=packed(result), content_type="application/json", headers={"Cache-Control": "no-store"})


def page_refusal(error: PageError) -> web.Response:
    """A refusal of the page's interface."""
    return web.Response(status=error.status, body=packed({"error": error.reason}), content_type="application/json")
