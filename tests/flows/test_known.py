"""What is known of pages, here and in a worker."""

from __future__ import annotations

import gc
import pickle
from datetime import UTC, datetime
from pathlib import Path

from flows import known
from flows.folder import DataFolder
from flows.known import known_pages
from flows.parts import write_part


def test_it_is_sent_as_a_name_and_read_once_where_it_is_looked_at(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.make()
    at = datetime(2026, 6, 2, tzinfo=UTC)
    page = {"source_id": "s", "article_id": "a", "publisher_id": "p", "url": "wire", "location": "wire"}
    fetch = {"fetch_id": "f", "source_id": "s", "url": "wire", "body_sha256": "b", "requested_at": at}
    write_part(folder, "k", {"article_addresses": [page | {"seen_at": at}], "fetches": [fetch]})
    here = known_pages(folder)
    sent = pickle.dumps(here)
    assert len(sent) < 1000
    assert pickle.loads(sent) is here
    (its,) = [key for key, pages in known._in_use.items() if pages is here]
    del here
    gc.collect()
    assert its not in known._in_use  # as in a worker that never had it
    there, again = pickle.loads(sent), pickle.loads(sent)
    assert there is again
    assert "_pages" not in vars(there)
    assert (list(there), there["wire"].body_sha256) == (["wire"], "b")


def test_no_page_is_known_in_a_new_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.make()
    found = known_pages(folder)
    assert (len(found), found.get("wire"), "wire" in found) == (0, None, False)
