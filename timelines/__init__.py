"""Many articles to one record per real-world meeting, directive and figure, in order of time."""
