"""The `wirehouse` command. Each command imports what it needs, so that readers start at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import clear_frames

import click

DATA = click.option(
    "--data",
    type=click.Path(file_okay=False),
    default="data",
    show_default=True,
    envvar="WIREHOUSE_DATA",
    help="The data folder.",
)


class _InOrder(click.Group):
    """Its commands are listed as they stand here: what is used first comes first."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wirehouse")
def main() -> None:
    """From newswire to warehouse: articles, their copies and their figures in one DuckDB file."""


@main.command(short_help="Bring in sources, or local copies.")
@click.argument("given", nargs=-1, metavar="[SOURCE | PATH]...")
@click.option("--sample", is_flag=True, help="The bundled news site, over real HTTP on loopback.")
@click.option("--since", metavar="DAY", help="What there was from this day on: 2025-01-01. Resumable.")
@click.option("--until", metavar="DAY", help="What there was until this day.")
@DATA
def run(given: tuple[str, ...], sample: bool, since: str | None, until: str | None, data: str) -> None:
    """Bring in sources: by their names in sources.toml, or all that are switched on there.

    A PATH is a local copy (.txt .html .htm .jsonl .warc .warc.gz) or a folder of them.
    """
    with _errors():
        from flows.command import run_once

        run_once(list(given), sample, data, since, until)


@main.command(short_help="Read each source on its schedule, with Prefect's UI.")
@click.argument("given", nargs=-1, metavar="[SOURCE | PATH]...")
@click.option("--sample", is_flag=True, help="The bundled news site.")
@click.option(
    "--every",
    help="Time between two runs of each: 90s, 15m, 2h, 1d. By default each source's own schedule, or 15m.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65534),  # the next one is for the pages of stories
    default=4200,
    show_default=True,
    help="Port of the UI on 127.0.0.1.",
)
@DATA
def serve(given: tuple[str, ...], sample: bool, every: str | None, port: int, data: str) -> None:
    """Start Prefect with its UI, and read each source on its schedule until Ctrl-C.

    A feed is polled when it is due by then: often what changes often.
    """
    with _errors():
        from functools import partial

        from flows.folder import DataFolder
        from flows.serving.plan import plan
        from flows.serving.serve import serve

        folder = DataFolder(Path(data).resolve())
        serve(folder, partial(plan, folder, given, sample, every), port, click.echo)


@main.group(invoke_without_command=True, short_help="The sources: list, check, add.")
@DATA
@click.pass_context
def sources(context: click.Context, data: str) -> None:
    """The sources of sources.toml: list them, check them, add one."""
    if context.invoked_subcommand is None:
        with _errors():
            from flows.output import standard_output
            from flows.sources.commands import show_sources

            show_sources(Path(data).resolve(), standard_output())


@sources.command(short_help="Reach sources, and say what they hold.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--enable", is_flag=True, help="Switch on those that answer.")
@DATA
def check(names: tuple[str, ...], enable: bool, data: str) -> None:
    """Reach sources, all without NAME, and say what they hold. Nothing is kept."""
    with _errors():
        from flows.output import standard_output
        from flows.sources.commands import check

        check(Path(data).resolve(), names, enable, standard_output())


@sources.command(short_help="Find the feeds of a site, and write a block.")
@click.argument("url")
@click.option("--name", help="What to call it; by default after its site.")
@DATA
def add(url: str, name: str | None, data: str) -> None:
    """Find the feeds of a site, write a block for the best, and show what a run would fetch."""
    with _errors():
        from flows.output import standard_output
        from flows.sources.commands import add

        add(Path(data).resolve(), url, name, standard_output())


@main.command(short_help="Ask the published file.")
@click.argument("query", nargs=-1)
@click.option("-f", "--file", type=click.Path(path_type=Path), help="Read the query from this file.")
@click.option("--question", help="Ask a question of the cookbook by its name.")
@click.option("--questions", "shown", is_flag=True, help="Show the questions of the cookbook.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet", "markdown"]),
    default="table",
    show_default=True,
    help="How to write the answer.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--raw", is_flag=True, help="CSV as it is: text that a spreadsheet takes for a formula, too.")
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=60, show_default=True, help="How long it may take."
)
@click.option("--memory", type=click.IntRange(50), default=1000, show_default=True, help="MB it may use.")
@click.option(
    "--rows", type=click.IntRange(1), default=1_000_000, show_default=True, help="Rows it may answer with."
)
@DATA
def sql(
    query: tuple[str, ...],
    file: Path | None,
    question: str | None,
    shown: bool,
    form: str,
    output: Path | None,
    raw: bool,
    seconds: float,
    memory: int,
    rows: int,
    data: str,
) -> None:
    """Ask the published file, in SQL; without QUERY, what is piped in, or a prompt."""
    with _errors():
        from flows.confined import Limits
        from flows.output import output_width
        from flows.query import Asked, answer, read_query, show_questions

        if shown:
            click.echo("\n".join(show_questions()))
            return
        asked = read_query(query, file, question)
        limits = Limits(seconds, memory, rows)
        if asked is None:
            from flows.prompt import prompt

            prompt(Path(data), limits)
            return
        said = answer(Path(data), Asked(asked, form, raw, limits, output_width()), output)
        if said:
            click.echo(f"wirehouse: {said}", err=True)


