"""Texts as Telegram sees them: HTML becomes entities, and all lengths are in UTF-16 code units."""

import html
import re
from collections.abc import Iterator
from typing import Any

from tests.wire.telegram.refusals import Refusal

Entity = dict[str, Any]

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s+[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#[xX][0-9a-fA-F]+);")
_NAMES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!\w))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w))"
    r"|(?P<url>https?://[^\s<>]*[^\s<>.,!?;:)])"
)


def utf16(text: str) -> int:
    """Give the length of a text in UTF-16 code units, in which an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str, mode: str | None) -> str:
    """Give what is left of a text when its HTML is taken out; texts in other modes stay as they are."""
    return _unescape(_TAG.sub("", text)) if mode and mode.upper() == "HTML" else text


def read_text(text: str, mode: str | None, entities: list[Entity] | None = None) -> tuple[str, list[Entity]]:
    """Give a text as it will stand in the chat, with its entities; refuse what cannot be parsed."""
    if mode and mode.upper() == "HTML":
        text, entities = _parsed(text)
    elif mode:
        raise Refusal(400, "Bad Request: this fake parses HTML only")
    kept = text.rstrip()
    lead = utf16(kept) - utf16(kept.lstrip())
    shifted = [{**entity, "offset": entity["offset"] - lead} for entity in entities or ()] if lead else entities or []
    kept = kept.lstrip()
    return kept, [*_inside(shifted, utf16(kept)), *found_in(kept)]


def found_in(text: str) -> list[Entity]:
    """Find the commands, mentions and addresses in a text, which Telegram marks by itself."""
    if "/" not in text and "@" not in text:
        return []
    return [_entity(str(found.lastgroup), text, found) for found in _FOUND.finditer(text)]


def part(text: str, entity: Entity) -> str:
    """Give the part of a text that an entity is over."""
    units = text.encode("utf-16-le")
    return units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


def _entity(kind: str, text: str, found: re.Match[str]) -> Entity:
    return {"type": kind, "offset": utf16(text[: found.start()]), "length": utf16(found[0])}


def _inside(entities: list[Entity], length: int) -> Iterator[Entity]:
    for entity in entities:
        start, end = max(entity["offset"], 0), min(entity["offset"] + entity["length"], length)
        if end > start:
            yield {**entity, "offset": start, "length": end - start}


def _parsed(source: str) -> tuple[str, list[Entity]]:
    text, at, place = "", 0, 0
    opened: list[tuple[str, Entity]] = []
    done: list[Entity] = []
    for tag in _TAG.finditer(source):
        passed = _without_tags(source[place : tag.start()], source, place)
        text, at, place = text + passed, at + utf16(passed), tag.end()
        if not tag[1]:
            opened.append((tag[2].lower(), {**_opened(tag, source, opened), "offset": at}))
            continue
        entity = _closed(tag, source, opened)
        if at > entity["offset"] and entity.get("type"):
            done.append({**entity, "length": at - entity["offset"]})
    text += _without_tags(source[place:], source, place)
    if opened:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return text, sorted(done, key=lambda entity: (entity["offset"], -entity["length"]))


def _without_tags(text: str, source: str, place: int) -> str:
    if "<" in text:
        offset = len(source[: place + text.index("<")].encode())
        raise _unparsable(f'Unsupported start tag "{text[text.index("<") + 1 :][:10]}" at byte offset {offset}')
    return _unescape(text)


def _unescape(text: str) -> str:
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _opened(tag: re.Match[str], source: str, opened: list[tuple[str, Entity]]) -> Entity:
    name = tag[2].lower()
    given = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(tag[3])}
    if name not in _NAMES or (name == "span" and given.get("class") != "tg-spoiler"):
        raise _unparsable(f'Unsupported start tag "{name}" at byte offset {len(source[: tag.start()].encode())}')
    if name == "a":
        url = html.unescape(given.get("href", ""))
        return {"type": _NAMES[name], "url": url} if url else {}
    if name == "tg-emoji":
        return {"type": _NAMES[name], "custom_emoji_id": given.get("emoji-id", "")}
    if name == "code" and opened and opened[-1][0] == "pre" and given.get("class", "").startswith("language-"):
        opened[-1][1]["language"] = given["class"].removeprefix("language-")
        return {}
    if name == "blockquote" and "expandable" in given:
        return {"type": "expandable_blockquote"}
    return {"type": _NAMES[name]}


def _closed(tag: re.Match[str], source: str, opened: list[tuple[str, Entity]]) -> Entity:
    offset = len(source[: tag.start()].encode())
    if not opened:
        raise _unparsable(f"Unexpected end tag at byte offset {offset}")
    name, entity = opened.pop()
    if name != tag[2].lower():
        raise _unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{name}>", found "</{tag[2]}>"')
    return entity


def _unparsable(why: str) -> Refusal:
    return Refusal(400, f"Bad Request: can't parse entities: {why}")
