"""Ends the program soon after it was asked to, whatever it is at."""

import asyncio
import logging
import os
import signal
import sys
import threading

LAST_RESORT_S = 8.0
"""Seconds after which a stop waits for nothing any more: service managers kill after ten."""

log = logging.getLogger(__name__)


def stop_on_signal() -> asyncio.Event:
    """What SIGINT and SIGTERM set; to be called once, in the running loop.

    Everything ends by itself then, within some five seconds. What does not (an import of many rows, a name server that
    keeps silent) ends as by a power cut, which loses nothing: what was not committed never was, what was claimed is
    free as soon as the process is gone, and what was not confirmed comes again.
    """
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    last_resort = threading.Timer(LAST_RESORT_S, _end)
    last_resort.daemon = True

    def asked(*_: object) -> None:
        if not last_resort.is_alive() and not stop.is_set():
            last_resort.start()
        loop.call_soon_threadsafe(stop.set)

    for number in (signal.SIGINT, signal.SIGTERM):
        # the loop's own way wakes it up; ours, which follows, is called even while something holds the loop
        loop.add_signal_handler(number, stop.set)
        signal.signal(number, asked)
    return stop


def _end() -> None:
    log.warning("what was under way did not end within %g s of the stop: it is cut off", LAST_RESORT_S)
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)
