"""Who does the work: worker processes of this machine, or the workers of a Dask cluster.

The engine owns the parallelism; nothing that runs in a worker starts workers of its own.
A page that hangs or crashes costs only itself in both. `borrowed` gives the one that the
settings ask for; another engine is another class with `call` and `warm`, chosen there.
"""

from flows.engine.child import WorkerLost
from flows.engine.choice import borrowed, offered
from flows.engine.pool import Engine, Workers
from flows.engine.spread import spread

__all__ = ["Engine", "WorkerLost", "Workers", "borrowed", "offered", "spread"]
