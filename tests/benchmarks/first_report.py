"""From `git clone` to the open report of the sample, packages downloaded: how long each step takes.

    python tests/benchmarks/first_report.py [--cached]

A clone of this checkout's last commit, a fresh environment, and then the README's own commands from "Five
minutes", up to the report, in a temporary folder. The browser is one that does nothing. pip's cache is left
aside unless `--cached`; the index is the one that pip is set up for.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 180


def commands(readme: str) -> Iterator[str]:
    """What the README has one do, up to the report."""
    section = readme.partition("\n## Five minutes\n")[2].partition("\n## ")[0]
    for block in re.findall(r"```\n(.*?)```", section, re.DOTALL):
        for line in block.splitlines():
            for command in line.split(" && "):
                yield command
                if command.startswith("wirehouse report"):
                    return


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cached", action="store_true", help="let pip take packages from its cache")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clone, venv = Path(folder) / "wirehouse", Path(folder) / "venv"
        environment = os.environ | {"PATH": f"{venv / 'bin'}:{os.environ['PATH']}", "BROWSER": "true"}
        environment |= {} if args.cached else {"PIP_NO_CACHE_DIR": "1"}
        steps = [f"git clone -q --no-local {ROOT} {clone}", f"{sys.executable} -m venv {venv}"]
        steps += commands((ROOT / "README.md").read_text(encoding="utf-8"))
        began = time.monotonic()
        for step in steps:
            _time(step, clone if clone.exists() else Path(folder), environment)
        took = time.monotonic() - began
        pages = len(list(clone.glob("data/report/**/*.html")))
        print(f"{took:7.1f} s in all, {pages} pages{'' if took <= LIMIT else f', over {LIMIT} s'}")


def _time(command: str, where: Path, environment: dict[str, str]) -> None:
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, shell=True, cwd=where, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    shown = command.replace(str(where.parent), "").replace(sys.executable, "python")
    print(f"{time.monotonic() - began:7.1f} s, {spent:5.1f} s of the processor: {shown}", flush=True)


if __name__ == "__main__":
    main()
