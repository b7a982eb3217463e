"""The public question sets: intents with ten phrasings each, and questions with or without an intent."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAMES = ("clinc150_k10", "banking77_k10")
SOURCES = "CLINC150 (github.com/clinc/oos-eval) and BANKING77 (github.com/PolyAI-LDN/task-specific-datasets)"


@dataclass(frozen=True, slots=True)
class PublicSet:
    """One set."""

    name: str
    phrasings: Mapping[str, tuple[str, ...]]
    questions: tuple[tuple[str, str | None], ...]
    """Texts with their intent; None for one that is out of scope."""


def folder() -> Path:
    """Give the folder of the sets: the environment's BENCHMARK_DIR, else shared/benchmarks beside the project."""
    default = Path(__file__).parent.parent.parent / "shared" / "benchmarks"
    return Path(os.environ.get("BENCHMARK_DIR") or default)


def read_public_set(name: str) -> PublicSet:
    """Read one set; raises `FileNotFoundError` saying where such sets come from."""
    path = folder() / f"{name}.json"
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing. The sets are made from {SOURCES}: ten phrasings per intent; "
            "set BENCHMARK_DIR to the folder that has them"
        )
    found = json.loads(path.read_text(encoding="utf-8"))
    phrasings = {item["id"]: tuple(item["phrasings"]) for item in found["items"]}
    return PublicSet(name, phrasings, tuple((query["text"], query["id"]) for query in found["queries"]))
