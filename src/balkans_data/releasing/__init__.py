"""Making a release: its manifest, the version it needs, builds that are the same byte for byte, and one list of checks.

>>> from balkans_data.releasing.manifest import manifest_of
>>> from balkans_data.releases.packages import read_package
>>> from balkans_data.releases.reading import place
>>> manifest_of(read_package(place("balkans_data-0.1.0-py3-none-any.whl")))    # doctest: +SKIP
"""
