"""What the web server's and the worker's processes share."""

import multiprocessing
import os
import signal

SECONDS_TO_FINISH = 10


def exit_with_server() -> None:
    """Terminate this process once the server has died, as after a kill -9; run it in a thread.

    An orphaned web worker would go on serving old code and keep the port from the next server.
    """
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os.kill(os.getpid(), signal.SIGTERM)
