"""What a source shows at its address -> the addresses of articles.

`discover` reads feeds (RSS, Atom, JSON) and sitemaps, `front_page` a home page for its
feeds, `robots_sitemaps` a robots.txt, `list_addresses` a plain list. To add a format: a
file here that gives a `Listing`.
"""

from transforms.discover.entries import Entry
from transforms.discover.front_page import PROBES, front_page, robots_sitemaps
from transforms.discover.listing import Listing, discover
from transforms.discover.plain import list_addresses

__all__ = ["PROBES", "Entry", "Listing", "discover", "front_page", "list_addresses", "robots_sitemaps"]
