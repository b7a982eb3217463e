"""Changes to the files of a knowledge folder: one phrasing more in an entry, as a patch to read or to write."""

import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.editing.insertion import with_item
from bot.matching.fold import fold
from knowledge.model import KnowledgeBase, Language
from knowledge.strict_yaml import Mapping, Node, Scalar, Sequence, StrictYamlError, parse


class EditingError(Exception):
    """Something that cannot be done for an editor; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a knowledge folder as it is and as it would be."""

    file: Path
    """Within the folder."""
    before: str
    after: str

    def diff(self) -> str:
        """Give the difference as a patch for `patch -p1` or `git apply` in the folder."""
        old, new = _lines(self.before), _lines(self.after)
        lines = difflib.unified_diff(old, new, f"a/{self.file.as_posix()}", f"b/{self.file.as_posix()}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self, folder: Path) -> None:
        """Write the file whole or not at all; raises `EditingError` where another has changed it meanwhile."""
        path = folder / self.file
        try:
            if path.read_bytes() != self.before.encode():
                raise EditingError(f"{path} has been changed meanwhile; nothing is written, run the command again")
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
                part.write(self.after.encode())
            shutil.copymode(path, part.name)
            os.replace(part.name, path)
        except OSError as error:
            raise EditingError(f"{path} cannot be written: {error.strerror}") from None


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def with_phrasing(folder: Path, knowledge: KnowledgeBase, entry: str, language: Language, phrasing: str) -> Change:
    """Give the change that adds a phrasing to those of an entry in a language; raises `EditingError`."""
    phrasing = " ".join(phrasing.split())
    if not fold(phrasing):
        raise EditingError(f"the phrasing {phrasing!r} has no words")
    pattern, keys = _where(knowledge, entry, language)
    for path in sorted(folder.glob(pattern)):
        text = path.read_bytes().decode()
        root = parse(text.encode(), str(path.relative_to(folder)))
        found = _list_in(root, entry, keys)
        if found is not None:
            return Change(path.relative_to(folder), text, _with_item(text, root, found, phrasing, entry))
    raise EditingError(f"no phrasings of {entry} in {folder}; has a file been changed meanwhile?")


def _where(knowledge: KnowledgeBase, entry: str, language: Language) -> tuple[str, tuple[str, ...]]:
    """Give the files in which an entry may stand and the fields under which its phrasings do."""
    if entry in knowledge.templates:
        return "templates.yaml", (language,)
    return ("smalltalk.yaml" if entry in knowledge.smalltalk else "studio/*.yaml"), ("questions", language)


def _list_in(root: Node, entry: str, keys: tuple[str, ...]) -> Sequence | None:
    """Give the list under the keys of an entry, which stands in a list with its id or under its id."""
    node: Node | None = None
    if isinstance(root, Mapping):
        node = root.pairs.get(entry)
    elif isinstance(root, Sequence):
        node = next((item for item in root.items if _id_of(item) == entry), None)
    for key in keys:
        node = node.pairs.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Sequence) and node.items else None


def _id_of(node: Node) -> str:
    id = node.pairs.get("id") if isinstance(node, Mapping) else None
    return id.text.strip() if isinstance(id, Scalar) else ""


def _with_item(text: str, root: Node, found: Sequence, phrasing: str, entry: str) -> str:
    for item in found.items:
        if isinstance(item, Scalar) and fold(item.text) == fold(phrasing):
            raise EditingError(f"{item.place}: {entry} has this phrasing already: {item.text}")
    place = found.items[-1].place
    wanted = _plain(root, found, phrasing)
    after = with_item(text, place.line, place.column, phrasing, lambda changed: _read(changed, place.file) == wanted)
    if after is None:
        raise EditingError(f"{place}: the list is written in a way that is not understood; add the phrasing by hand")
    return after


def _read(text: str, file: str) -> Any:
    try:
        return _plain(parse(text.encode(), file))
    except StrictYamlError:
        return None


def _plain(node: Node, longer: Sequence | None = None, item: str = "") -> Any:
    """Give the values of a node; the list `longer` in it has one item more."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: _plain(value, longer, item) for key, value in node.pairs.items()}
    more = [item] if node is longer else []
    return [_plain(one, longer, item) for one in node.items] + more


@contextmanager
def changed_copy(folder: Path, change: Change) -> Iterator[Path]:
    """Give a copy of a knowledge folder with a change in it, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="azfilm-") as name:
        copy = Path(name)
        for path in folder.rglob("*.yaml"):
            (copy / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / path.relative_to(folder))
        (copy / change.file).write_bytes(change.after.encode())
        yield copy
