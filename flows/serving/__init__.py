"""`wirehouse serve`: a Prefect server with its UI, and what runs on it by itself.

`server.py` starts the server, `deployments.py` says what is deployed and when it runs,
`dead.py` marks the runs that were killed, `purge.py` takes old history away, `serve.py`
holds it all together until it is stopped; `request.py` is how one run asks for another.
"""
