"""matplotlib, begun with the fonts of its package and of ours alone; only where something is drawn."""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FAMILY = ("Noto Sans CJK SC", "DejaVu Sans")


@cache
def settings() -> dict[Any, Any]:
    """What matplotlib is to be told while a picture is drawn.

    It is loaded here, in the child process that draws: the conversation starts without its half second and its 50 MB.
    What it found of the machine's fonts it may neither keep in a home that is not there, nor use: a picture looks the
    same everywhere.
    """
    # a thread for each core of the machine, for sums that nobody does here
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with TemporaryDirectory() as folder:
        os.environ.setdefault("MPLCONFIGDIR", folder)
        from matplotlib import font_manager, get_data_path
        from noto_cjk_sans_otc import FONT_PATH

        known = font_manager.fontManager
        known.addfont(str(FONT_PATH))
    ours = (str(FONT_PATH), str(Path(get_data_path())))
    known.ttflist = [font for font in known.ttflist if str(font.fname).startswith(ours)]
    # words of people are words: no formula begins at a dollar sign
    return {"font.family": list(FAMILY), "text.parse_math": False, "text.usetex": False}
