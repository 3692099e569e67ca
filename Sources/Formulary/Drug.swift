/// One medicine: its names, how it is given, what is published about it, and its checks.
package struct Drug: Identifiable, Hashable, Sendable {
    /// Stable slug, for example "zoledronic-acid".
    package let id: String
    /// The name that a person reads.
    package let name: String
    /// Other names for the same medicine, for example "paracetamol".
    package let otherNames: [String]
    /// Brand names.
    package let brands: [Brand]
    /// The family.
    package let drugClass: DrugClass
    /// The family in plain words, for example "bone-strengthening medicine (bisphosphonate)".
    package let className: String
    /// What is in it, with codes where they are confirmed.
    package let ingredients: [Ingredient]
    /// How it is given.
    package let routes: [DrugRoute]
    /// Who gives it.
    package let setting: CareSetting
    /// Strengths that must be told apart.
    package let products: [Product]
    /// How often it is usually given, in words.
    package let usualRegimens: [UsualRegimen]
    /// Printed limits.
    package let limits: [Limit]
    /// What goes along with it.
    package let companions: [Companion]
    /// Plain sentences about it.
    package let statements: [Statement]
    /// Amounts of one dose beyond which an order is asked about; empty where products say it.
    package let plausible: [PlausibleAmount]
    /// Ids of the checks that apply.
    package let checks: [String]

    /// Whether staff give it at a clinic, by appointment.
    package var isClinicGiven: Bool {
        setting == .clinic
    }

    /// Whether it strengthens bones, so that a dentist must know of it.
    package var isBoneMedicine: Bool {
        drugClass == .bisphosphonate || drugClass == .ranklInhibitor
    }

    /// Whether people take it for pain.
    package var isForPain: Bool {
        [.nsaid, .analgesic, .opioid].contains(drugClass)
    }

    /// Whether it is sold to anyone for pain, in a pack that prints how much a day.
    package var isAnsweredByPack: Bool {
        (drugClass == .nsaid || drugClass == .analgesic) && !limits(.maxIn24Hours).isEmpty
    }

    /// The usual route; the first one where none is marked.
    package var usualRoute: RouteCode? {
        (routes.first(where: \.usual) ?? routes.first)?.code
    }

    /// The product with this id.
    package func product(id: String) -> Product? {
        products.first { $0.id == id }
    }

    /// Printed limits of one kind: those of `product` and those that hold for every product.
    ///
    /// Without a product, all limits of the kind: a limit belongs to a pack, not to an ingredient.
    package func limits(_ kind: LimitKind, product: String? = nil) -> [Limit] {
        limits.filter { limit in
            guard limit.kind == kind else { return false }
            guard let product, let own = limit.product else { return true }
            return own == product
        }
    }

    /// What goes along with one product, or with each. Without a product, with the first one.
    package func companions(product: String?) -> [Companion] {
        let meant = product ?? products.first?.id
        return companions.filter { $0.product == nil || $0.product == meant }
    }

    /// Statements about one topic, in the order of the file: those of `product` and those that hold
    /// for every product. Without a product, all of them.
    package func statements(about topic: Topic, product: String? = nil) -> [Statement] {
        statements.filter { statement in
            guard statement.topic == topic else { return false }
            guard let product, let own = statement.product else { return true }
            return own == product
        }
    }
}

/// A brand name of a medicine.
package struct Brand: Hashable, Sendable {
    /// As printed on the pack.
    package let name: String
    /// The strength that the brand stands for, for example "120 mg"; nil if it has several.
    package let strength: String?
    /// What sets this brand apart.
    package let note: String?
    /// Where the brand was read.
    package let sources: [Source]
}

/// A substance in a medicine.
package struct Ingredient: Hashable, Sendable {
    /// Name of the substance.
    package let name: String
    /// RxNorm ingredient code (US National Library of Medicine).
    package let rxcui: String?
    /// WHO ATC code.
    package let atc: String?
    /// Where the codes were read.
    package let sources: [Source]
}

/// One way to give a medicine.
package struct DrugRoute: Hashable, Sendable {
    /// The way.
    package let code: RouteCode
    /// Whether it is the usual way.
    package let usual: Bool
}

