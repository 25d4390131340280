"""One serving process: uvicorn with our application, on sockets that are already open."""

import logging
import socket

import uvicorn

from samesky.live.process import stop_the_hub

PATIENCE = 3
"""Seconds that answers in progress get at the end; a hand-over takes less than five in all."""


class Server(uvicorn.Server):
    """Ends the event streams first: otherwise each would keep the process alive until patience runs out."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await stop_the_hub()
        await super().shutdown(sockets)


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only on sockets that say they are TCP: 40 ms a page otherwise.
    line = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    line.bind((host, port))
    line.listen(2048)
    line.set_inheritable(True)
    return line


def serve(line: socket.socket, *, behind_proxy: bool) -> None:
    """Serve until SIGTERM or SIGINT; returns when everything has ended."""
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(
        "samesky.config.asgi:application",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=True,
        proxy_headers=behind_proxy,
        timeout_graceful_shutdown=PATIENCE,
        timeout_keep_alive=15,
        ws="none",
    )
    Server(config).run(sockets=[line])
