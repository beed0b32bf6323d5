"""The facts of a story's articles -> claims and events: who says what, and who says otherwise.

One public function, `compare`. Only facts come in, never texts. An uncertain link is not
made: two figures that could be two things stay two claims.
"""

from transforms.claims.compare import compare

__all__ = ["compare"]
