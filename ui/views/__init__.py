"""Drawing: each function draws one view from values and touches neither stores nor session state."""
