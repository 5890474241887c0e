"""What the processes of a running site have in common."""

import multiprocessing
import os
import signal

SECONDS_TO_FINISH = 10


def end_with_the_server() -> None:
    """End this process when the server is gone without a word, as after a kill -9; to be run in a thread.

    Left alone a web worker would go on answering with the old code, and keep the port from the next server.
    """
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os.kill(os.getpid(), signal.SIGTERM)
