from __future__ import annotations

import asyncio
import random
import threading

from raw_site import RawSite, answer

from flows.fetch import Fetcher, Policy
from flows.fetch.places import Places


def test_two_fetchers_with_loops_of_their_own_share_the_places_of_a_host(site: RawSite) -> None:
    site.replies["/page"] = [answer(b"x", wait=0.02)]

    async def fetch() -> None:
        policy = Policy(connect_to=site.connect_to, min_interval=0, respect_robots=False)
        async with Fetcher(policy) as fetcher:
            await asyncio.gather(*(fetcher.get("http://a.example/page") for _ in range(5)))

    threads = [threading.Thread(target=lambda: asyncio.run(fetch())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (len(site.paths()), site.most_at_once) == (10, 1)


def test_places_are_given_in_turn_and_none_is_lost_by_giving_up() -> None:
    places, chosen, inside = Places(), random.Random(3), [0]

    async def one() -> None:
        async with places.place("a.example", 2):
            inside[0] += 1
            assert inside[0] <= 2
            try:
                await asyncio.sleep(chosen.choice((0, 0.001)))
            finally:
                inside[0] -= 1

    async def run() -> None:
        tasks = [asyncio.create_task(one()) for _ in range(300)]
        while not all(task.done() for task in tasks):
            chosen.choice(tasks).cancel()
            await asyncio.sleep(0)
        await asyncio.wait_for(asyncio.gather(*(one() for _ in range(20))), 5)

    asyncio.run(run())
    assert inside == [0]


def test_the_narrower_limit_holds_for_who_has_it() -> None:
    places, seen = Places(), []

    async def one(name: str, most: int) -> None:
        async with places.place("a.example", most):
            seen.append(f"{name} in")
            await asyncio.sleep(0.01)
            seen.append(f"{name} out")

    async def run() -> None:
        await asyncio.gather(one("wide", 2), one("narrow", 1), one("second", 2))

    asyncio.run(run())
    assert seen[:3] == ["wide in", "wide out", "narrow in"]
