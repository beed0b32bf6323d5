# ruff: noqa: E501  (lines of sample pages stay whole)
"""Pages that are no articles are refused by the name of what they are; articles about such things stay."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from transforms.errors import NotAnArticle
from transforms.models import Article, Page
from transforms.parse import parse

LEAD = "The council of Larkhaven voted on Monday to build a second ferry pier, which will cost 4.2 million euros."
BRIEF = LEAD + " Work is to begin in autumn and should end before summer, said harbour master Ida Brandt."
LONG = [
    f"On day {day} the crew drove {day * 3} piles, and the harbour master counted {day * 11} ships."
    for day in range(9)
]
TEASERS = "".join(
    f"<div><a href='/{i}'><h3>Headline number {i} about the harbour and the sea</h3></a></div>"
    for i in range(30)
)


def page(title: str, *lines: str, head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><div>{text}</div>{body}</body></html>"


def typed(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def read(markup: str, url: str = "https://mail.example/news/pier") -> Article:
    return parse(Page("s", url, url, "html", markup.encode(), datetime(2025, 6, 1, tzinfo=UTC), "utf-8"))[0]


@pytest.mark.parametrize(
    ("reason", "markup"),
    [
        ("challenge", page("Attention Required!", "Sorry, you have been blocked. Please enable cookies.")),
        ("challenge", page("mail.example", "Please verify you are a human. Press and hold the button.")),
        ("challenge", page("HTTP Error 403", "The request URL is forbidden, says the server.")),
        ("challenge", page("Access Denied", "You have no permission to see this page on this server.")),
        ("soft 404", page("404 - Not here", "Try our front page, or search for what you wanted to read.")),
        ("soft 404", page("Oops!", "We can’t find the page you’re looking for. It may have moved, or never been.")),
        ("soft 404", page("Article no longer available", "It has been taken from our site, as all are in time.")),
        ("soft 404", page("Seite nicht gefunden", "Die Adresse gibt es nicht. Zur Startseite geht es hier lang.")),
        ("error page", page("503 Service Unavailable", "The server is busy. Try again in a few minutes.")),
        ("error page", page("We’ll be right back", "Our site is down for repairs. Come back in a while.")),
        ("consent wall", page("Willkommen", "Mit Werbung und Tracking weiterlesen, oder ein Abo abschließen.")),
        ("consent wall", page("Bienvenue", "Nous utilisons des cookies pour compter les lecteurs. Tout accepter.")),
        ("consent wall", page("Mail", "If you click “Accept all”, 200 firms will keep things on your device.")),
        ("parked domain", page("mail.example", "This domain is for sale. See also: news, weather, sport.")),
        ("login page", page("Sign in | Mail", "Type your address and your password to go on to your account.")),
        ("teaser of a paid text", page("Pier", LEAD, "You have reached your limit of free articles.")),
        ("teaser of a paid text", page("Pier", LEAD, "Schon Abonnent? Jetzt weiterlesen mit dem Abo.")),
        ("teaser of a paid text", page("Pier", LEAD, head=typed(isAccessibleForFree=False))),
        ("video page", page("Pier", "See it built.", head='<meta property="og:type" content="video.other">')),
        ("section front", page("Harbour", body=TEASERS)),
        ("section front", page("Search results for pier", body=TEASERS)),
        ("no text", page("", "Redirecting", head='<meta http-equiv="refresh" content="0;url=/x">')),
        ("no text", "<html><body><div id='root'></div><noscript>Enable JavaScript.</noscript></body></html>"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_named(reason: str, markup: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(markup)
    assert caught.value.reason == reason
    assert caught.value.detail


def test_a_front_page_without_headings_is_one() -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(page("Mail", body=TEASERS), "https://mail.example/")
    assert caught.value.reason == "section front"


@pytest.mark.parametrize(
    "markup",
    [
        page("Pier for Larkhaven", BRIEF),
        page("404 homes beside the new pier", BRIEF, "The town will build 404 homes and close 403 garages."),
        page("Pier for Larkhaven", BRIEF, body="<form>Log in<p>Forgot your password?</p></form>"),
        page("Pier for Larkhaven", BRIEF, head=typed(video={"@type": "VideoObject"})),
        page("Pier for Larkhaven", BRIEF, body=TEASERS, head=typed(datePublished="2025-05-20")),
        page("Pier for Larkhaven", BRIEF, *LONG, head=typed(isAccessibleForFree=False)),
    ],
)
def test_short_articles_stay(markup: str) -> None:
    assert read(markup).text.startswith(LEAD)


def test_what_a_page_says_of_who_may_read_it_is_kept() -> None:
    assert read(page("Pier", BRIEF, *LONG, head=typed(isAccessibleForFree="False"))).is_paywalled is True
    assert read(page("Pier", BRIEF, head=typed(isAccessibleForFree=True))).is_paywalled is False
    metered = '<meta property="article:content_tier" content="metered">'
    assert read(page("Pier", BRIEF, head=metered)).is_paywalled is False
    assert read(page("Pier", BRIEF)).is_paywalled is None
