"""What people file, drawn in a child process: bytes in, bytes out."""

import sys

# openpyxl takes numpy along wherever that is installed: 12 MB and 50 ms for each process, and nothing here uses it but
# what draws pictures, in the child, later
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import openpyxl as openpyxl
    finally:
        del sys.modules["numpy"]
