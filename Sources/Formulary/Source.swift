/// Where a fact was published, so that a person can look it up.
package struct Source: Hashable, Sendable {
    /// Stable id, used only inside the data files.
    package let id: String
    /// What a person reads, for example "US label of zoledronic acid".
    package let title: String
    /// Who published it.
    package let publisher: String
    /// Where it holds: labels differ between regions.
    package let region: Region
    /// How to find it: a DailyMed set id, a guideline id, or a host and page.
    package let locator: String
    /// When it was published or last changed, as printed; nil if unknown.
    package let date: String?
    /// How strong it is.
    package let mark: Mark
}

/// Where a published statement holds.
package enum Region: String, CaseIterable, Hashable, Sendable {
    case us = "US"
    case eu = "EU"
    case uk = "UK"
    case canada = "Canada"
    case australia = "Australia"
    case newZealand = "New Zealand"
    case international
}

/// How well a statement is supported.
package enum Mark: String, CaseIterable, Hashable, Sendable {
    /// Read in a label, guideline, regulator's or maker's text, or a copy of one.
    case published
    /// Common advice that was read only second-hand.
    case commonlyAdvised = "commonly-advised"
}
