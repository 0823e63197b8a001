"""Chapter 2: shapes, scaling, splits, batches, and how test data leak."""
