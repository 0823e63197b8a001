"""The contracts of the references: what each family demands of its inputs, for both backends alike."""
