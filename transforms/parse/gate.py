"""Pages that are no articles, and how they show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from transforms.errors import NotAnArticle
from transforms.parse.blocks import Block
from transforms.parse.features import RUNNING
from transforms.parse.jsonld import ARTICLE_TYPES, Typed, types_of
from transforms.parse.look import HEADINGS
from transforms.parse.meta import Meta

SHORT = 1_200  # letters; a page that says one of the things below in a longer text only tells of it
STUB = 500
TEASERS = 12
AMONG = 4
_CHALLENGE = re.compile(
    r"just a moment|attention required|are you (?:a robot|human)|verif(?:y|"
    r"ying) (?:that )?you are (?:a )?human|checking your browser|access denied|"
    r"403 forbidden|^http error 403\b|captcha|unusual traffic|"
    r"enable javascript and cookies|security check|"
    r"pardon our interruption|request blocked",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"error 404\b|\b404(?: (?:error|page|not found)|\s?[|:–—-]\s|$)|page (?:was )?not found|"
    r"(?:page|article|story) (?:you(?: a|.| we)re looking for|(?:is )?no longer (?:available|exists?)|"
    r"has (?:expired|been removed)|does ?n.t exist|cannot be found)|"
    r"(?:artikel|beitrag) ist nicht mehr verfügbar|"
    r"seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|pagina non trovata|"
    r"pagina niet gevonden|siden finnes ikke|ページが見つかりません|页面不存在",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b50[0234] (?:internal|bad gateway|service|gateway)|service (?:temporarily )?unavailable|bad gateway|"
    r"internal server error|we.ll be (?:right )?back|our (?:web)?site is (?:currently |temporarily )?"
    r"(?:down|under|undergoing|unavailable)",
    re.IGNORECASE,
)
_PARKED = re.compile(r"domain (?:name )?(?:is|may be) for sale|buy this domain", re.IGNORECASE)
_LOGIN = re.compile(
    r"^(?:(?:please )?(?:sign|log) ?in|login|anmelden|einloggen|se connecter|connexion|iniciar sesión|"
    r"accedi|inloggen|logga in|logg inn)(?:$|\s?[|·–—-]\s)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|your privacy (?:choices|settings|is important)|"
    r"we (?:and our (?:\d+ )?partners )?(?:value your privacy|use cookies)|cookie consent|"
    r"if you (?:click|choose|select) .?(?:accept|agree)|we and our partners (?:will )?(?:store|use|process)|"
    r"accept (?:all )?cookies|manage (?:cookies|consent|preferences)|alle akzeptieren|"
    r"mit werbung (?:und tracking )?(?:weiter)?lesen|zustimmen und weiter|"
    r"nous utilisons des cookies|tout accepter|aceptar (?:todas las )?cookies",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"subscribe to (?:continue|read|keep|unlock)|(?:this|the) (?:article|story|"
    r"content) is (?:for|only for|exclusive|available (?:only )?to|reserved)|"
    r"reached your (?:monthly )?(?:article )?limit|"
    r"(?:register|sign in|log in) (?:now |here )?to keep reading|"
    r"already a subscriber|subscribers only|to continue reading|unlock (?:this|the) (?:article|story)|"
    r"jetzt weiterlesen mit|weiterlesen mit|nur für abonnenten|"
    r"réservé aux abonnés|la suite est réservée|contenido exclusivo para suscriptores|"
    r"contenuto riservato agli abbonati|voor abonnees",
    re.IGNORECASE,
)
_VIDEO = frozenset({"VideoObject", "VideoGallery", "Movie", "TVEpisode", "Clip"})
_FRONT = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})


def check_page(
    typed: Typed,
    meta: Meta,
    title: str | None,
    blocks: Sequence[Block],
    kinds: Sequence[str | None],
    url: str,
) -> None:
    """Raises NotAnArticle with what the page is instead.

    Each sign counts only where there is little text: an article about cookies,
    captchas or error pages stays one.
    """
    kept = [block for block, kind in zip(blocks, kinds, strict=True) if kind is None]
    size = sum(block.size for block in kept)
    if size >= SHORT and not _is_front(typed, meta, blocks, kept, url):
        return
    heads = " | ".join(
        [title or "", meta.title or "", *(block.text for block in blocks if block.tag in HEADINGS)][:8]
    )
    words = " ".join(block.text for block in blocks)[:6_000]
    shown = heads if size > STUB else f"{heads} {words[:1_500]}"
    for reason, pattern, where in (
        ("challenge", _CHALLENGE, shown),
        ("soft 404", _GONE, shown),
        ("error page", _BROKEN, shown),
        ("consent wall", _CONSENT, shown),
        ("parked domain", _PARKED, shown),
        ("login page", _LOGIN, title or meta.title or ""),
        ("teaser of a paid text", _PAID, words),
    ):
        found = pattern.search(where)
        if found and size < SHORT:
            raise NotAnArticle(f"it says {found[0]!r} and has {size} letters of text", reason)
    if size < STUB and is_paywalled(typed, meta):
        raise NotAnArticle(
            f"it is not free to read, and shows {size} letters of text", "teaser of a paid text"
        )
    if (
        size < STUB
        and not typed.article
        and (typed.has_type(*_VIDEO) or (meta.first("og:type") or "").startswith("video"))
    ):
        raise NotAnArticle(f"it is about a video, with {size} letters of text", "video page")
    if _is_front(typed, meta, blocks, kept, url):
        raise NotAnArticle("it leads to other pages and has no text of its own", "section front")


def _is_front(typed: Typed, meta: Meta, blocks: Sequence[Block], kept: Sequence[Block], url: str) -> bool:
    """A home page, or a page of teasers that does not call itself an article.

    Few teasers tell it too where they stand between the lines that read as text: those
    are what each is summed up in.
    """
    if typed.article and types_of(typed.article) & ARTICLE_TYPES - {"CreativeWork"}:
        return False
    if meta.first("article:published_time") or (meta.first("og:type") or "").lower() == "article":
        return False
    running = sum(
        block.size for block in kept if block.size >= RUNNING and block.linked < 0.3 * len(block.text)
    )
    teases = [block.linked > 0.7 * len(block.text) and block.size >= 25 for block in blocks]
    teasers = sum(teases)
    ours = set(map(id, kept))
    text = [i for i, block in enumerate(blocks) if id(block) in ours]
    among = sum(teases[text[0] : text[-1]]) if text else 0
    if typed.has_type(*_FRONT) or urlsplit(url).path in ("", "/"):
        return running < SHORT and teasers >= 5
    return running < STUB and (teasers >= TEASERS or among >= AMONG)


def is_paywalled(typed: Typed, meta: Meta) -> bool | None:
    """What the page says of who may read it; None when it does not say."""
    said = (typed.article or {}).get("isAccessibleForFree")
    if isinstance(said, str):
        said = {"true": True, "false": False}.get(said.strip().lower())
    if isinstance(said, bool):
        return not said
    tier = (meta.first("article:content_tier", "content_tier") or "").lower()
    return {"free": False, "metered": False, "locked": True, "paid": True, "premium": True}.get(tier)
