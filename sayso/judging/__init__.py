"""What a person gives as a judgement, made into one that the ledger takes: for the command line and for the desk."""
