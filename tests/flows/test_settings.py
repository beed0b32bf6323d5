from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from flows.errors import WrongUse
from flows.settings import SETTINGS_FILE, EndpointSettings, RescorerSettings, Settings, read_settings


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(
        'processes = 3\n[annotators]\nspacy = "m"\n'
        '[annotators.endpoint]\nbase_url = "http://a/v1"\nmodel = "x"\nkey_variable = "K"\n'
        '[stories]\nthreshold = 0.6\nmemory = "2GB"\n'
        '[stories.rescorer]\nsentences = "s"\nband = [0.2, 0.8]\n'
    )
    endpoint, rescorer = EndpointSettings("http://a/v1", "x", "K"), RescorerSettings("s", (0.2, 0.8))
    assert read_settings(tmp_path) == Settings(3, "m", endpoint, 0.6, "2GB", rescorer)


def test_how_long_published_files_stay(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('[published]\nkeep = "30d"\nevery = "90m"\n')
    settings = read_settings(tmp_path)
    assert (settings.keep_published, settings.publish_every) == (timedelta(days=30), timedelta(minutes=90))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("processes = ", "Invalid value"),
        ("processes = 0", "processes must be 1 or more"),
        ("processes = true", "must be a whole number"),
        ('processes = "2"', "must be a whole number"),
        ("workers = 2", "workers is no setting; there are processes, "),
        ("[annotators]\nspacy = 1", "annotators.spacy must be a text in quotes"),
        ('annotators = "spacy"', "annotators must be a section"),
        ('[annotators.endpoint]\nmodel = "x"', "annotators.endpoint.base_url is missing"),
        ('[annotators.endpoint]\nkey = "secret"', "annotators.endpoint.key is no setting"),
        ("[stories]\nthreshold = 1.0", "stories.threshold must lie between 0 and 1"),
        ("[stories]\nthreshold = 1", "stories.threshold must be a number like 0.5"),
        ('[stories]\nmemory = "much"', 'stories.memory must be like "600MB"'),
        ('[published]\nkeep = "a week"', 'published.keep must be like "30m"'),
        ("[published]\nevery = 5", "published.every must be a text in quotes"),
        ('[alerts]\nwebhook = "ftp://a.example/"', "alerts.webhook must be a web address"),
        ('[alerts]\nwebhook = "$NO_SUCH_NAME"', "there is no environment variable NO_SUCH_NAME"),
        ("[prefect]\nkeep_runs_days = 0", "prefect.keep_runs_days must be 1 or more"),
        ("[stories.rescorer]\nband = [0.1, 0.2]", "stories.rescorer.sentences is missing"),
        ('[stories.rescorer]\nsentences = "s"\nband = [0.7, 0.3]', "band must be two scores"),
        ('[stories.rescorer]\nsentences = "s"\nband = 0.5', "band must be a list"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(text)
    with pytest.raises(WrongUse, match=SETTINGS_FILE) as error:
        read_settings(tmp_path)
    assert said in str(error.value)
