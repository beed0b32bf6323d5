"""Articles of our own writing for the tests of dedupe."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from transforms.dedupe import score, sign, tell
from transforms.dedupe.features import Features, unpack
from transforms.dedupe.packing import pack
from transforms.dedupe.reading import read
from transforms.identity import identify
from transforms.models import Article, Facts, Publisher, Story, Telling

PLANT = (
    "HARBURY, May 4 -- Brackwater Energy said on Monday that it will build a pumped storage plant of "
    "320 megawatts in the Tessel valley near Harbury. The plant will cost 410 million euros and is to"
    " open in 2031. Work begins in September, once the Ministry of Water has given its consent. "
    "Brackwater, which runs eleven dams in the Orrin highlands, expects 900 jobs during construction."
    " 'The valley has what such a plant needs: height, water and a line to the coast,' said Ilse "
    "Marrant, its chief engineer. Residents of Nether Tessel had asked for a lower dam, and the "
    "company has moved the upper basin by two kilometres."
)
TRIMMED = PLANT.partition("'The valley")[0].removeprefix("HARBURY, May 4 -- ") + "More news on our site."
RETOLD = (
    "Brackwater Energy wants to turn the Tessel valley near Harbury into a battery. The hydropower "
    "firm said on Monday that it plans to spend 410 million euros on a 320 MW pumped storage scheme, "
    "creating 900 jobs during construction. If the Ministry of Water agrees, diggers arrive in "
    "September. Chief engineer Ilse Marrant praised the site. After protests in Nether Tessel the "
    "planners shifted a basin two kilometres. Operation should start in 2031."
)
OTHER = (
    "The Lindqvist museum in Soderhavn reopens on Friday after four years of repairs to its roof. "
    "Visitors will find 260 paintings by Agda Ros, many never shown before, and a new hall for "
    "drawings. Director Per Ahlgren thanked 1,400 donors. Tickets cost 90 crowns, and children enter "
    "free until the end of August. The cafe by the harbour, closed since the storm, opens its doors "
    "on the same day with a menu of local fish."
)
BRANCH = (
    "Brackwater Energy has named Tom Verrell its new head of finance. Verrell, 47, comes from the "
    "Orrin savings bank, where he led the treasury for nine years. He follows Anne Loud, who retires "
    "in July. The company thanked Loud for guiding it through the purchase of two grid firms. "
    "Analysts had expected an outsider."
)


def article(
    name: str,
    text: str,
    title: str | None = None,
    day: date | None = date(2026, 5, 4),
    wire: str | None = None,
) -> Article:
    return Article(
        source_id="test",
        location=name,
        url=f"https://{name}.example/",
        body_sha256=identify(text),
        publisher=Publisher(name),
        text=text,
        title=title,
        published_date=day,
        wire=wire,
    )


def features(text: str, title: str | None = None) -> Features:
    (payload,) = pack(read([(title, text)]))
    return unpack(payload)


def telling(one: Article, facts: Facts | None = None) -> Telling:
    return Telling(
        article_id=one.article_id,
        publisher_id=one.publisher.publisher_id,
        publisher_kind=one.publisher.kind,
        title=one.title,
        published_date=one.published_date,
        published_at=one.published_at,
        dateline_place=one.dateline_place,
        wire=one.wire,
        credited_source=one.credited_source,
        syndicated_from=one.syndicated_from,
        signature=sign(one, facts or Facts()),
    )


def stories(tellings: list[Telling]) -> tuple[Story, ...]:
    """What becomes of these articles when every pair of texts is scored."""
    pairs = [score(a.signature, b.signature) for a, b in combinations(tellings, 2)]
    return tell(tellings, [pair for pair in pairs if pair])
