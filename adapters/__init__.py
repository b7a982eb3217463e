"""One package per platform; they never import each other."""
