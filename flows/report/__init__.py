"""The published file as pages that a person would rather look at: `wirehouse report`.

`report.py` asks, decides and writes; `renew.py` does it after each load, in bounded time, for the pages
that `wirehouse serve` shows (`flows/serving/pages.py`); `charts.py` draws; `sides.py` lays a copy beside its
original; `shown.py` turns values into words; the pages themselves are in `templates/`.
A page is one file: no script, no network, its style within it under a strict policy.

To add a section: a query in `warehouse/queries/report/`, a block in a template.
"""

from flows.report.report import Written, story_page_path, write_report

__all__ = ["Written", "story_page_path", "write_report"]
