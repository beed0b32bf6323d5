"""`wirehouse sql` on a terminal: a prompt with history and completion. Each query is confined as all are."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from flows.catalog import Catalog, read_catalog
from flows.confined import Limits
from flows.errors import FlowError
from flows.harmless import for_terminal
from flows.query import Asked, answer_to, show_questions
from warehouse.errors import WarehouseError

KEYWORDS = (
    "ALL AND AS ASC BETWEEN BY CASE CAST COUNT DATE DESC DESCRIBE DISTINCT ELSE END EXCEPT EXISTS EXPLAIN "
    "FALSE FILTER FROM FULL GROUP HAVING ILIKE IN INTERSECT INTERVAL IS JOIN LATERAL LEFT LIKE LIMIT NOT "
    "NULL OFFSET ON OR ORDER OVER PARTITION PIVOT QUALIFY RIGHT SELECT SUM SUMMARIZE THEN TIMESTAMP TRUE "
    "UNION USING VALUES WHEN WHERE WINDOW WITH"
)
HELP = """\
A query ends with ; and may take several lines. Ctrl-C cancels it, Ctrl-D leaves.
.tables        tables, views and macros      .questions  questions, with the queries that answer them
.schema NAME   columns, with what they mean  .help       this
.quit          leave
"""


def prompt(data: Path, limits: Limits) -> None:
    """Ask and answer until Ctrl-D or .quit. Raises NotPublished where there is nothing to ask."""
    catalog = read_catalog(data, limits)
    session: PromptSession[str] = PromptSession(
        "sql> ",
        history=_history(),
        completer=SqlCompleter(catalog),
        complete_while_typing=False,
        auto_suggest=AutoSuggestFromHistory(),
        multiline=True,
        key_bindings=_keys(),
        prompt_continuation=lambda width, _number, _soft: "...> "[:width],
    )
    click.echo(f"{data}: .help says what there is to type, .questions what there is to ask")
    while True:
        try:
            words = session.prompt().strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if words in (".quit", ".exit"):
            return
        _obey(words, data, catalog, limits)


def _obey(words: str, data: Path, catalog: Catalog, limits: Limits) -> None:
    try:
        if words.startswith("."):
            _page("".join(f"{line}\n" for line in _command(words, catalog)))
        elif words.strip("; \n"):
            _page(_answered(words, data, limits))
    except KeyboardInterrupt:
        click.echo("cancelled")
    except (FlowError, WarehouseError) as error:
        click.echo(for_terminal(str(error)), err=True)


def _answered(query: str, data: Path, limits: Limits) -> str:
    with tempfile.TemporaryFile() as file:
        width = shutil.get_terminal_size().columns
        said = answer_to(data, Asked(query, limits=limits, width=width), file.fileno())
        file.seek(0)
        return file.read().decode() + (f"{said}\n" if said else "")


def _command(words: str, catalog: Catalog) -> Iterator[str]:
    command, _, name = words.rstrip(";").partition(" ")
    match command:
        case ".tables":
            yield from (f"{thing.name:<22} {thing.comment}" for thing in catalog.things)
        case ".schema":
            yield from catalog.described(name.strip())
        case ".questions":
            yield from show_questions()
        case ".help":
            yield HELP
        case _:
            yield f"{for_terminal(command)} is no command; .help names them"


def _page(text: str) -> None:
    """Show `text`, by the user's pager where it is longer than the terminal."""
    if text.count("\n") < shutil.get_terminal_size().lines:
        click.echo(text, nl=False)
        return
    os.environ.setdefault("LESS", "-FSX")
    click.echo_via_pager(text)


def _history() -> History:
    """In the user's own folder of states; in memory where that cannot be written."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "wirehouse"
    path = state / "sql_history"
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)


def _keys() -> KeyBindings:
    """Enter ends a query that has its semicolon, or a command; else it is a new line."""
    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if whole(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def whole(text: str) -> bool:
    """Whether there is nothing more to type."""
    text = text.strip()
    return not text or text.startswith(".") or text.endswith(";")


class SqlCompleter(Completer):
    """Keywords, tables, views, macros, and the columns of those that the text names."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What the word before the cursor may become."""
        word = document.get_word_before_cursor(WORD=False)
        if not word or not (word[0].isalpha() or word[0] == "_"):
            before = document.text_before_cursor.rstrip()
            if not before.endswith("."):
                return
            word = ""
        for name, kind in self._words(document.text):
            if name.lower().startswith(word.lower()) and name != word:
                yield Completion(name, start_position=-len(word), display_meta=kind)

    def _words(self, text: str) -> Iterator[tuple[str, str]]:
        said = text.lower()
        named = [thing for thing in self._catalog.things if thing.name in said]
        for thing in named:
            yield from ((column.name, f"column of {thing.name}") for column in thing.columns)
        yield from ((thing.name, thing.kind) for thing in self._catalog.things)
        yield from ((word, "") for word in KEYWORDS.split())
