"""The image and what runs it: little in it, nothing unlocked, no rights, and the bot as it is started by hand."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import main
from bot.settings import Settings
from tests.supply.dockerfile import Stage, is_sent, sent, stages
from tests.supply.test_locks import PYTHONS

ROOT = Path(__file__).parents[2]
IGNORE = (ROOT / ".dockerignore").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
BUILD, FINAL = stages(DOCKERFILE)
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))  # noqa: TID251 - it is ours
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
HEALTH = ["azfilm", "health"]


def commands(stage: Stage) -> list[list[str]]:
    """Give what is run in a stage, command by command."""
    return [shlex.split(one) for step in stage.all("RUN") for one in step.text.split(" && ")]


def seconds(text: str) -> int:
    assert text.endswith("s")
    return int(text[:-1])


def test_both_stages_stand_on_the_same_slim_python_of_one_release() -> None:
    assert BUILD.base == FINAL.base
    found = re.fullmatch(r"python:(3\.\d+)\.\d+-slim-[a-z]+(@sha256:[0-9a-f]{64})?", FINAL.base)
    assert found
    assert found[1] in PYTHONS


def test_what_is_installed_is_locked_by_hashes_and_needs_no_compiler() -> None:
    installs = [" ".join(one) for one in commands(BUILD) if "install" in one]
    assert len(installs) == 3
    for one in installs:
        locked = "--require-hashes --only-binary :all: -r requirements" in one and ".lock" in one
        assert locked or "--no-deps --no-index dist/" in one


def test_the_wheel_is_built_by_what_is_locked_and_what_it_needs_is_there() -> None:
    (wheel,) = (one for one in commands(BUILD) if one[:2] == ["pip", "wheel"])
    assert {"--no-build-isolation", "--no-deps", "--no-index"} <= set(wheel)
    assert commands(BUILD)[-1][-1] == "check"


def test_the_final_stage_gets_the_environment_and_nothing_else() -> None:
    copy = FINAL.the("COPY")
    assert copy.flags == {"from": "build"}
    assert copy.text == "/opt/azfilm /opt/azfilm"
    assert not any("pip" in one or "apt-get" in one for one in commands(FINAL))
    assert BUILD.environment["PIP_NO_CACHE_DIR"] == "1"


def test_the_bot_is_a_numbered_user_without_rights() -> None:
    user = FINAL.the("USER")
    assert re.fullmatch(r"([1-9]\d*):\1", user.text)
    rights = FINAL.steps[FINAL.steps.index(user) :]
    assert {step.word for step in FINAL.steps} - {step.word for step in rights} == {"COPY", "ENV"}


def test_python_reads_nothing_beside_the_bot_and_writes_nothing() -> None:
    environment = FINAL.environment
    for name in ("PYTHONSAFEPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        assert environment[name] == "1"


def test_the_bot_writes_to_its_volume_only_and_finds_its_index_built() -> None:
    environment = FINAL.environment
    assert FINAL.the("VOLUME").text == environment["DATA_DIR"]
    made, asked = commands(FINAL)
    identity = FINAL.the("USER").text.split(":")
    assert made[:7] == ["install", "-d", "-o", identity[0], "-g", identity[1], "-m"]
    assert made[7:] == ["700", environment["CACHE_DIR"], environment["DATA_DIR"]]
    assert asked[:2] == ["azfilm", "ask"]
    order = [step.word for step in FINAL.steps]
    assert order.index("RUN") < order.index("USER") < len(order) - 1 - order[::-1].index("RUN")


def test_the_settings_of_the_image_are_settings_of_the_bot() -> None:
    settings = Settings.read(FINAL.environment)
    assert str(settings.cache) == "/var/cache/azfilm"
    assert settings.database == "sqlite:////data/azfilm.db"
    assert settings.web_host == "127.0.0.1"


def test_the_bot_is_run_and_asked_for_its_health_by_its_own_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert FINAL.the("ENTRYPOINT").command == ["azfilm"]
    assert FINAL.the("CMD").command == ["run"]
    assert FINAL.the("STOPSIGNAL").text == "SIGTERM"
    health = FINAL.the("HEALTHCHECK")
    assert health.text == 'CMD ["azfilm", "health"]'
    assert seconds(health.flags["timeout"]) > 3, "the bot waits three seconds for an answer"
    for command in ("run", "health", "db upgrade"):
        with pytest.raises(SystemExit) as ended:
            main([*command.split(), "--help"])
        assert ended.value.code == 0
    assert capsys.readouterr().out


def test_no_host_and_no_secret_is_in_the_dockerfile() -> None:
    assert "://" not in DOCKERFILE
    assert not re.search("index-url|trusted-host|find-links|TOKEN|PASSWORD", DOCKERFILE)
    assert not BUILD.all("ADD") + FINAL.all("ADD")


@pytest.mark.parametrize(
    "path",
    [
        ".git/config",
        ".venv/bin/python",
        "secrets/telegram_token",
        "tests/supply/test_image.py",
        "docs/docker.md",
        "Makefile",
        "compose.yaml",
        "azfilm.db",
        "bot/__pycache__/cli.cpython-313.pyc",
        "knowledge/__pycache__/x",
        "__pycache__",
    ],
)
def test_what_the_build_does_not_need_is_not_sent(path: str) -> None:
    assert not is_sent(path, IGNORE)


def test_what_the_build_copies_is_sent_and_nothing_is_sent_that_it_does_not_copy() -> None:
    copied = [name for step in BUILD.all("COPY") for name in step.text.split()[:-1]]
    kept = [line[1:] for line in IGNORE.splitlines() if line.startswith("!")]
    assert sorted(copied) == sorted(kept)
    files = {path.as_posix() for path in sent(ROOT, IGNORE, copied)}
    assert {"pyproject.toml", "README.md", "bot/cli.py", "bot/locales/az.ftl", "knowledge/data/templates.yaml"} <= files
    assert "bot/storage/migrations/env.py" in files
    assert not [file for file in files if "__pycache__" in file]


@pytest.mark.parametrize(
    ("path", "ignore", "is_it"),
    [
        ("a/b", "", True),
        ("a/b", "a", False),
        ("a/b", "*", False),
        ("a/b", "*\n!a", True),
        ("a/b", "*\n!a\n**/b", False),
        ("a/bc", "**/b", True),
        ("ab", "a*\n# !ab\n", False),
    ],
)
def test_the_last_line_that_fits_decides(path: str, ignore: str, is_it: bool) -> None:
    assert is_sent(path, ignore) == is_it


@pytest.mark.parametrize("name", ["bot", "replica", "migrate"])
def test_a_container_of_the_bot_can_do_nothing_but_be_the_bot(name: str) -> None:
    service = OURS[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert [one.split(":")[0] for one in service["tmpfs"]] == ["/tmp"]
    assert service["mem_limit"]
    assert service["init"] is True
    assert service["stop_grace_period"] == "15s"
    assert not {"user", "privileged", "ports", "network_mode", "pid", "devices", "env_file"} & service.keys()


def test_all_containers_of_the_bot_are_looked_at() -> None:
    assert set(OURS) == {"bot", "replica", "migrate"}
    assert {service["image"] for service in OURS.values()} == {"azfilm"}
    assert {service["build"] for service in OURS.values()} == {"."}


@pytest.mark.parametrize("name", ["bot", "replica"])
def test_a_bot_that_serves_is_asked_for_its_health_and_started_again(name: str) -> None:
    assert OURS[name]["healthcheck"]["test"] == ["CMD", *HEALTH]
    assert OURS[name]["restart"] == "unless-stopped"
    image = FINAL.the("HEALTHCHECK").flags
    for part in ("interval", "timeout"):
        assert OURS[name]["healthcheck"][part] == image[part]
    assert OURS[name]["healthcheck"]["start_period"] == image["start-period"]


@pytest.mark.parametrize("name", SERVICES)
def test_secrets_come_from_files_and_only_to_whom_they_concern(name: str) -> None:
    service = SERVICES[name]
    named = {value for value in service["environment"].values() if str(value).startswith("/run/secrets/")}
    assert named == {f"/run/secrets/{one}" for one in service["secrets"]}
    for setting, value in service["environment"].items():
        assert not re.search("TOKEN|PASS", setting) or value in named
    assert "@" not in str(service.get("command"))
    for one in service["secrets"]:
        assert COMPOSE["secrets"][one] == {"file": f"secrets/{one}"}


def test_one_bot_alone_keeps_sqlite_in_a_volume() -> None:
    bot = SERVICES["bot"]
    assert "profiles" not in bot
    assert bot["volumes"] == [f"data:{FINAL.environment['DATA_DIR']}"]
    assert "DATABASE_URL" not in bot["environment"]
    assert "data" in COMPOSE["volumes"]


def test_replicas_share_a_postgresql_that_is_migrated_before_they_start() -> None:
    assert [name for name, one in SERVICES.items() if one.get("profiles") == ["replicas"]] == [
        "replica",
        "migrate",
        "db",
    ]
    replica, migrate, db = SERVICES["replica"], SERVICES["migrate"], SERVICES["db"]
    assert replica["scale"] == 2
    assert replica["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert migrate["command"] == ["db", "upgrade"]
    assert migrate["restart"] == "no"
    assert migrate["depends_on"] == {"db": {"condition": "service_healthy"}}
    assert replica["environment"]["DATABASE_URL"] == migrate["environment"]["DATABASE_URL"]
    assert db["image"].startswith("postgres:16")
    assert db["volumes"] == ["tables:/var/lib/postgresql/data"]
    assert db["cap_drop"] == ["ALL"]
    assert db["security_opt"] == ["no-new-privileges:true"]
    assert db["mem_limit"]


def test_settings_in_the_compose_file_are_settings_of_the_bot() -> None:
    known = (ROOT / "bot/settings.py").read_text(encoding="utf-8") + "PGPASSFILE"  # which the driver reads
    for service in OURS.values():
        for setting in service["environment"]:
            assert setting.removesuffix("_FILE") in known


def test_the_page_names_what_there_is() -> None:
    page = (ROOT / "docs/docker.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall("`make ([a-z-]+)", page)) <= targets
    assert set(re.findall(r"secrets/([a-z_]+)", page)) == set(COMPOSE["secrets"])
    assert FINAL.base in page
    assert FINAL.environment["CACHE_DIR"] in page
    told = DOCKERFILE + str(COMPOSE) + (ROOT / "bot/settings.py").read_text(encoding="utf-8")
    assert {one for one in re.findall("`([A-Z]+_[A-Z_]+)`", page) if one not in told} == set()
    assert f"user | {FINAL.the('USER').text.split(':')[0]}," in page
    assert "://" not in page
