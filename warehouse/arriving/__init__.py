"""What arrives while a programme is running: read where it lands, put beside the live release, folded in later."""
