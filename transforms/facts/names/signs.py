"""What around a name says that it is an organisation's: a ticker, what it is, what it announces."""

from __future__ import annotations

import re

from transforms.facts.names.names import listed
from transforms.facts.names.surface import Chunk

_EXCHANGES = (
    r"NYSE|NASDAQ|Nasdaq|TSXV?|TSX\.V|CSE|ASX|LSE|AIM|OTC|HKEX|SEHK|SSE|SZSE|TSE|KOSPI|KRX|BSE|NSE|FSE|FRA"
    r"|Euronext|JSE|SGX|TADAWUL|XETRA|BIT|BME|TWSE|NEO|Cboe|CBOE"
)
_TICKER = re.compile(rf" ?\((?:the )?(?:{_EXCHANGES})[^()\n]{{0,60}}\)")
# A business man is none.
_KINDS = (
    r"(?:company|corporation|firm|provider|developer|manufacturer|maker|producer|supplier|operator|retailer|utility"
    r"|startup|start-up|agency|nonprofit|non-profit|consultancy|subsidiary|automaker|carmaker|conglomerate"
    r"|distributor|organization|organisation|business|brokerage|lender|airline|publisher|wholesaler|integrator"
    r"|refiner|miner|explorer|contractor|charity|association|political party|trade union|newspaper"
    r"|band|think tank|magazine|broadcaster|law firm|record label|insurer|drugmaker|museum|union"
    r"|(?:football|soccer|hockey|baseball|basketball|rugby|cricket|sports) (?:club|team)"
    r"|(?:supermarket|hotel|store|restaurant|retail|department store) chain|chain of \w+"
    r"|(?:radio|television|TV|news|cable) (?:station|channel|network)"
    r"|(?:advocacy|lobby|rebel|militant|environmental|trade|hotel|media|insurance|industry|rights) group)\b"
    r"(?![ -](?:m[ae]n|wom[ae]n|owner|leader|executive|partner|manager|founder|president|official|member"
    r"|editor|singer|director|presenter|player|coach|reporter|spokes\w{3,9})\b)"
)
_PLAIN_WORDS = r"(?:(?!(?:in|of|at|for|to|with|on|by|from|who|and|is|was)\b)[\w’'-]+,? ){0,7}?"
# ", a leading maker", ", the world's largest producer"; not ", a partner in the company".
_APPOSITION = re.compile(
    r", (?:\([^()\n]{1,30}\),? )?"
    r"(?:an?|one of the|the (?:\w+ )?(?:[\w-]+['’]s|largest|leading|biggest|first|only|parent)) "
    rf"{_PLAIN_WORDS}{_KINDS}"
)
# "Zentrix is a leading maker of pumps."
_BE = (" is ", " was ", " are ", " were ", " (")
_IS_ONE = re.compile(
    r" (?:\([^()\n]{1,30}\) )?(?:is|was|are|were) "
    r"(?:an?|one of the|the (?:[\w-]+['’]s|largest|leading|biggest|first|only)) "
    rf"{_PLAIN_WORDS}{_KINDS}"
)
# What only a body is called, before its name: a developer or an operator may be a person.
_DESCRIBING = listed("organisations", "describing")
_ANNOUNCES = re.compile(
    r",? (?:\([^()\n]{1,40}\),? )?(?:today |also )?"
    r"(?:announce[sd]|has announced|unveil(?:s|ed)|launche[sd]|introduce[sd])\b"
)
_REACH = 160  # characters behind a name


def has_sign(text: str, chunk: Chunk) -> bool:
    """Whether anything around the run speaks for an organisation."""
    return (
        chunk.possessive
        or has_ticker(text, chunk)
        or is_described(text, chunk)
        or is_said_to_be_one(text, chunk)
        or announces(text, chunk)
    )


def has_ticker(text: str, chunk: Chunk) -> bool:
    """ "Zentrix (NASDAQ: ZTX)"."""
    return "(" in text[chunk.end : chunk.end + 2] and _matches(_TICKER, text, chunk)


def is_described(text: str, chunk: Chunk) -> bool:
    """ "Zentrix, a leading maker", "the battery maker Zentrix"."""
    if text.startswith(", ", chunk.end) and _matches(_APPOSITION, text, chunk):
        return True
    before = text[max(chunk.sentence.start, chunk.start - 20) : chunk.start]
    return before[-1:].isspace() and before[:-1].rpartition(" ")[2] in _DESCRIBING


def is_said_to_be_one(text: str, chunk: Chunk) -> bool:
    """ "Zentrix is a leading maker"."""
    return text.startswith(_BE, chunk.end) and _matches(_IS_ONE, text, chunk)


def announces(text: str, chunk: Chunk) -> bool:
    """ "Zentrix today announced"."""
    return _matches(_ANNOUNCES, text, chunk)


def _matches(pattern: re.Pattern[str], text: str, chunk: Chunk) -> bool:
    return pattern.match(text, chunk.end, chunk.end + _REACH) is not None
