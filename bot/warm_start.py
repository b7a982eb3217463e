"""What is built over the knowledge, on disk: every start but the first takes a fraction of a second.

Each file is named by a hash of the knowledge and of the bot's own source: when either changes it
is built anew. It is read only where it belongs to this user and nobody else may write it, for
reading a pickle runs what it says. Deleting it is always safe. Of processes that start side by side
one builds, and the others wait for it.
"""

import fcntl
import gc
import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, TypeVar

import numpy as np

import bot
import knowledge
from bot.completing import complete
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank, all_drafts
from bot.matching.language import LanguageGuesser
from bot.matching.matcher import Matcher
from bot.mind import Mind
from bot.play import Play
from bot.wording import Say
from knowledge.loader import load
from knowledge.model import LANGUAGES, KnowledgeBase

T = TypeVar("T")

_PACKAGES = (Path(bot.__file__).parent, Path(knowledge.__file__).parent)


def warm_mind(folder: Path, cache: Path, say: Say) -> Mind:
    """Give the mind over the knowledge in `folder`, from `cache` where it is there and else through it.

    Raises `knowledge.loader.KnowledgeError`; trouble with the cache only makes the start slower.
    """

    def parts() -> Parts:
        mind = Mind.build(load(folder), say)
        return mind.knowledge, mind.matcher, mind.languages

    return Mind(*_kept("mind", folder, cache, parts), say)


def warm_wits(folder: Path, cache: Path, say: Say) -> tuple[Mind, Play]:
    """Give the mind and the games over it."""
    mind = warm_mind(folder, cache, say)
    drafts = _kept("drafts", folder, cache, lambda: all_drafts(mind.knowledge))
    return mind, Play(mind, QuestionBank(mind.knowledge, say, drafts), Calendar(mind.knowledge))


def warm_completing(mind: Mind, play: Play) -> None:
    """Build what is needed once somebody types, who would have to wait for it."""
    for language in LANGUAGES:
        for what in ("question", "occasion"):
            complete(what, "", mind, play.occasions(language, datetime.now(UTC)))


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    sources = (path for package in _PACKAGES for path in sorted(package.rglob("*.py")))
    for path in (*sources, *sorted(folder.rglob("*.yaml"))):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


Parts = tuple[KnowledgeBase, Matcher, LanguageGuesser]


def _kept(name: str, folder: Path, cache: Path, build: Callable[[], T]) -> T:
    """Give what `build` makes of the knowledge in `folder`, from the cache where it is there and else through it."""
    try:
        kept = cache / f"{name}-{_fingerprint(folder)}.pickle"
    except OSError:
        return build()  # the loader says which file cannot be read
    with _no_collection():
        found: T | None = _read(kept)
        if found is None:
            with _alone_in(cache):
                found = _read(kept)  # by now another process may have built it
                if found is None:
                    found = build()
                    _write(kept, name, found)
        return found


@contextmanager
def _alone_in(cache: Path) -> Iterator[None]:
    """Make the cache and hold its lock, waiting for whoever holds it; without one where the cache is not ours alone."""
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(cache, os.O_RDONLY) if _is_private(cache) else None
    except OSError:
        folder = None  # a full or read-only disk
    if folder is None:
        yield
        return
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _read(kept: Path) -> Any:
    try:
        if not _is_private(kept.parent) or not _is_private(kept):
            return None
        with kept.open("rb") as file:
            digest = file.read(hashlib.sha256().digest_size)
            start = file.tell()
            whole = _digest_of_rest(file) == digest
            file.seek(start)
            return pickle.load(file) if whole else None
    except OSError:
        return None


def _digest_of_rest(file: IO[bytes]) -> bytes:
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return digest.digest()


def _is_private(path: Path) -> bool:
    """Say whether `path` is ours and nobody else may write it."""
    found = path.lstat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(kept: Path, name: str, found: object) -> None:
    """Put the file, behind its digest, in its place in one step and remove those of earlier versions."""
    try:
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as file:
            try:
                file.write(bytes(hashlib.sha256().digest_size))
                start = file.tell()
                pickle.dump(found, file, protocol=5)  # never whole in memory
                file.seek(start)
                digest = _digest_of_rest(file)
                file.seek(0)
                file.write(digest)
                file.flush()
                os.replace(file.name, kept)
            except OSError:
                os.unlink(file.name)
                raise
        for old in kept.parent.glob(f"{name}-*.pickle"):
            if old != kept:
                old.unlink(missing_ok=True)
    except OSError:
        return  # a full or read-only disk


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the garbage collector: millions of new objects, none of them garbage, would only feed it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
