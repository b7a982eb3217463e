"""The `kb` commands for editors. What they need is imported when they run: the parser is built at every start."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.editing.spreadsheet import KINDS
from bot.settings import Settings
from knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from bot.editing.clusters import Cluster
    from bot.mind import Mind

_FOLDED = "it was kept without capitals, marks and some letters: write it as people do, with --as"
Run = Callable[[argparse.Namespace, Settings], int]


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands for editors."""
    _add_clusters(commands)
    _add_folders(commands)


def _add_clusters(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    asked = argparse.ArgumentParser(add_help=False)
    text = "what was asked in the terminal chat, not in DATABASE_URL"
    asked.add_argument("--terminal", action="store_true", help=text)
    one = argparse.ArgumentParser(add_help=False, parents=[asked])
    one.add_argument("cluster", metavar="CLUSTER", help="its id, as `azfilm kb unanswered` shows it")

    text = "list the questions that got no answer, those that ask alike together, with what may become of them"
    listed = commands.add_parser("unanswered", help=text, parents=[asked])
    listed.add_argument("--all", action="store_true", help="also those ignored and those answered by now")
    listed.add_argument("--limit", type=_positive, metavar="N", help="how many; 20 unless --all is given")
    listed.add_argument("--json", action="store_true", help="print them as JSON")
    listed.set_defaults(run=_guarded(_unanswered))

    text = "show the patch that makes a question a phrasing of an entry, or write it"
    accept = commands.add_parser("accept", help=text, parents=[one])
    accept.add_argument("--entry", default="", metavar="ID", help="the entry; otherwise the one that is proposed")
    accept.add_argument("--as", default="", metavar="TEXT", dest="text", help="the phrasing as it is to be written")
    accept.add_argument("--lang", choices=LANGUAGES, help="its language; otherwise the one it was asked in most")
    accept.add_argument("--write", action="store_true", help="check the knowledge with it and write it if all is well")
    accept.set_defaults(run=_guarded(_accept))

    ignore = commands.add_parser("ignore", help="never list a question again", parents=[one])
    ignore.set_defaults(run=_guarded(_ignore))


def _add_folders(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = (
        "show what a changed knowledge does to the questions kept out of it; exit code 1 if more are answered wrongly"
    )
    tried = commands.add_parser("try", help=text)
    tried.add_argument("folder", type=Path, metavar="FOLDER", help="the changed knowledge")
    tried.add_argument("--questions", type=Path, metavar="DIR", help="the questions; otherwise those of the checkout")
    tried.set_defaults(run=_guarded(_try))

    export = commands.add_parser("export", help="write the knowledge as tables, a file for each kind of entry")
    export.add_argument("--format", choices=("csv",), required=True, help="what is written")
    export.add_argument("--kind", choices=KINDS, help="one kind; without --out it is printed")
    export.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to")
    export.set_defaults(run=_guarded(_export))

    schema = commands.add_parser("schema", help="print the JSON Schema of the files, which editors complete with")
    schema.add_argument("--out", type=Path, metavar="DIR", help="write one for each kind of file to this folder")
    schema.set_defaults(run=_guarded(_schema))

    watched = commands.add_parser("watch", help="check the knowledge whenever a file of it changes, until stopped")
    watched.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help="the knowledge; otherwise KNOWLEDGE_DIR"
    )
    watched.set_defaults(run=_guarded(_watch))


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _guarded(run: Run) -> Run:
    """Let a command tell why it cannot be done, and end with 1."""

    def guarded(options: argparse.Namespace, settings: Settings) -> int:
        from bot.editing.changes import EditingError

        try:
            return run(options, settings)
        except EditingError as error:
            print(f"azfilm: {error}", file=sys.stderr)
            return 1

    return guarded


def _asked(options: argparse.Namespace, settings: Settings) -> "tuple[list[Cluster], Mind]":
    from bot.editing import kept
    from bot.editing.clusters import clusters_of
    from bot.editing.likeness import Background
    from bot.phrasebook import Phrasebook
    from bot.warm_start import warm_mind

    questions, ignored = kept.read(_address(options, settings))
    mind = warm_mind(settings.knowledge, settings.cache, Phrasebook().say)
    return clusters_of(questions, ignored, Background(mind.knowledge)), mind


def _address(options: argparse.Namespace, settings: Settings) -> str:
    return settings.terminal if options.terminal else settings.database


def _one(options: argparse.Namespace, settings: Settings) -> "tuple[Cluster, Mind]":
    from bot.editing.changes import EditingError
    from bot.editing.clusters import find

    clusters, mind = _asked(options, settings)
    found = find(clusters, options.cluster)
    if found is None:
        raise EditingError(f"no cluster {options.cluster!r}; `azfilm kb unanswered --all` lists them")
    return found, mind


def _unanswered(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing.listing import lines_of, listing, object_of

    limit = options.limit or (None if options.all else 20)
    found = listing(*_asked(options, settings), limit, options.all)
    if options.json:
        print(json.dumps([object_of(*one) for one in found.shown], ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines_of(found)))
    return 0


def _accept(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing.accepting import Wish, accepted, must_be_sound, phrasing_of

    cluster, mind = _one(options, settings)
    phrasing = phrasing_of(cluster, Wish(options.entry, options.text, options.lang), mind)
    done = accepted(settings.knowledge, cluster, phrasing, mind)
    print(done.change.diff(), end="")
    if not options.text:
        print(_FOLDED, file=sys.stderr)
    then = f"{phrasing.entry} then answers {done.answered} of {len(cluster.wordings)} wordings"
    if not options.write:
        print(f"{then}; nothing is written without --write", file=sys.stderr)
        return 0
    print(f"{then}; checking the knowledge with it, which takes up to a minute", file=sys.stderr)
    must_be_sound(mind, done.mind)
    done.change.write(settings.knowledge)
    print(f"written: {settings.knowledge / done.change.file}", file=sys.stderr)
    return 0


def _ignore(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing import kept

    cluster, _ = _one(options, settings)
    kept.ignore(_address(options, settings), [one.key for one in cluster.wordings])
    print(f"ignored from now on: {cluster.text}")
    return 0


def _try(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing.outcomes import given_away
    from bot.editing.trying import compared, lines_of, questions_in
    from bot.mind import Mind
    from bot.phrasebook import Phrasebook
    from bot.warm_start import warm_mind
    from knowledge.loader import load

    folder = _folder(options.folder)
    knowledge, say = load(folder), Phrasebook().say
    questions = questions_in(options.questions)
    live = warm_mind(settings.knowledge, settings.cache, say)
    same = folder.resolve() == settings.knowledge.resolve()
    comparison = compared(questions, live, live if same else Mind.build(knowledge, say), date.today())
    print("\n".join(lines_of(comparison, given_away(questions, knowledge))))
    return 1 if comparison.worse else 0


def _folder(path: Path) -> Path:
    from bot.editing.changes import EditingError

    if not path.is_dir():
        raise EditingError(f"{path} is not a folder; name one with the knowledge")
    return path


def _export(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing.changes import EditingError
    from bot.editing.writing import as_csv, write_csv
    from knowledge.loader import load

    if not options.out and not options.kind:
        raise EditingError(f"name a folder with --out, or what to print with --kind ({', '.join(KINDS)})")
    knowledge = load(settings.knowledge)
    if not options.out:
        sys.stdout.write(as_csv(options.kind, knowledge))
        return 0
    for path in write_csv(options.out, [options.kind] if options.kind else KINDS, knowledge):
        print(path)
    return 0


def _schema(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing.writing import as_json, write_schemas
    from knowledge.schema import any_file

    if not options.out:
        print(as_json(any_file()), end="")
        return 0
    for pattern, path in write_schemas(options.out).items():
        print(f"{path} for {pattern}")
    return 0


def _watch(options: argparse.Namespace, settings: Settings) -> int:
    from bot.editing.watching import watch

    def tell(line: str) -> None:
        print(line, flush=True)

    try:
        watch(_folder(options.folder or settings.knowledge), tell)
    except KeyboardInterrupt:
        print()
    return 0
