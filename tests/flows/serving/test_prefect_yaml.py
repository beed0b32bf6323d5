"""The deployments of `deploy/prefect.yaml`, by Prefect's own commands: a work pool and a worker."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from published_rows import query

ROOT = Path(__file__).resolve().parents[3]
TEXT = "2026-04-02\nTallinn - Norrvind has ordered 48 turbines of 6.6 MW for a wind farm off Paldiski.\n"


def test_a_process_worker_runs_what_was_deployed_from_the_checkout(
    prefect_server: str, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").write_text(TEXT)
    (tmp_path / "sources.toml").write_text('[sources.desk]\nkind = "folder"\nlocation = "desk"\n')
    environment = os.environ | {"PREFECT_API_URL": prefect_server, "WIREHOUSE_DATA": str(tmp_path)}

    def prefect(*words: str) -> None:
        command = [sys.executable, "-m", "prefect", "--no-prompt", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    prefect("work-pool", "create", "wirehouse", "--type", "process")
    prefect("deploy", "--prefect-file", "deploy/prefect.yaml", "--all")
    prefect("deployment", "run", "ingest/all")
    prefect("worker", "start", "--pool", "wirehouse", "--run-once")
    assert query(tmp_path, "SELECT count(*) FROM articles") == [(1,)]
