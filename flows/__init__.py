"""The only code that touches the world, and the order of the steps.

`ingest` is the pipeline, `serving` is what runs it by itself; everything else here is a
door: to the network (`fetch`), to disk (`archive`, `folder`, `parts`), to Prefect
(`environment`, `artifacts`), to the person at the terminal (`cli`, `terminal`). A new input
gets its own door that gives `Page`s; nothing behind it needs to change.
"""
