"""Evidence to Article: what is believed of what a page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from transforms.errors import NotAnArticle
from transforms.models import Article, DateCandidate, Link, Page, Publisher, Rejection
from transforms.parse.conventions import is_copyright, owner_of, set_conventions_aside, source_of
from transforms.parse.credit import wire_of
from transforms.parse.dateline import Dateline, read_dateline
from transforms.parse.dates import Moment, in_zone, read_date
from transforms.parse.evidence import Dated, Evidence, Note
from transforms.parse.language import language_of
from transforms.parse.lines import Line, assemble
from transforms.parse.published import EAST
from transforms.parse.site import domain_of, host_of, publisher_of
from transforms.parse.tail import set_headlines_aside
from transforms.parse.wires import Wire, wire_called

TITLE_LIMIT = 500
LINK_LIMIT = 200
STANDFIRST_LINES = 3  # a dateline is looked for in so many lines, all but the last of them short
LONGEST_STANDFIRST = 200
# The first that is there is believed.
METHODS = (
    "record", "site-rules", "json-ld", "meta", "time-element", "first-line", "dateline", "url", "script",
    "visible", "description", "feed",
)  # fmt: skip
FAST = timedelta(hours=1)
STAMPED_AGAIN = timedelta(days=2)  # an address older than that is believed over what a page says of itself


def settle(page: Page, evidence: Evidence, version: str) -> tuple[Article, tuple[Rejection, ...]]:
    """The article that `evidence` makes, with notes on what of it could not be used.

    Raises NotAnArticle when nothing is left of its text.
    """
    lines, dateline = _lines(evidence)
    text, removed = assemble(lines)
    if not text.strip():
        raise NotAnArticle("everything on it is boilerplate", "no text")
    dates, doubted, notes = _believable(page, _dates(evidence, dateline, page.hints.timezone))
    title, title_notes = _title(evidence.title or page.hints.title)
    credited = evidence.credited_source or _credited(lines)
    url, syndicated, links = _addresses(page, evidence)
    signed = (dateline.wire if dateline else None) or evidence.wire
    publisher = evidence.publisher or _publisher(page, lines, signed)
    wire = wire_of(dateline, evidence, lines, credited, syndicated)
    if wire is None and publisher.kind == "wire":
        # A name may only sound like an agency's; an address is one's own.
        wire = wire_called(publisher.name)
    article = Article(
        source_id=page.source_id,
        location=page.location,
        url=url,
        body_sha256=page.body_sha256,
        publisher=publisher,
        text=text,
        title=title,
        byline=evidence.byline,
        authors=evidence.authors,
        language=language_of(evidence.language, text, page.hints.language),
        dateline_place=dateline.place if dateline else None,
        wire=wire.name if wire else None,
        credited_source=credited,
        syndicated_from=syndicated,
        section=evidence.section,
        is_paywalled=evidence.is_paywalled,
        parser_version=version,
        removed=removed,
        links=links[:LINK_LIMIT],
    )
    notes = [*evidence.notes, *_lost(text), *notes, *title_notes]
    return _dated(article, dates, doubted, dateline), tuple(_rejection(page, note) for note in notes)


def _dated(article: Article, dates: list[Dated], doubted: list[Dated], dateline: Dateline | None) -> Article:
    """`article` with all days that its page tells, and those that are believed: none of the `doubted`."""
    chosen, modified = _choose(dates, "published"), _choose(dates, "modified")
    moment = chosen.moment if chosen else None
    return replace(
        article,
        published_date=moment.day if moment else None,
        published_at=moment.at.astimezone(UTC) if moment and moment.at else None,
        published_tz=moment.tz if moment else None,
        published_precision=moment.precision if moment else None,
        published_method=chosen.method if chosen else None,
        modified_at=modified.moment.at.astimezone(UTC) if modified and modified.moment.at else None,
        dateline_date=dateline.day(moment.day if moment else None) if dateline else None,
        date_candidates=tuple(
            DateCandidate(d.role, d.moment.value, d.moment.precision, d.method, d is chosen or d is modified)
            for d in (*dates, *doubted)
        ),
    )


def _lost(text: str) -> list[Note]:
    """What is said of characters that a text came without."""
    lost = text.count("\ufffd")
    return [Note("doubtful encoding", f"{lost} characters were lost before it was fetched")] if lost else []


def _lines(evidence: Evidence) -> tuple[list[Line], Dateline | None]:
    """The lines with the rest of what is no text set aside, and the dateline."""
    lines = list(evidence.lines)
    first = next((index for index, line in enumerate(lines) if line.kept), None)
    dateline = read_dateline(lines[first].text) if first is not None else None
    if evidence.as_given:
        return lines, dateline
    lines = set_headlines_aside(set_conventions_aside(lines))
    first, dateline = _dateline(lines)
    if dateline:
        head, rest = lines[first].text[: dateline.end], lines[first].text[dateline.end :]
        lines[first : first + 1] = [
            Line(head.strip(), "dateline"),
            *([replace(lines[first], text=rest.lstrip())] if rest.strip() else []),
        ]
    return lines, dateline


def _dateline(lines: list[Line]) -> tuple[int, Dateline | None]:
    """The dateline and the line that begins with it: the first, or the one after a short line.

    After a standfirst only one that is signed or dated is believed.
    """
    kept = [index for index, line in enumerate(lines) if line.kept]
    for index in kept[:STANDFIRST_LINES]:
        dateline = read_dateline(lines[index].text)
        if dateline and (index == kept[0] or dateline.wire or dateline.moment):
            return index, dateline
        if len(lines[index].text) > LONGEST_STANDFIRST:
            break
    return 0, None


def _dates(evidence: Evidence, dateline: Dateline | None, zone: str | None) -> list[Dated]:
    found = [replace(dated, moment=in_zone(dated.moment, zone)) for dated in evidence.dates]
    if dateline and dateline.moment:
        found.append(Dated("published", dateline.moment, "dateline"))
    return list(dict.fromkeys(found))


def _believable(page: Page, dates: list[Dated]) -> tuple[list[Dated], list[Dated], list[Note]]:
    """Dates up to the time of the fetch, those after it, and a note on each of these.

    Where the page says no day of publication, the one that its feed says is among them.
    """
    listed = read_date(page.hints.published)
    good = [dated for dated in dates if _is_past(dated.moment, page.retrieved_at)]
    if listed and not any(dated.role == "published" for dated in good):
        dates = [*dates, Dated("published", listed, "feed")]
        good = [dated for dated in dates if _is_past(dated.moment, page.retrieved_at)]
    later = [dated for dated in dates if dated not in good]
    fetched = page.retrieved_at.date()
    notes = [Note("future date", f"{d.method} says {d.moment.value}, read on {fetched}") for d in later]
    return good, later, list(dict.fromkeys(notes))


def _is_past(moment: Moment, fetched: datetime) -> bool:
    """Whether a day had begun somewhere on earth; a clock of that day may be fast, or of another zone."""
    if moment.at:
        return moment.at <= fetched + FAST or moment.day <= fetched.date()
    return moment.day <= (fetched + EAST).date()


def _choose(dates: list[Dated], role: str) -> Dated | None:
    """The best of a role: by method, then the finest that names the same day.

    A day in the address was written once; what a page says of itself is written anew
    when it moves to another system.
    """
    ranked = sorted((d for d in dates if d.role == role), key=lambda d: METHODS.index(d.method))
    if not ranked:
        return None
    best = ranked[0]
    address = next((d for d in ranked if d.method == "url"), None)
    if (
        address
        and address.moment.day < best.moment.day - STAMPED_AGAIN
        and best.method not in ("record", "site-rules")
    ):
        best = address
    return next((d for d in ranked if d.moment.at and d.moment.day == best.moment.day), best)


def _title(title: str | None) -> tuple[str | None, list[Note]]:
    if title is None or len(title) <= TITLE_LIMIT:
        return title, []
    cut = title[:TITLE_LIMIT].rsplit(" ", 1)[0]
    return cut, [Note("long title", f"the title has {len(title)} characters; the first {len(cut)} are kept")]


def _addresses(page: Page, evidence: Evidence) -> tuple[str, str | None, tuple[Link, ...]]:
    """(address, address of the original on another site, links)."""
    canonical = evidence.canonical
    links = evidence.links
    if host_of(page.url) is None:
        found = (Link(0, canonical, "", "canonical"),) if canonical else ()
        return page.url, None, tuple(replace(link, position=i) for i, link in enumerate((*found, *links)))
    if canonical and domain_of(canonical) == domain_of(page.url):
        return canonical, None, links
    return page.url, canonical, links


def _publisher(page: Page, lines: list[Line], wire: Wire | None) -> Publisher:
    """For a page that does not say: its copyright line, its agency, else unknown.

    Each unknown has a name of its own: two files that do not say who printed them
    must not look as if one publisher had.
    """
    owner = next(
        (name for line in reversed(lines) if is_copyright(line.text) and (name := owner_of(line.text))), None
    )
    name, host = (owner, None) if owner or wire is None else (wire.name, wire.domain)
    return publisher_of(name, host) or Publisher(f"unknown ({page.url})")


def _credited(lines: list[Line]) -> str | None:
    return next((name for line in lines if line.kind == "source" and (name := source_of(line.text))), None)


def _rejection(page: Page, note: Note) -> Rejection:
    return Rejection(page.source_id, page.location, "parse", note.reason, note.detail, page.body_sha256)
