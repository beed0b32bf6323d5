"""How fast pages come in over loopback, with all guards on, beside httpx, aiohttp and Scrapy where installed.

python tests/benchmarks/fetch.py [--pages 2000] [--rounds 5] [--delay 0.1] [--only NAME ...]
python tests/benchmarks/fetch.py --again            the whole pipeline twice over a site: 304 and a row each

50 host names, pages of 50 KB in gzip, robots and pace off. The server has a process of its
own; each client runs in a new process on the last core, the clients by turns, and the medians are
printed: pages a second, pages a second of processor time (which a busy machine does not change),
share of the ceiling that the delay allows, resident memory at the end.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import hashlib
import importlib.util
import json
import multiprocessing
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

HOSTS = 50
WORDS = [hashlib.md5(str(number).encode()).hexdigest()[: 3 + number % 7] for number in range(4000)]


def page() -> bytes:
    """50 KB that pack like a page of text."""
    chosen = random.Random(1)
    return (" ".join(chosen.choices(WORDS, k=12_000)).encode())[:50_000]


# ------------------------------------------------------------------------------------- server


async def _serve(pipe: Connection, delay: float, folder: Path | None) -> None:
    """One page at every address, or the files of `folder`."""
    same = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    standard = _answer(page())

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                request = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            if delay:
                await asyncio.sleep(delay)
            if b"none-match" in request.lower():
                writer.write(same)
            elif folder is None:
                writer.write(standard)
            else:
                writer.write(_answer((folder / request.split(b" ", 2)[1][1:].decode()).read_bytes()))
        writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", 0, backlog=1024)
    pipe.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _answer(body: bytes) -> bytes:
    packed = gzip.compress(body)
    head = (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        f'ETag: "1"\r\nContent-Length: {len(packed)}\r\n\r\n'
    )
    return head.encode() + packed


def _server_process(pipe: Connection, delay: float, folder: Path | None) -> None:
    os.sched_setaffinity(0, {0})
    asyncio.run(_serve(pipe, delay, folder))


@contextmanager
def serving(delay: float, folder: Path | None = None) -> Iterator[int]:
    """The port of the server, while the context lasts."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_server_process, args=(theirs, delay, folder), daemon=True
    )
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()
        process.join()


# ------------------------------------------------------------------------------------ clients


def addresses(pages: int) -> list[str]:
    return [f"http://h{number % HOSTS}.example/{number}" for number in range(pages)]


async def wirehouse(port: int, urls: list[str], concurrency: int) -> None:
    from flows.fetch import Fetcher, Policy

    policy = Policy(
        connect_to=f"127.0.0.1:{port}",
        min_interval=0,
        respect_robots=False,
        connections_per_host=_per_host(concurrency),
    )
    async with Fetcher(policy, concurrency=concurrency) as fetcher:

        async def fetch(url: str) -> int:
            return len((await fetcher.get(url)).body)

        await _workers(urls, concurrency, fetch)


