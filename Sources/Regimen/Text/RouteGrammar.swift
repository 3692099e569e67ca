/// Routes and other fixed phrases in typed text.
extension TokenCursor {
    /// The longest phrases first, so that "injection under the skin" is one route.
    private static let phrases: [(words: [String], route: Route)] = [
        (["infusion", "into", "a", "vein"], .intravenousInfusion),
        (["infusion", "into", "the", "vein"], .intravenousInfusion),
        (["injection", "into", "a", "vein"], .intravenousInjection),
        (["injection", "into", "the", "vein"], .intravenousInjection),
        (["injection", "under", "the", "skin"], .subcutaneous),
        (["injected", "under", "the", "skin"], .subcutaneous),
        (["injection", "into", "a", "muscle"], .intramuscular),
        (["injection", "into", "the", "muscle"], .intramuscular),
        (["patch", "on", "the", "skin"], .transdermal),
        (["iv", "infusion"], .intravenousInfusion),
        (["intravenous", "infusion"], .intravenousInfusion),
        (["iv", "injection"], .intravenousInjection), (["iv", "push"], .intravenousInjection),
        (["iv", "bolus"], .intravenousInjection),
        (["intravenous", "injection"], .intravenousInjection),
        (["subcutaneous", "injection"], .subcutaneous), (["sc", "injection"], .subcutaneous),
        (["intramuscular", "injection"], .intramuscular), (["im", "injection"], .intramuscular),
        (["into", "a", "vein"], .intravenousInfusion),
        (["into", "the", "vein"], .intravenousInfusion),
        (["into", "a", "muscle"], .intramuscular), (["into", "the", "muscle"], .intramuscular),
        (["under", "the", "skin"], .subcutaneous), (["under", "the", "tongue"], .sublingual),
        (["on", "the", "skin"], .topical), (["to", "the", "skin"], .topical),
        (["into", "the", "rectum"], .rectal), (["into", "the", "nose"], .nasal),
        (["in", "the", "nose"], .nasal), (["breathed", "in"], .inhaled),
        (["by", "inhalation"], .inhaled), (["by", "infusion"], .intravenousInfusion),
        (["by", "mouth"], .oral), (["iv"], .intravenousInfusion),
        (["infusion"], .intravenousInfusion),
        (["intravenous"], .intravenousInfusion), (["intravenously"], .intravenousInfusion),
        (["oral"], .oral), (["orally"], .oral), (["po"], .oral),
        (["sc"], .subcutaneous), (["sq"], .subcutaneous), (["subq"], .subcutaneous),
        (["subcut"], .subcutaneous), (["subcutaneous"], .subcutaneous),
        (["subcutaneously"], .subcutaneous), (["im"], .intramuscular),
        (["intramuscular"], .intramuscular), (["intramuscularly"], .intramuscular),
        (["topical"], .topical), (["topically"], .topical), (["transdermal"], .transdermal),
        (["sl"], .sublingual), (["sublingual"], .sublingual), (["sublingually"], .sublingual),
        (["rectal"], .rectal), (["rectally"], .rectal), (["pr"], .rectal),
        (["inhaled"], .inhaled), (["nasal"], .nasal), (["intranasal"], .nasal),
    ]

    /// A route; nil (and no move) if none comes next.
    mutating func takeRoute() -> Route? {
        guard word() != nil else { return nil }
        for phrase in Self.phrases where take(phrase.words) { return phrase.route }
        return nil
    }

    /// "as needed" and its other forms; false (and no move) if none comes next.
    mutating func takeAsNeeded() -> Bool {
        take("as", "needed") || take("when", "needed") || take("if", "needed")
            || take("as", "required") || take("when", "required") || take("if", "required")
            || take("prn")
    }
}
