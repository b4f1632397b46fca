"""The edge to the author's folder: find it, walk it, read it, resolve names in it; never write to it."""
