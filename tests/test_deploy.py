"""What the files in deploy/ name must exist. Docker itself is not asked: a test machine may have none."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from flows.cli import main
from flows.settings import read_settings

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
OPTIONS = {
    ("dask", "scheduler"): {option for one in dask_scheduler.main.params for option in one.opts},
    ("dask", "worker"): {
        option for one in dask_worker.main.params for option in (*one.opts, *one.secondary_opts)
    },
    ("wirehouse", "serve"): {option for one in main.commands["serve"].params for option in one.opts},
}
OPTIONS["dask", "scheduler"] |= {
    option for one in dask_scheduler.main.params for option in one.secondary_opts
}


def commands() -> list[list[str]]:
    of_services = [one["command"] for one in COMPOSE["services"].values() if "command" in one]
    lines = [line for unit in UNITS for line in unit.read_text().splitlines()]
    of_units = [line.removeprefix("ExecStart=").split() for line in lines if line.startswith("ExecStart=")]
    return of_services + of_units


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_commands_exist_with_their_options(command: list[str]) -> None:
    program = Path(command[0]).name
    assert (Path(sys.executable).parent / program).exists()
    if program != "prefect":  # tests/flows/engine starts its server and its worker with these options
        given = {word for word in command if word.startswith("--")}
        assert given <= OPTIONS[program, command[1]]


def test_services_stand_on_services_that_exist() -> None:
    services = COMPOSE["services"]
    for name, service in services.items():
        assert set(service.get("depends_on", ())) <= set(services), name
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source in COMPOSE["volumes"] or (DEPLOY / source).exists(), volume


def test_every_variable_is_in_the_example() -> None:
    known = set(re.findall(r"^#? ?(\w+)=", (DEPLOY / "env.example").read_text(), re.MULTILINE))
    assert set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text())) <= known


def test_the_settings_are_read() -> None:
    settings = read_settings(DEPLOY)
    assert (settings.engine, settings.scheduler) == ("dask", "tcp://dask-scheduler:8786")
    host, port = str(settings.scheduler).removeprefix("tcp://").split(":")
    assert port in COMPOSE["services"][host]["command"]


def test_the_image_is_made_of_what_there_is() -> None:
    told = re.sub(r"\\\n", "", (DEPLOY / "Dockerfile").read_text())
    for words in re.findall(r"^COPY (?!--from)(.+)$", told, re.MULTILINE):
        for name in words.split()[:-1]:
            assert (ROOT / name).exists(), name
    for form in re.findall(r"CMD (.+)$", told, re.MULTILINE):
        assert json.loads(form)
    assert re.findall(r"^USER (\w+)", told, re.MULTILINE) == ["wirehouse"]


def test_paths_in_the_page_exist() -> None:
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:flows|transforms|warehouse|tests|deploy)/[\w/.-]*)`", page)
    assert named
    for name in named:
        assert (ROOT / name).exists(), name


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_units_are_sound(tmp_path: Path) -> None:
    there = Path(sys.executable).parent
    for unit in UNITS:
        text = unit.read_text().replace("/opt/wirehouse/bin", str(there))
        (tmp_path / unit.name).write_text(text.replace("User=wirehouse", "User=root"))
    files = [str(tmp_path / unit.name) for unit in UNITS]
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *files], capture_output=True, text=True, check=False
    )
    complaints = [line for line in checked.stderr.splitlines() if "wirehouse" in line]
    assert not complaints
