"""What chapter 7 checks: steps, the loop, dropout, batch normalisation, when to stop, a clinic."""
