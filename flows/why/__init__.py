"""Where a figure, claim, story or article comes from, back to the bytes: `wirehouse why`.

`trail.py` asks the published file, `verify.py` reads the archived bytes again, `show.py`
is the terminal, `command.py` the command. Nothing is imported here, so that the command
starts at once.
"""
