/// Where a sentence or a figure comes from. Without a locator the title is all there is to cite.
package struct Source: Codable, Sendable, Equatable {
    package var title: String
    package var region: String
    package var locator: String?
    package var advice: Bool

    package init(title: String, region: String, locator: String? = nil, advice: Bool) {
        self.title = title
        self.region = region
        self.locator = locator
        self.advice = advice
    }
}
