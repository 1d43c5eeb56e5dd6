"""The command: the only place where everything is joined."""
