"""Troubles made by hand: a network that is down or slow, and calls that fail."""

from dataclasses import dataclass, field

from bot.sandbox.wire import ApiError, Json


@dataclass(slots=True)
class Failure:
    """The next ``times`` calls of ``method`` (lower case) answer ``error`` without being carried out."""

    method: str
    times: int
    error: ApiError


@dataclass(slots=True)
class Faults:
    """What is wrong at present; the flood by hand lives in the flood gate."""

    network_down: bool = False
    latency_ms: int = 0
    failures: list[Failure] = field(default_factory=list)

    def fail_next(self, method: str, times: int, code: int, description: str, parameters: Json | None) -> None:
        """Lets the next calls of a method fail."""
        self.failures.append(Failure(method.lower(), times, ApiError(code, description, parameters)))

    def refuse(self, method: str) -> None:
        """Raises the planned ApiError when this call (lower case) is to fail."""
        for failure in self.failures:
            if failure.method == method:
                failure.times -= 1
                if failure.times <= 0:
                    self.failures.remove(failure)
                raise failure.error
