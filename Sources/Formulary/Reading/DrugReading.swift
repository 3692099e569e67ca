extension Drug {
    /// Reads one of the medicine files.
    static func read(
        _ bytes: [UInt8], file: String, sources book: [String: Source],
        checks: Set<String>
    ) throws(FormularyError) -> [Drug] {
        var drugs: [Drug] = []
        for reader in try EntryReader.all(in: bytes, file: file) {
            drugs.append(try Drug(reader, sources: book, checks: checks))
        }
        return drugs
    }

    private init(
        _ start: EntryReader, sources book: [String: Source], checks known: Set<String>
    ) throws(FormularyError) {
        var reader = start
        id = try reader.slug("id")
        name = try reader.name("name")
        otherNames = try reader.texts("otherNames", limit: FormularyLimits.nameLength)
        brands = try Brand.read(&reader, book)
        drugClass = try reader.code("class", as: DrugClass.self)
        className = try reader.name("className")
        ingredients = try Ingredient.read(&reader, book)
        routes = try DrugRoute.read(&reader)
        setting = try reader.code("setting", as: CareSetting.self)
        products = try Product.read(
            &reader, book, ingredients: Set(ingredients.map(\.name)))
        usualRegimens = try UsualRegimen.read(&reader, book)
        limits = try Limit.read(&reader, book, products: Set(products.map(\.id)))
        companions = try Companion.read(&reader, book, products: Set(products.map(\.id)))
        statements = try Statement.read(&reader, book, products: Set(products.map(\.id)))
        plausible = try PlausibleAmount.read(&reader)
        checks = try reader.texts("checks")
        if let unknown = checks.first(where: { !known.contains($0) }) {
            throw reader.error("checks", .unknownReference(unknown))
        }
        try reader.finish()
    }
}

extension Brand {
    fileprivate static func read(
        _ reader: inout EntryReader, _ book: [String: Source]
    ) throws(FormularyError) -> [Brand] {
        var list: [Brand] = []
        for var item in try reader.objects("brands") {
            list.append(
                Brand(
                    name: try item.name("name"), strength: try item.optionalText("strength"),
                    note: try item.optionalSentences("note"), sources: try item.sources(in: book)))
            try item.finish()
        }
        return list
    }
}

extension Ingredient {
    fileprivate static func read(
        _ reader: inout EntryReader, _ book: [String: Source]
    ) throws(FormularyError) -> [Ingredient] {
        var list: [Ingredient] = []
        for var item in try reader.objects("ingredients") {
            let rxcui = try item.optionalPattern("rxcui", isGood: EntryReader.isRxCUI)
            list.append(
                Ingredient(
                    name: try item.name("name"), rxcui: rxcui,
                    atc: try item.optionalPattern("atc", isGood: isATC),
                    sources: try item.sources(in: book)))
            try item.finish()
        }
        guard !list.isEmpty else { throw reader.error("ingredients", .missingField) }
        return list
    }

    /// Seven places as in M05BA08: letter, 2 digits, 2 letters, 2 digits.
    private static func isATC(_ text: String) -> Bool {
        let shape = [false, true, true, false, false, true, true]
        guard text.utf8.count == shape.count else { return false }
        return zip(text.utf8, shape).allSatisfy { byte, isDigit in
            isDigit ? EntryReader.isDigit(byte) : (65...90).contains(byte)
        }
    }
}

extension DrugRoute {
    fileprivate static func read(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> [DrugRoute] {
        var list: [DrugRoute] = []
        for var item in try reader.objects("routes") {
            list.append(
                DrugRoute(
                    code: try item.code("code", as: RouteCode.self),
                    usual: try item.flag("usual")))
            try item.finish()
        }
        guard !list.isEmpty else { throw reader.error("routes", .missingField) }
        return list
    }
}

extension UsualRegimen {
    fileprivate static func read(
        _ reader: inout EntryReader, _ book: [String: Source]
    ) throws(FormularyError) -> [UsualRegimen] {
        var list: [UsualRegimen] = []
        for var item in try reader.objects("usualRegimens") {
            let sources = try item.sources(in: book)
            list.append(
                UsualRegimen(
                    text: try item.sentences("text"), mark: try item.mark(for: sources),
                    sources: sources))
            try item.finish()
        }
        return list
    }
}

extension Statement {
    fileprivate static func read(
        _ reader: inout EntryReader, _ book: [String: Source], products: Set<String>
    ) throws(FormularyError) -> [Statement] {
        var list: [Statement] = []
        for var item in try reader.objects("statements") {
            let product = try item.optionalText("product")
            if let product, !products.contains(product) {
                throw item.error("product", .unknownReference(product))
            }
            let sources = try item.sources(in: book)
            list.append(
                Statement(
                    topic: try item.code("topic", as: Topic.self), product: product,
                    text: try item.sentences("text"), mark: try item.mark(for: sources),
                    sources: sources))
            try item.finish()
        }
        return list
    }
}
