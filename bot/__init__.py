"""Quality Butler 质量管家."""

__version__ = "0.2.0"
