"""A sentence becomes roles, predicate and modality."""
