"""Chapter 10: recurrent networks and the LSTM."""
