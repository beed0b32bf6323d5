"""What the words of a line give away, in the languages that news comes in."""

from __future__ import annotations

import re

# A word, or two with a hyphen for two in a row; "^" before it: only where the line begins.
_VOCABULARY = {
    # an invitation to go elsewhere
    "call": "^read ^watch ^listen ^click ^tap ^subscribe ^sign ^follow ^download ^join ^related ^recommended ^more ^continue"
    " ^keep ^learn ^check ^view ^see ^discover ^explore ^get ^don-t ^up-next ^next ^previous ^also ^lesen ^mehr ^auch"
    " ^hier ^lire ^à-lire ^voir ^lea ^lee ^ver ^leggi ^leia ^lees ^les ^läs ^czytaj ^читайте ^zum-thema ^關聯 ^関連"
    " click-here read-more see-also read-also also-read sign-up find-out learn-more load-more show-more",
    "offer": "newsletter newsletters subscribe subscriber subscribers subscription subscriptions inbox sign-up signing-up"
    " our-app free-trial cookie cookies advertisement advertising anzeige publicidad publicité werbung sponsored sponsor"
    " whatsapp telegram google-news podcast donate donation donations become-a log-in login abonnieren abonnement abonnez"
    " abo suscríbete suscripción registrieren affiliate commission support-our support-us our-journalism our-newsroom"
    " our-readers our-coverage free-press unterstützen breaking-news push notifications terms-of privacy-policy promo-code",
    "picture": "photo photos photograph photographs image images picture pictured pic getty shutterstock courtesy credit"
    " foto fotos bild bilder imago illustration screenshot video watch-the gallery caption fotografía reuters-file"
    " file-photo ap-photo afp-via via-getty 写真 撮影 사진",
    "stamp": "updated published posted modified min-read minute-read minutes-ago minute-ago hours-ago hour-ago days-ago day-ago"
    " last-updated stand aktualisiert uhr publié mis-à actualizado publicado pubblicato am pm est edt gmt utc cet",
    "byline": "^by ^von ^par ^por ^di ^text ^story ^words ^written ^reported ^edited ^reporting ^author ^autor ^redaktion",
    "legal": "copyright reserved all-rights republished reproduced redistributed disclaimer licence license licensed"
    " first-published originally-published originally-appeared originally-posted this-article this-story this-post"
    " this-content editor-s editors-note correction corrections clarification disclosure",
    "author": "writer reporter editor journalist correspondent author contributor columnist producer professor fellow"
    " freelance covers bestselling redakteur redakteurin journalistin autorin journaliste periodista",
    "source": "^source ^sources ^via ^quelle ^quellen ^fuente ^fonte ^with-files ^with-inputs ^additional-reporting ^tags ^tag"
    " ^topics ^topic ^categories ^category ^filed ^schlagwörter ^themen ^in-this ^et ^contact ^contacts",
    "you": "you your our us we sie ihre ihren ihr unsere uns vous votre vos notre nos tu tus usted su nuestra nuestro"
    " vostro nostra nostro jouw je ons onze du dich deine",
    "social": "facebook twitter instagram linkedin pinterest tiktok youtube tweet share email print copy-link reddit",
}
MARKS = tuple(_VOCABULARY)
_POSITION = {mark: position for position, mark in enumerate(MARKS)}
_ANYWHERE: dict[str, list[int]] = {}
_AT_HEAD: dict[str, list[int]] = {}
for _mark, _names in _VOCABULARY.items():
    for _name in _names.split():
        _table = _AT_HEAD if _name[0] == "^" else _ANYWHERE
        _table.setdefault(_name.lstrip("^"), []).append(_POSITION[_mark])
_REACH = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|https?://|\bwww\.|pic\.twitter|(?:^|\s)@\w{3}|(?:^|\s)#\w{3}"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d|年)")
COUNT = len(MARKS) + 2
NAMES = (*MARKS, "reach", "clock")


def marks_in(text: str, words: list[str]) -> list[float]:
    """How often each of NAMES stands in a line, up to 3; `words` are its first ones, folded."""
    found = [0.0] * COUNT
    last = ""
    for word in words:
        for name in (word, f"{last}-{word}"):
            for position in _ANYWHERE.get(name, ()):
                if found[position] < 3:
                    found[position] += 1
        last = word
    for name in (words[0], "-".join(words[:2])) if words else ():
        for position in _AT_HEAD.get(name, ()):
            found[position] += 1
    if "@" in text or "http" in text or "www" in text or "#" in text or "pic." in text:
        found[-2] = 1.0 if _REACH.search(text[:300]) else 0.0
    if len(text) < 200 and _CLOCK.search(text):
        found[-1] = 1.0
    return found


def invites(words: list[str]) -> bool:
    """Whether a heading sends the reader elsewhere: "Related", "Read more"."""
    return (
        any(_POSITION["call"] in _AT_HEAD.get(name, ()) for name in (words[0], "-".join(words[:2])))
        if words
        else False
    )
