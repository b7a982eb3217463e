"""Text to answer: folding, entities, candidates, confidence."""
