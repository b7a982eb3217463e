"""The specifications are read as they are meant."""

import os

import pytest

from tests.wire.discord.spec import GatewaySpec, RestSpec, read_specs, specs_folder
from tests.wire.discord.world import Json

FORM = [{"type": 18, "label": "a", "component": {"type": 4, "custom_id": "a", "style": 1}}]
CALLBACK = "/interactions/1/token/callback"


@pytest.mark.parametrize(
    ("method", "path", "body", "wrong"),
    [
        ("POST", CALLBACK, {"type": 44}, "type: Value must be one of"),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "a" * 2001}}, "data.content: Must be 2000 or fewer"),
        (
            "POST",
            CALLBACK,
            {"type": 8, "data": {"choices": [{"name": "a", "value": "a"}] * 26}},
            "data.choices: Must be 25",
        ),
        (
            "POST",
            CALLBACK,
            {"type": 9, "data": {"title": "a" * 46, "custom_id": "a", "components": FORM}},
            "data.title",
        ),
        ("POST", CALLBACK, {"type": 9, "data": {"title": "a", "components": FORM}}, "data.custom_id: This field"),
        ("POST", CALLBACK, None, "(body): a body is required"),
        ("POST", "/webhooks/1/token", {"content": "a", "bad": 1}, "bad: unknown key"),
        ("PATCH", "/webhooks/1/token/messages/@original", {"content": "a" * 2001}, "content: Must be 2000"),
        ("PUT", "/applications/1/commands", [{"description": "d"}], "0.name: This field is required"),
        ("PUT", "/applications/1/commands", [{"name": "a" * 33, "description": "d"}], "0.name: Must be 32"),
        ("GET", "/channels/1/messages", None, ""),
        ("POST", "/channels/1/messages", {"message_reference": {"message_id": 5}}, ""),
        ("PATCH", "/webhooks/1/token/messages/@original", {"content": "a", "tts": False}, ""),
        ("POST", CALLBACK, {"type": 6}, ""),
        ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "a", "value": "a"}] * 25}}, ""),
    ],
)
def test_what_is_wrong_with_a_request_is_said(
    discord_specs: tuple[RestSpec, GatewaySpec], method: str, path: str, body: object, wrong: str
) -> None:
    found = [str(one) for one in discord_specs[0].check_request(method, path, body, {})]
    assert found == [] if not wrong else len(found) == 1 and found[0].startswith(wrong), found


def test_parameters_are_known(discord_specs: tuple[RestSpec, GatewaySpec]) -> None:
    found = discord_specs[0].check_request("GET", "/channels/1/messages", None, {"limit": "5", "offset": "3"})
    assert [str(one) for one in found] == ["offset: unknown parameter"]


def test_answers_are_held_to_the_specification(discord_specs: tuple[RestSpec, GatewaySpec]) -> None:
    rest, _ = discord_specs
    assert rest.check_answer("GET", "/gateway", 200, {"url": "ws://127.0.0.1/"}) == []
    assert rest.check_answer("GET", "/gateway", 200, {}) == ["url: This field is required"]
    assert rest.check_answer("DELETE", "/channels/1/messages/2", 200, {}) != []


@pytest.mark.parametrize(
    ("frame", "wrong"),
    [
        ({"op": 1, "d": None}, []),
        ({"op": 6, "d": {"token": "a", "session_id": "b", "seq": 3}}, []),
        ({"op": 6, "d": {"token": "a", "session_id": "b"}}, ["GatewayResume d.seq: This field is required"]),
        ({"op": 8, "d": {"guild_id": 5, "user_ids": [1, "2"], "limit": 0}}, []),
        ({"op": 99}, ["no frame has the op 99"]),
    ],
)
def test_frames_of_bots_are_held_to_the_specification(
    discord_specs: tuple[RestSpec, GatewaySpec], frame: Json, wrong: list[str]
) -> None:
    assert discord_specs[1].check_sent(frame) == wrong


def test_frames_of_the_fake_are_held_to_the_specification(discord_specs: tuple[RestSpec, GatewaySpec]) -> None:
    _, gateway = discord_specs
    gateway.check_told({"op": 9, "d": True, "s": None, "t": None})
    with pytest.raises(AssertionError, match="GatewayHello of the fake does not fit"):
        gateway.check_told({"op": 10, "d": {}, "s": None, "t": None})
    assert gateway.check_event("NO_SUCH_THING", {}) == ["there is no such event"]
    assert gateway.check_event("TYPING_START", {"channel_id": "1"}) != []


def test_a_specification_that_is_missing_is_named(tmp_path: object) -> None:
    with pytest.raises(FileNotFoundError, match=r"discord-openapi\.json is missing"):
        read_specs(specs_folder({**os.environ, "SPECS_DIR": str(tmp_path)}))
