"""`wirehouse serve`: a Prefect server with its UI, and what runs on it by itself.

`server.py` holds the server, and starts it again when it stops; `tether.py` ends it with
whoever started it. `plan.py` says what is read and when, `follow.py` how that changes when
`sources.toml` does; `deployments.py` tells Prefect, `runners.py` begin the runs; `dead.py`
marks those that were killed, `purge.py` takes old history away; `serve.py` holds it all
together until it is stopped. `request.py` is how one run asks for another;
`pages.py` serves the pages of stories beside the UI.
"""
