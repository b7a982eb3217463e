"""What editors take away: the knowledge as CSV files and its JSON Schema, in a folder."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.editing.changes import EditingError
from bot.editing.spreadsheet import Kind, table
from knowledge.model import KnowledgeBase
from knowledge.schema import name_of, schemas

_MARK = "\ufeff"
"""Tells Excel that the letters are UTF-8."""


def as_csv(kind: Kind, knowledge: KnowledgeBase) -> str:
    """Write the entries of a kind as Excel opens them."""
    written = io.StringIO()
    csv.writer(written).writerows(table(kind, knowledge))
    return _MARK + written.getvalue()


def write_csv(folder: Path, kinds: Iterable[Kind], knowledge: KnowledgeBase) -> list[Path]:
    """Write a file for each kind; gives the files."""
    return _write(folder, {f"{kind}.csv": as_csv(kind, knowledge) for kind in kinds})


def write_schemas(folder: Path) -> dict[str, Path]:
    """Write a file for each kind of knowledge file; gives them by the pattern of its name."""
    found = schemas()
    texts = {name_of(pattern): as_json(schema) for pattern, schema in found.items()}
    return dict(zip(found, _write(folder, texts), strict=True))


def as_json(value: object) -> str:
    """Write a value as JSON for people."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise EditingError(f"{error.filename or folder} cannot be written: {error.strerror}") from None
    return [folder / name for name in texts]
