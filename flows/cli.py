"""The `wirehouse` command. Each command imports what it needs, so that readers start at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

DATA = click.option(
    "--data",
    type=click.Path(file_okay=False),
    default="data",
    show_default=True,
    envvar="WIREHOUSE_DATA",
    help="The data folder.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wirehouse")
def main() -> None:
    """From newswire to warehouse: articles, their copies and their figures in one DuckDB file."""


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--sample", is_flag=True, help="The bundled news site, over real HTTP on loopback.")
@DATA
def run(paths: tuple[str, ...], sample: bool, data: str) -> None:
    """Bring in local copies: .txt, .html, .htm and .jsonl files, and folders of them."""
    with _errors():
        from flows.command import run_once

        sys.exit(run_once(list(paths), sample, data))


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--sample", is_flag=True, help="The bundled news site.")
@click.option("--every", default="15m", show_default=True, help="Time between two runs: 90s, 15m, 2h, 1d.")
@click.option("--port", default=4200, show_default=True, help="Port of the UI on 127.0.0.1.")
@DATA
def serve(paths: tuple[str, ...], sample: bool, every: str, port: int, data: str) -> None:
    """Start Prefect with its UI and run on a schedule until Ctrl-C."""
    with _errors():
        from flows.errors import WrongUse
        from flows.folder import DataFolder
        from flows.serve import interval, serve

        if not paths and not sample:
            raise WrongUse("nothing to serve: give a PATH, or --sample for the bundled news site")
        serve(DataFolder(Path(data).resolve()), paths, sample, interval(every), port, click.echo)


@main.command()
@click.argument("query", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
    help="How to write the answer.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@DATA
def sql(query: tuple[str, ...], form: str, output: Path | None, data: str) -> None:
    """Ask the published file, in SQL; without QUERY, what is piped in."""
    with _errors():
        from flows.query import answer, read_query

        answer(Path(data), read_query(query), form, output)


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
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has had enough; that is no error of ours.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