/// A strength or form that must not be mixed up with another one.
package struct Product: Identifiable, Hashable, Sendable {
    /// Slug inside the medicine, for example "5-mg".
    package let id: String
    /// What a person reads, for example "4 mg infusion (cancer product)".
    package let name: String
    /// Amount in one unit of the product, as exact decimal text.
    package let amount: String
    /// Unit of the amount (UCUM), for example "mg".
    package let unit: String
    /// The least amount that is still this product: 119 mg for a vial of 1.7 mL with 70 mg/mL.
    package let least: String?
    /// What tells it apart.
    package let note: String?
    /// RxNorm codes of the product as it is sold.
    package let rxcui: [String]
    /// Words that name it beside the medicine: "extended release".
    package let names: [String]
    /// Whether it is meant only when one of those words was written.
    package let onlyNamed: Bool
    /// What the product is for, where two products of one medicine must not be mixed up.
    package let purpose: Purpose?
    /// How much of each ingredient one unit holds, for a combination.
    package let contents: [Content]
    /// Where it was read.
    package let sources: [Source]

    /// What a product is for.
    package enum Purpose: String, CaseIterable, Hashable, Sendable {
        case cancer
        case osteoporosis
    }

    /// How much of one ingredient is in one unit.
    package struct Content: Hashable, Sendable {
        /// The ingredient's name.
        package let ingredient: String
        /// How much, in mg.
        package let milligrams: String
    }
}

/// A medicine that goes along with another one: calcium with a bone medicine.
package struct Companion: Hashable, Sendable {
    /// What it is, for example "calcium".
    package let name: String
    /// The product with which it goes along; nil if with each.
    package let product: String?
    /// Medicines any of which will do.
    package let anyOf: MedicineSet
    /// What is published about it, in a sentence.
    package let text: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read.
    package let sources: [Source]
}

/// How often a medicine is usually given.
package struct UsualRegimen: Hashable, Sendable {
    /// In words, for example "4 mg by infusion every 12 weeks".
    package let text: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read.
    package let sources: [Source]
}

/// A limit as printed on a pack or label. It is not advice; a prescriber's own limit goes first.
package struct Limit: Hashable, Sendable {
    /// What it counts.
    package let kind: LimitKind
    /// The product it is printed on; nil if it holds for all.
    package let product: String?
    /// The number, as exact decimal text.
    package let amount: String
    /// Unit of the number (UCUM): "mg", "h", "min", "{tablet}".
    package let unit: String
    /// For whom it holds; nil for everyone.
    package let condition: LimitCondition?
    /// For a smallest gap: within so many hours a second intake still belongs to the first one,
    /// when
    /// both together are no more than the largest single dose. Nil where that is not printed.
    package let splitWithin: String?
    /// The limit in a plain sentence.
    package let text: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read.
    package let sources: [Source]
}

/// For whom a limit holds.
package enum LimitCondition: Hashable, Sendable {
    /// For people with a clearance below this (mL/min).
    case clearanceBelow(String)
    /// For people older than so many years.
    case ageAbove(Int)
    /// For people with this condition, by id.
    case fact(String)
}

/// A plain sentence about a medicine, with where it was published.
package struct Statement: Hashable, Sendable {
    /// What it is about.
    package let topic: Topic
    /// The product it is about; nil if it holds for all.
    package let product: String?
    /// The sentence or sentences.
    package let text: String
    /// How well it is supported.
    package let mark: Mark
    /// Where it was read; never empty.
    package let sources: [Source]

    /// The same with its sources in another order.
    package func with(sources: [Source]) -> Statement {
        Statement(topic: topic, product: product, text: text, mark: mark, sources: sources)
    }
}

/// A medicine found by name.
package struct DrugMatch: Hashable, Sendable {
    /// The medicine.
    package let drug: Drug
    /// The brand that was typed; nil if it was the name itself.
    package let brand: Brand?
    /// What was typed behind the name to say which product: "5/325", "650 mg ER"; nil for nothing.
    package var strength: String?
}
