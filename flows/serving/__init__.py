"""`wirehouse serve`: a Prefect server with its UI, and what runs on it by itself.

`server.py` holds the server, and `tether.py` ends it with whoever started it; `plan.py`
says what is read and when, `deployments.py` tells Prefect; `dead.py` marks the runs that
were killed, `purge.py` takes old history away; `serve.py` holds it all together until it
is stopped. `request.py` is how one run asks for another.
"""
