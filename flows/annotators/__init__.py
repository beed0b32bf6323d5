"""Tools that find names beside the rules: off unless asked for, each an optional extra.

An annotator takes a list of texts and gives back where names stand in them; what it says
goes through `transforms.facts.names.annotations.add_annotations`, which drops whatever the text
does not bear out. To add one, write a class with `name` and `annotate` in a file of its own.
"""
