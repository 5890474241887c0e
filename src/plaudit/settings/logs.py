"""How the log is written."""

import copy
import logging


class OneLine(logging.Formatter):
    """What an attacker can cause at will (a forged Host, a thousand parameters) is a line, never a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        brief = copy.copy(record)
        brief.exc_info = brief.exc_text = brief.stack_info = None
        return super().format(brief)