def _per_host(concurrency: int) -> int:
    """One more than an even spread needs: which host is asked when is up to chance."""
    return 1 - (-concurrency // HOSTS)


class _Loopback:
    """A resolver for aiohttp: every name is here."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
        found = {"hostname": host, "host": "127.0.0.1", "port": self._port, "family": socket.AF_INET}
        return [found | {"proto": 0, "flags": 0}]

    async def close(self) -> None:
        """Nothing is held."""


async def _workers(urls: list[str], concurrency: int, fetch: Callable[[str], Awaitable[int]]) -> None:
    queue = iter(urls)

    async def work() -> None:
        for url in queue:
            assert await fetch(url) == 50_000

    await asyncio.gather(*(work() for _ in range(concurrency)))


async def httpx_per_host(port: int, urls: list[str], concurrency: int) -> None:
    import ssl

    import httpx

    shared = ssl.create_default_context()
    clients = {
        f"h{number}.example": httpx.AsyncClient(verify=shared, trust_env=False) for number in range(HOSTS)
    }

    async def fetch(url: str) -> int:
        host = url.split("/")[2]
        path = url.split("/")[3]
        got = await clients[host].get(f"http://127.0.0.1:{port}/{path}", headers={"Host": host})
        return len(got.content)

    await _workers(urls, concurrency, fetch)
    for client in clients.values():
        await client.aclose()


async def httpx_one_client(port: int, urls: list[str], concurrency: int) -> None:
    import httpx

    limits = httpx.Limits(max_connections=concurrency, max_keepalive_connections=concurrency)
    async with httpx.AsyncClient(limits=limits, trust_env=False, timeout=60) as client:

        async def fetch(url: str) -> int:
            host, path = url.split("/")[2:4]
            # A name of its own for each host, so that the pool is asked for 50 origins as a crawler's is.
            name = f"127.0.0.{1 + int(host.removeprefix('h').partition('.')[0])}"
            got = await client.get(f"http://{name}:{port}/{path}", headers={"Host": host})
            return len(got.content)

        await _workers(urls, concurrency, fetch)


async def aiohttp(port: int, urls: list[str], concurrency: int) -> None:
    import aiohttp as library

    connector = library.TCPConnector(limit=concurrency, resolver=_Loopback(port))
    async with library.ClientSession(connector=connector) as session:

        async def fetch(url: str) -> int:
            async with session.get(url) as got:
                return len(await got.read())

        await _workers(urls, concurrency, fetch)


SPIDER = """
import sys, time, resource, json
import scrapy
from scrapy.crawler import CrawlerProcess
urls, port, concurrency = json.load(sys.stdin)
class Pages(scrapy.Spider):
    name = "pages"
    count = 0
    async def start(self):
        for url in urls:
            host, path = url.split("/")[2:4]
            yield scrapy.Request(f"http://127.0.0.1:{port}/{path}", headers={"Host": host}, dont_filter=True,
                                 meta={"download_slot": host})
    def parse(self, response):
        assert len(response.body) == 50_000
        Pages.count += 1
settings = dict(CONCURRENT_REQUESTS=concurrency, CONCURRENT_REQUESTS_PER_DOMAIN=concurrency,
    LOG_ENABLED=False, ROBOTSTXT_OBEY=False, RETRY_ENABLED=False, COOKIES_ENABLED=False,
    TELNETCONSOLE_ENABLED=False, ASYNCIO_EVENT_LOOP="uvloop.Loop",
    TWISTED_REACTOR="twisted.internet.asyncioreactor.AsyncioSelectorReactor")
process = CrawlerProcess(settings)
process.crawl(Pages)
used = resource.getrusage(resource.RUSAGE_SELF)
before = used.ru_utime + used.ru_stime
started = time.perf_counter()
process.start()
assert Pages.count == len(urls)
used = resource.getrusage(resource.RUSAGE_SELF)
print(time.perf_counter() - started, used.ru_utime + used.ru_stime - before, used.ru_maxrss)
"""


@dataclass(frozen=True)
class Taken:
    """What one client took: seconds by the clock and of processor time, kilobytes at most."""

    seconds: float
    busy: float
    kilobytes: int


def _scrapy(port: int, urls: list[str], concurrency: int) -> Taken:
    told = json.dumps([urls, port, concurrency])
    done = subprocess.run(
        [sys.executable, "-c", SPIDER], input=told, capture_output=True, text=True, check=True
    )
    seconds, busy, peak = done.stdout.split()
    return Taken(float(seconds), float(busy), int(peak))


CLIENTS = {
    "wirehouse": wirehouse,
    "httpx per host": httpx_per_host,
    "httpx one client": httpx_one_client,
    "aiohttp": aiohttp,
}


def _client_process(pipe: Connection, name: str, port: int, urls: list[str], concurrency: int) -> None:
    os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})
    if name == "scrapy":
        pipe.send(_scrapy(port, urls, concurrency))
        return
    before, started = time.process_time(), time.perf_counter()
    asyncio.run(CLIENTS[name](port, urls, concurrency))
    seconds, busy = time.perf_counter() - started, time.process_time() - before
    pipe.send(Taken(seconds, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def measure(name: str, port: int, urls: list[str], concurrency: int) -> Taken:
    """What one client takes in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_client_process, args=(theirs, name, port, urls, concurrency))
    process.start()
    theirs.close()
    found: Taken = ours.recv()
    process.join()
    return found


