"""``python -m bot`` with a clock that is shifted: ``python -m tests.process.shifted SECONDS ARGUMENTS``."""

import sys
from datetime import timedelta

from bot.__main__ import app
from bot.clock import MovableClock

if __name__ == "__main__":
    app(obj=MovableClock(timedelta(seconds=float(sys.argv.pop(1)))))
