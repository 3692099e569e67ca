extension Product {
    static func read(
        _ reader: inout EntryReader, _ book: [String: Source], ingredients: Set<String>
    ) throws(FormularyError) -> [Product] {
        var list: [Product] = []
        for var item in try reader.objects("products") {
            let product = Product(
                id: try item.slug("id"), name: try item.name("name"),
                amount: try item.decimal("amount"), unit: try item.name("unit"),
                least: try item.optionalDecimal("least"),
                note: try item.optionalSentences("note"), rxcui: try item.texts("rxcui"),
                names: try item.texts("names"), onlyNamed: try item.flag("onlyNamed"),
                purpose: try item.optionalCode("purpose", as: Purpose.self),
                contents: try contents(&item, ingredients), sources: try item.sources(in: book))
            guard !list.contains(where: { $0.id == product.id }) else {
                throw item.error("id", .duplicateID(product.id))
            }
            if let bad = product.rxcui.first(where: { !EntryReader.isRxCUI($0) }) {
                throw item.error("rxcui", .badCode(bad))
            }
            if product.onlyNamed, product.names.isEmpty { throw item.error("names", .missingField) }
            try item.finish()
            list.append(product)
        }
        return list
    }

    private static func contents(
        _ reader: inout EntryReader, _ ingredients: Set<String>
    ) throws(FormularyError) -> [Content] {
        var contents: [Content] = []
        for var item in try reader.objects("contents") {
            let content = Content(
                ingredient: try item.name("ingredient"),
                milligrams: try item.decimal("milligrams"))
            guard ingredients.contains(content.ingredient) else {
                throw item.error("ingredient", .unknownReference(content.ingredient))
            }
            try item.finish()
            contents.append(content)
        }
        return contents
    }
}

extension Limit {
    static func read(
        _ reader: inout EntryReader, _ book: [String: Source], products: Set<String>
    ) throws(FormularyError) -> [Limit] {
        var list: [Limit] = []
        for var item in try reader.objects("limits") {
            let product = try item.optionalText("product")
            if let product, !products.contains(product) {
                throw item.error("product", .unknownReference(product))
            }
            let sources = try item.sources(in: book)
            list.append(
                Limit(
                    kind: try item.code("kind", as: LimitKind.self), product: product,
                    amount: try item.decimal("amount"), unit: try item.name("unit"),
                    condition: try condition(&item),
                    splitWithin: try item.optionalDecimal("splitWithin"),
                    text: try item.sentences("text"), mark: try item.mark(for: sources),
                    sources: sources))
            try item.finish()
        }
        return list
    }

    private static func condition(
        _ reader: inout EntryReader
    ) throws(FormularyError) -> LimitCondition? {
        guard var item = try reader.object("when") else { return nil }
        let condition: LimitCondition
        if item.names == ["ageAbove"] {
            condition = .ageAbove(try item.years("ageAbove"))
        } else if item.names == ["fact"] {
            condition = .fact(try item.slug("fact"))
        } else {
            condition = .clearanceBelow(try item.decimal("clearanceBelow"))
        }
        try item.finish()
        return condition
    }
}

extension Companion {
    static func read(
        _ reader: inout EntryReader, _ book: [String: Source], products: Set<String>
    ) throws(FormularyError) -> [Companion] {
        var list: [Companion] = []
        for var item in try reader.objects("companions") {
            let product = try item.optionalText("product")
            if let product, !products.contains(product) {
                throw item.error("product", .unknownReference(product))
            }
            let sources = try item.sources(in: book)
            list.append(
                Companion(
                    name: try item.name("name"), product: product,
                    anyOf: try item.medicines("anyOf"), text: try item.sentences("text"),
                    mark: try item.mark(for: sources), sources: sources))
            try item.finish()
        }
        return list
    }
}

extension EntryReader {
    /// 1 to 8 digits.
    static func isRxCUI(_ text: String) -> Bool {
        (1...8).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
    }
}
