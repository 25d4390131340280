"""Hearing the bus through PostgreSQL: one connection that listens, made anew whenever it breaks."""

import asyncio
import logging
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from samesky.live import bus

log = logging.getLogger("samesky.live")

CHECKED_EVERY = 20.0
"""Seconds without a wake after which the connection is tried, so that one that died silently is found."""


async def hear(wake: bus.Wake, missed: bus.Ear) -> None:
    """Call `wake(room)` for every wake from other processes, until cancelled; `missed()` after any time of deafness."""
    pause = 0.2
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(_address(), autocommit=True) as line:
                await line.execute(f"LISTEN {bus.CHANNEL}")  # type: ignore[arg-type, unused-ignore]
                missed()
                pause = 0.2
                await _follow(line, wake)
        except (psycopg.Error, OSError) as error:
            log.warning(
                "live: the bus is out of reach (%s); trying again in %.1f s", type(error).__name__, pause
            )
        await asyncio.sleep(pause)
        pause = min(pause * 2, 5.0)


async def _follow(line: "psycopg.AsyncConnection[Any]", wake: bus.Wake) -> None:
    mine = bus.origin()
    while True:
        async for notice in line.notifies(timeout=CHECKED_EVERY):
            origin, _, room = notice.payload.partition(" ")
            if origin != mine:
                wake(room)
        await line.execute("SELECT 1")


def _address() -> str:
    url = str(getattr(settings, "BUS_URL", "") or "")
    if url:
        return url
    place = connection.settings_dict
    named = {
        "dbname": place["NAME"],
        "user": place["USER"],
        "password": place["PASSWORD"],
        "host": place["HOST"],
    }
    more = {
        name: value
        for name, value in place["OPTIONS"].items()
        if isinstance(value, str) and name != "isolation_level"
    }
    given = {name: value for name, value in {**named, "port": place["PORT"], **more}.items() if value}
    return make_conninfo(**given, connect_timeout=5)
