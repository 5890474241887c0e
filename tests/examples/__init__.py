"""An example of every action: the rows that it works on, how it is called, and who may call it.

An action is a public function or method that writes: each in a module named `actions` or a package of that name, each
that takes `by`, and each that opens a transaction, wherever it is. `tests/test_action_permissions.py` asks for an
example of each, so that what holds for all actions is tested of a new one too.
"""
