"""What becomes of findings: severities, thresholds, and the accounting that follows from them."""

from copydesk.triage.accounting import Accounting
from copydesk.triage.triage import Triage

__all__ = ["Accounting", "Triage"]
