"""What a company holds: products, the features they open and the limits without them."""
