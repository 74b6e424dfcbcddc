"""An immutable, verified set of briefings: manifest, atomic publication, verification."""
