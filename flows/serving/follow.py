"""What is served follows `sources.toml` as it is edited."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import httpx

from flows.errors import NothingChosen, WrongUse
from flows.serving.plan import Served

LOOK_EVERY_SECONDS = 5.0


@dataclass(frozen=True)
class Change:
    """What is to be taken away, and what is new or to be put in the place of its like."""

    gone: tuple[Served, ...]
    put: tuple[Served, ...]
    words: tuple[str, ...]  # a line for each

    @classmethod
    def between(cls, before: Sequence[Served], now: Sequence[Served]) -> Change:
        had, has = ({one.name: one for one in side} for side in (before, now))
        gone = tuple(one for name, one in had.items() if name not in has)
        put = tuple(one for one in has.values() if had.get(one.name) != one)
        words = [f"fetch/{one.name} is served no more" for one in gone]
        words += [_told(one, is_new=one.name not in had) for one in put]
        return cls(gone, put, tuple(words))


def _told(one: Served, is_new: bool) -> str:
    if one.problem is not None:
        return told_problem(one)
    return f"fetch/{one.name} is {'new' if is_new else 'changed'}: {one.schedule}"


def told_problem(one: Served) -> str:
    return f"{one.problem}; fetch/{one.name} fails until that is mended"


class Follower:
    """What is served by now, and the plan that it follows.

    A file that is wrong as a whole changes nothing: runs fail with its line, until it is mended. An edit
    counts once two looks have seen the same, as whoever writes it may be half-way.
    """

    def __init__(
        self, served: Sequence[Served], plan: Callable[[], Sequence[Served]], say: Callable[[str], None]
    ) -> None:
        self.served = tuple(served)
        self._plan = plan
        self._say = say
        self._seen: tuple[Served, ...] | str = self.served
        self._told = ""

    async def follow(self, apply: Callable[[Change], Awaitable[None]]) -> None:
        """Have every change of the plan applied, and say what it is; never ends."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            looked = _look(self._plan)
            is_settled, self._seen = looked == self._seen, looked
            if is_settled and isinstance(looked, str):
                self._note_broken(looked)
            elif is_settled and not isinstance(looked, str):
                if self._told:
                    self._say("the file of sources can be read again")
                self._told = ""
                await self._change(looked, apply)

    def _note_broken(self, words: str) -> None:
        if words != self._told:
            self._say(f"{words}; every fetch fails until that is mended, and the schedules stay as they are")
        self._told = words

    async def _change(self, now: tuple[Served, ...], apply: Callable[[Change], Awaitable[None]]) -> None:
        change = Change.between(self.served, now)
        if not change.words:
            return
        with suppress(httpx.HTTPError):  # the server is away: at the next look once more
            await apply(change)
            self.served = now
            for words in change.words:
                self._say(words)


def _look(plan: Callable[[], Sequence[Served]]) -> tuple[Served, ...] | str:
    """The plan, or the words of what is wrong with the file."""
    try:
        return tuple(plan())
    except NothingChosen:
        return ()
    except WrongUse as error:
        return str(error)
