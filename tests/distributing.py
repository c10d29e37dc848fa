"""Hands the tests to the processes: what is quick file by file, all else test by test or by its group.

xdist counts all that a process was ever given after each test, which kept one processor busy for a minute of a run.
"""

from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

QUICK = ("tests/rules/", "tests/screens/", "tests/letters/")
"""Where tests take a few milliseconds: to ask for each of them takes as long."""


class Distribution(LoadGroupScheduling):  # type: ignore[misc]
    """xdist's ``loadgroup``, which forgets what was done and gives out whole files of what is quick."""

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        """Notes that a process ran a test, and gives it more."""
        nodeid = self.registered_collections[node][item_index]
        given, scope = self.assigned_work[node], self._split_scope(nodeid)
        given[scope][nodeid] = True
        if all(given[scope].values()):
            del given[scope]
        self._reschedule(node)

    def _split_scope(self, nodeid: str) -> str:
        scope = str(super()._split_scope(nodeid))
        return nodeid.partition("::")[0] if scope == nodeid and nodeid.startswith(QUICK) else scope
