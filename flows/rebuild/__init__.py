"""A whole new warehouse from the archive, without network, beside the old one.

`flow.py` takes the archived pages through the very steps of `flows/ingest.py`; `beside.py`
is the folder they go to and how it takes the place of the old one; `shown.py` says what
came of it; `command.py` is `wirehouse rebuild`.
"""
