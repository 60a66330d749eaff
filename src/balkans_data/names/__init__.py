"""From names and codes to actors, and back: the resolver over the table `names`.

It answers where the table leaves one reading, and raises where it leaves none or several. What
it folds away is spelling (case, accents, punctuation, a leading "the"); what it never does is
guess: a misspelt name is suggested, and scripts are not turned into one another.

A row marked ambiguous is a text that, by itself, commonly means something else too. It takes a
`scheme` to settle it, or another row of the same text and actor without the mark, or the actor's
id exactly as written. A date can do so for a name (not for a code or an abbreviation, as no date
tells which list they are from), if the table knows from when to when that was the actor's name.
"""

from __future__ import annotations

from balkans_data.names.display import DisplayName, name
from balkans_data.names.resolving import Resolution, resolve
from balkans_data.names.series import resolve_series

__all__ = ["DisplayName", "Resolution", "name", "resolve", "resolve_series"]
