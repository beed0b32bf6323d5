# ruff: noqa: E501  (sentences stay whole)
from __future__ import annotations

import pytest

from transforms.parse.language import by_common_words, language_of

ENGLISH = "The council said on Monday that the pier of the town is to be built by a firm from the islands in autumn."
GERMAN = "Der Rat hat am Montag beschlossen, dass die Brücke nicht vor dem Herbst von der Firma gebaut wird, und das im Hafen."
FRENCH = "Le conseil a dit lundi que la jetée sera construite dans le port par une société et que les travaux ne sont pas chers."
DANISH = "Rådet har sagt at det ikke er en god idé, og at havnen skal have en ny bro til de skibe som kommer fra øen."
AFRIKAANS = "Die raad het Maandag gesê dat die nuwe brug nie voor die herfs vir die dorp gebou sal word nie."
CATALAN = "El consell ha dit dilluns que el moll nou del poble no es farà abans de la tardor amb els diners de la vila."


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (AFRIKAANS, "af"), (CATALAN, "ca")],
)
def test_common_words_tell(text: str, language: str) -> None:
    assert by_common_words(text) == language
    assert language_of(None, text) == language


@pytest.mark.parametrize("text", [DANISH, "Pier 9 " * 20, "市议会周一决定修建码头。" * 9])
def test_languages_that_are_near_to_one_another_are_left_to_the_model(text: str) -> None:
    assert by_common_words(text) is None


def test_the_page_is_believed_first() -> None:
    assert language_of("de_CH", ENGLISH) == "de-ch"
    assert language_of("no tag at all", ENGLISH) == "en"
    assert language_of(None, "Pier") is None
