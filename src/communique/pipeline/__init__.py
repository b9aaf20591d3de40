"""The order of the stages: inputs are read into documents, documents into claims, claims go into the ledger."""