def compare(names: list[str], pages: int, rounds: int, delay: float) -> None:
    urls = addresses(pages)
    with serving(delay) as port:
        for concurrency in (16, 64):
            found: dict[str, list[Taken]] = {name: [] for name in names}
            for _ in range(rounds):
                for name in names:
                    found[name].append(measure(name, port, urls, concurrency))
            for name, taken in found.items():
                print(
                    f"{concurrency:3} at once  {name:17}{_told(taken, pages, concurrency, delay)}", flush=True
                )


def _told(taken: list[Taken], pages: int, concurrency: int, delay: float) -> str:
    rate = pages / statistics.median(one.seconds for one in taken)
    busy = pages / statistics.median(one.busy for one in taken)
    peak = statistics.median(one.kilobytes for one in taken) / 1000
    ceiling = f"  {rate * delay / concurrency:.0%} of the ceiling" if delay else ""
    return f"{rate:6.0f} pages/s  {busy:6.0f} a busy second  {peak:4.0f} MB{ceiling}"


# --------------------------------------------------------------------------------- a second run


def again(pages: int) -> None:
    """The whole pipeline without Prefect over a site, twice: what the second time costs of the first."""
    from pipeline import documents

    from flows.extract import work_out
    from flows.folder import DataFolder
    from flows.gather import gather
    from flows.known import known_pages
    from flows.load import Run, load
    from flows.parts import read_batch, waiting_batches
    from flows.settings import Settings
    from flows.sources import Source
    from warehouse.publish import publish

    def run(data: DataFolder, source: Source, name: str) -> float:
        started = time.perf_counter()
        made = Run(name, None, "benchmark", datetime.now(UTC), "", "")
        with data.hold():
            gathered = gather(data, made.run_id, source, known_pages(data))
            for batch in waiting_batches(data):
                work_out(data, Settings(), batch.stem, read_batch(batch))
                batch.unlink()
            load(data, made, Settings())
            publish(data.build, data.root, datetime.now(UTC))
        seconds = time.perf_counter() - started
        print(
            f"{name:7} {seconds:7.2f} s, {gathered.pages} pages, {gathered.unchanged} unchanged", flush=True
        )
        return seconds

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        site.mkdir()
        documents(site, pages)
        names = sorted(path.name for path in site.iterdir())
        urls = (f"http://h{number % HOSTS}.example/{name}\n" for number, name in enumerate(names))
        (Path(folder) / "list.txt").write_text("".join(urls))
        with serving(0, site) as port:
            source = Source(
                "benchmark",
                "list",
                f"{folder}/list.txt",
                connect_to=f"127.0.0.1:{port}",
                respect_robots=False,
                min_interval=0.0,
                max_pages=pages,
                revisit_always=True,
            )
            data = DataFolder(Path(folder) / "data")
            first, second = run(data, source, "first"), run(data, source, "second")
    print(f"the second run took {second / first:.1%} of the first")


def main() -> None:
    known = [*CLIENTS, "scrapy"]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--only", nargs="*", choices=known, default=known)
    parser.add_argument("--again", action="store_true")
    given = parser.parse_args()
    if given.again:
        again(given.pages)
        return
    names = [
        name for name in given.only if name not in ("aiohttp", "scrapy") or importlib.util.find_spec(name)
    ]
    compare(names, given.pages, given.rounds, given.delay)


if __name__ == "__main__":
    main()
