"""The bare bot with and without --freeze: ``python -m tests.bench.measure_bare [--people N] [--seconds S]``."""

import argparse
import asyncio
import sys

from tests.bench.load import Figures, Phone, drive
from tests.bench.processes import running, stand_in
from tests.bench.stand_in import TOKEN


async def begin(phone: Phone) -> None:
    """The bare bot begins with START."""
    await phone.start()


def all_is_well(phone: Phone) -> str | None:
    """The first button of each question; None at the end."""
    buttons = phone.buttons()
    return str(buttons[0]["callback_data"]) if buttons else None


async def measure(people: int, seconds: float, *, freeze: bool) -> Figures:
    """Drives one bare bot."""
    options = ["--freeze"] if freeze else []
    async with (
        stand_in() as url,
        running("-m", "tests.bench.bare_bot", "--api", url, "--token", TOKEN, *options),
    ):
        return await drive(url, people, seconds, begin, all_is_well)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    for freeze in (False, True):
        figures = asyncio.run(measure(options.people, options.seconds, freeze=freeze))
        sys.stdout.write(
            f"{'frozen' if freeze else 'plain':8}{figures.steps_per_s:8.0f} steps/s"
            f"   p50 {figures.p50_ms:.1f}  p95 {figures.p95_ms:.1f}  p99 {figures.p99_ms:.1f} ms"
            f"   {figures.api_calls_per_tap:.2f} calls a tap\n"
        )


if __name__ == "__main__":
    main()
