from __future__ import annotations

from pathlib import Path

import pytest

from flows.annotators.spacy_model import SpacyAnnotator
from transforms.facts.names.annotations import Annotation

spacy = pytest.importorskip("spacy", reason="spaCy, an optional extra, is not installed")


def test_a_pipeline_s_names_by_our_kinds(tmp_path: Path) -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Halden"}, {"label": "DATE", "pattern": "Friday"}])
    pipeline.to_disk(tmp_path)
    tool = SpacyAnnotator(str(tmp_path))
    assert tool.annotate(["Nothing.", "On Friday Halden grew."]) == [
        Annotation(1, 10, 16, "Halden", "organisation", 0.8)
    ]
    assert tool.name == f"spacy:{tmp_path}"
