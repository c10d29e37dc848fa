"""``python -m bot`` with a clock that stands still: ``python -m tests.process.standing MOMENT ARGUMENTS``.

No lease and no claim runs out on it: what such a program takes over it did not take over for its age.
"""

import sys
from datetime import datetime

from bot.__main__ import app
from tests.clock import FrozenClock

if __name__ == "__main__":
    app(obj=FrozenClock(datetime.fromisoformat(sys.argv.pop(1))))
