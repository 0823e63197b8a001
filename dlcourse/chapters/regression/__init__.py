"""Chapter 3: linear regression, logistic regression and softmax."""
