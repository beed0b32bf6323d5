"""A list of addresses, one a line."""

from __future__ import annotations

from transforms.discover.entries import Entry, web_address
from transforms.discover.listing import Listing
from transforms.errors import Empty


def list_addresses(body: bytes) -> Listing:
    """The addresses in a text, one a line; blank lines and `# remarks` are passed over.

    Lines that are no address are named in `broken`. Raises Empty where there is none at all.
    """
    lines = [line.strip() for line in body.decode("utf-8-sig", "replace").splitlines()]
    said = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    found = {url: Entry(url) for _, line in said if (url := web_address("", line))}
    wrong = [number for number, line in said if not web_address("", line)]
    if not found:
        raise Empty("there is no address in the list")
    broken = f"no web address in line {', '.join(map(str, wrong[:10]))}" if wrong else None
    return Listing(tuple(found.values()), broken=broken)
