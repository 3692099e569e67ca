import Testing

/// Each campaign has its controls: without the protection it must find the loss.
@Suite(
    "campaigns of faults", .serialized,
    .enabled(if: Campaign.isWanted, Comment(rawValue: Campaign.reason)))
struct FaultTests {}
