"""What sites call the parts of a page, in classes, ids and roles."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Words of names, by what they mark; two words with a hyphen stand for two in a row.
_VOCABULARY = {
    "body": "articlebody article-body story-body entry-content post-content article-content article-text body-text"
    " main-content content-body rich-text richtext story-content post-body paragraph articletext text-body body-copy wysiwyg",
    "lead": "lead lede standfirst deck dek subtitle subheadline subhead summary intro excerpt abstract description teaser-text"
    " subheading strapline kicker-text chapo sommaire entradilla bajada sottotitolo vorspann",
    "caption": "caption figcaption figure credit credits photo image picture gallery slideshow media video player legend",
    "share": "share sharing social follow facebook twitter whatsapp addthis sharethis bookmark print",
    "newsletter": "newsletter newsletters subscribe subscription signup sign-up sign-in login register registration optin email-form mailing",
    "related": "related recirc recirculation recommend recommended recommendations recommendation read-more readmore more-stories more-news"
    " more-from more-on also-read also-like see-also teaser teasers trending popular most-read latest next-article next-post prev-next"
    " inline-link interstitial up-next similar suggested outbrain taboola ticker further linklist onward rail river card cards feed carousel",
    "comments": "comment comments disqus respond reply replies discussion coral viafoura",
    "byline": "byline author authors byline-date dateline date time timestamp posted published pubdate publish meta metadata"
    " contributor contributors writer reading-time readtime updated",
    "author-bio": "bio biography about-author author-bio author-box authorbox about-the-author author-info",
    "promotion": "promo promotion promoted ad ads advert advertisement advertising sponsor sponsored sponsors banner cta donate donation"
    " membership support supporter contribute paywall offer shop product affiliate app-download partner commercial leaderboard marketing",
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs footer tags tag-list taglist topics topic keywords categories category"
    " pagination pager toc table-of-contents sidebar toolbar header masthead skip-link sitemap tabs",
    "legal": "copyright disclaimer legal cookie consent gdpr privacy terms policy notice correction disclosure",
    "embed": "embed tweet instagram quote-box pullquote pull-quote factbox fact-box infobox info-box inset callout highlight blockquote box",
    "title": "headline title heading",
}  # fmt: skip
HINTS = tuple(_VOCABULARY)
_BY_NAME = {name: hint for hint, names in _VOCABULARY.items() for name in names.split()}
_TAGS = {
    "figure": "caption",
    "figcaption": "caption",
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related",
    "form": "newsletter",
    "button": "share",
    "h1": "title",
    "time": "byline",
    "address": "byline",
}


@lru_cache(maxsize=16384)
def hints_in(tag: str, names: str) -> frozenset[str]:
    """What an element hints at, by its own name and the words of its class, id and role."""
    words = [word.lower() for word in _WORD.findall(names[:300])]
    pairs = [f"{one}-{two}" for one, two in zip(words, words[1:], strict=False)]
    found = {_BY_NAME[name] for name in (*words, *pairs) if name in _BY_NAME}
    return frozenset(found | {_TAGS[tag]} if tag in _TAGS else found)
