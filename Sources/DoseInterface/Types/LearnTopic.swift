/// A short page to read: the name to ask for it, and its title.
package struct LearnTopic: Codable, Sendable, Equatable {
    package var name: String
    package var title: String

    package init(name: String, title: String) {
        self.name = name
        self.title = title
    }
}
