"""Second opinions on pairs of texts whose score is not clear: off unless asked for, each an optional extra.

To add one, write a class like `transforms.dedupe.rescore.Rescorer` in a file of its own, a key
for it in `flows.settings`, and name it in `flows.review`.
"""
