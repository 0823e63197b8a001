"""Networks and machines trained once for the explorers, and the programs that train them."""
