"""The closed set of plans: a query → a draft answer. No plan is ever written by a model."""

from assistant.plans.choose import plan_for

__all__ = ["plan_for"]
