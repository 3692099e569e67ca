/// How a medicine gets into the body. The raw value is the stable token for storage.
package enum Route: String, CaseIterable, Hashable, Sendable {
    case oral
    case intravenousInfusion = "intravenous-infusion"
    case intravenousInjection = "intravenous-injection"
    case subcutaneous
    case intramuscular
    case topical
    case transdermal
    case sublingual
    case rectal
    case inhaled
    case nasal

    /// The stable token for storage: `intravenous-infusion`.
    package var code: String { rawValue }

    /// The route with this `code`; nil if there is none.
    package init?(code: String) { self.init(rawValue: code) }

    /// For people: `by mouth`, `infusion into a vein (IV)`.
    package var words: String {
        switch self {
        case .oral: "by mouth"
        case .intravenousInfusion: "infusion into a vein (IV)"
        case .intravenousInjection: "injection into a vein (IV)"
        case .subcutaneous: "injection under the skin (SC)"
        case .intramuscular: "injection into a muscle (IM)"
        case .topical: "on the skin"
        case .transdermal: "patch on the skin"
        case .sublingual: "under the tongue"
        case .rectal: "into the rectum"
        case .inhaled: "breathed in"
        case .nasal: "into the nose"
        }
    }

    /// For a narrow column: `IV`, `SC`, `by mouth`.
    package var short: String {
        switch self {
        case .oral: "by mouth"
        case .intravenousInfusion, .intravenousInjection: "IV"
        case .subcutaneous: "SC"
        case .intramuscular: "IM"
        case .topical: "on skin"
        case .transdermal: "patch"
        case .sublingual: "under tongue"
        case .rectal: "rectal"
        case .inhaled: "inhaled"
        case .nasal: "nose"
        }
    }
}
