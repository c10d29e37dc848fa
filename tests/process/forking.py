"""Loads the program once and runs it in a fork per request, because loading takes seconds: ``forking.py SOCKET``.

A request is one line of JSON: the arguments of ``python``, first ``-m`` and a module, ``environment``, ``folder`` to
work in, ``log`` of its standard error. What comes back is its standard output: first the number of the process, which
is the program as ``python -m`` would be (its signals, its locks, its sockets), at last ``ended`` with its exit code.
"""

import gc
import json
import os
import runpy
import signal
import socket
import sys
from typing import Any, NoReturn


def main(path: str) -> NoReturn:
    """Waits for requests; each has a process of its own, which starts the program and waits for its end."""
    # what ``bot run`` does before it loads
    gc.disable()
    __import__("bot.app.together")
    # nobody here waits for the processes of requests
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        os.write(1, b"loaded\n")
        while True:
            connection, _ = server.accept()
            with connection:
                if os.fork() == 0:
                    server.close()
                    attend(connection)


def attend(connection: socket.socket) -> NoReturn:
    """Starts what one request asks for, and tells how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    request = json.loads(connection.makefile().readline())
    program = os.fork()
    if program == 0:
        run(connection, request)
    _, status = os.waitpid(program, 0)
    connection.sendall(f"ended {os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def run(connection: socket.socket, request: dict[str, Any]) -> NoReturn:
    """Becomes the program: it ends as Python ends, with all that is done then."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT)
    for number, file in enumerate((nothing, connection.detach(), log)):
        os.dup2(file, number)
        os.close(file)
    os.write(1, f"{os.getpid()}\n".encode())
    _, module, *arguments = request["python"]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
