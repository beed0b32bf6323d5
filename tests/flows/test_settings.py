from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import WrongUse
from flows.settings import SETTINGS_FILE, EndpointSettings, Settings, read_settings


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(
        'processes = 3\n[annotators]\nspacy = "m"\n'
        '[annotators.endpoint]\nbase_url = "http://a/v1"\nmodel = "x"\nkey_variable = "K"\n'
    )
    assert read_settings(tmp_path) == Settings(3, "m", EndpointSettings("http://a/v1", "x", "K"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("processes = ", "Invalid value"),
        ("processes = 0", "processes must be 1 or more"),
        ("processes = true", "must be a whole number"),
        ('processes = "2"', "must be a whole number"),
        ("workers = 2", "workers is no setting; there are processes, annotators"),
        ("[annotators]\nspacy = 1", "annotators.spacy must be a text in quotes"),
        ('annotators = "spacy"', "annotators must be a section"),
        ('[annotators.endpoint]\nmodel = "x"', "annotators.endpoint.base_url is missing"),
        ('[annotators.endpoint]\nkey = "secret"', "annotators.endpoint.key is no setting"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(text)
    with pytest.raises(WrongUse, match=SETTINGS_FILE) as error:
        read_settings(tmp_path)
    assert said in str(error.value)