@main.command(short_help="Write pages to look at.")
@click.argument("story", required=False, metavar="[STORY]")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder; by default DATA/report."
)
@click.option(
    "--most", default=50, show_default=True, help="Pages for this many stories, the most told first."
)
@click.option("--open", "is_opened", is_flag=True, help="Show it in the browser.")
@DATA
def report(story: str | None, out: Path | None, most: int, is_opened: bool, data: str) -> None:
    """Write pages to look at: an overview and a page per story, or that of one STORY, by its id."""
    with _errors():
        from flows.report.command import report

        report(Path(data), story, out, most, is_opened)


@main.command(short_help="Show where a figure comes from, back to the bytes.")
@click.argument("word", metavar="ID | ADDRESS | PATH")
@click.option("--verify", "is_verified", is_flag=True, help="Hash the archived bytes and extract again.")
@click.option("--json", "as_json", is_flag=True, help="All that is known, as JSON.")
@DATA
def why(word: str, is_verified: bool, as_json: bool, data: str) -> None:
    """Show where a figure, claim, story or article comes from, back to the bytes.

    The beginning of an id is enough. With --verify the exit code is 1 where it no longer holds.
    """
    with _errors():
        from flows.why.command import why

        sys.exit(0 if why(Path(data), word, is_verified, as_json) else 1)


@main.command(short_help="Write stories and facts in a standard form.")
@click.argument(
    "form", metavar="FORMAT", type=click.Choice(["jsonld", "ninjs", "prov", "annotations", "parquet"])
)
@click.argument("story", required=False, metavar="[STORY]")
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file; Parquet: to this folder.")
@DATA
def export(form: str, story: str | None, out: Path | None, data: str) -> None:
    """Write stories and facts in a standard form: one STORY by its id, or all, a line each.

    FORMAT is jsonld (schema.org), ninjs (IPTC), prov (W3C PROV-JSON), annotations (W3C Web
    Annotation) or parquet (every table).
    """
    with _errors():
        from flows.exports.command import export

        export(Path(data), form, story, out)


@main.command(short_help="What the tables and columns mean.")
@click.argument("name", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "svg"]),
    default="text",
    show_default=True,
    help="svg: a drawing of the tables and what joins them.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@DATA
def schema(name: str | None, form: str, output: Path | None, data: str) -> None:
    """What the tables, views, macros and columns mean: all, or those of NAME."""
    with _errors():
        from flows.schema import schema

        schema(Path(data), name, form, output)


@main.command(short_help="Make the warehouse again from the archive.")
@click.option("--swap/--keep", default=False, help="Put it in place, or leave it beside (as it is now).")
@click.option("--lossy", is_flag=True, help="Swap though the archive lacks pages of the old warehouse.")
@click.option(
    "--rejected", is_flag=True, help="Only try the rejected pages again, in the warehouse as it is."
)
@DATA
def rebuild(swap: bool, lossy: bool, rejected: bool, data: str) -> None:
    """Make the warehouse again from the archive, without network, and compare it with the old one."""
    with _errors():
        from flows.rebuild.command import rebuild_once, retry_once

        retry_once(data) if rejected else rebuild_once(data, swap, lossy)


@main.command(short_help="Look whether everything is whole.")
@click.option("--quick", is_flag=True, help="Hash no page, and read no table whole.")
@DATA
def verify(quick: bool, data: str) -> None:
    """Look whether archive, parts and database files are whole, and how much room they take."""
    with _errors():
        from flows.verify import verify_once

        sys.exit(0 if verify_once(data, quick) else 1)


@main.command(short_help="Take an article or a source down, out of everything.")
@click.argument("word", metavar="ARTICLE | SOURCE")
@click.option("--yes", is_flag=True, help="Do not ask.")
@DATA
def forget(word: str, yes: bool, data: str) -> None:
    """Take down an article (id, address or path) or a source (name): out of everything, and kept out."""
    with _errors():
        from flows.command import forget_once

        forget_once(word, data, yes)


@contextmanager
def _errors() -> Iterator[None]:
    """Our own errors are a line for the user: exit code 2 for wrong use, 1 for the rest."""
    from flows.errors import FlowError, WrongUse
    from warehouse.errors import WarehouseError

    try:
        yield
    except WrongUse as error:
        click.echo(f"wirehouse: {error}", err=True)
        sys.exit(2)
    except (FlowError, WarehouseError) as error:
        click.echo(f"wirehouse: {error}", err=True)
        # Prefect keeps the errors of its runs: with their frames, DuckDB's connections would outlive Python.
        clear_frames(error.__traceback__)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has had enough; that is no error of ours.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
