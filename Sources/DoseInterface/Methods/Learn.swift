/// Short pages about the illness and its treatment, each sentence with its source. Without a topic:
/// all that there are. commands: what to type next.
package enum Learn: InterfaceMethod {
    package static let name = "io.dosed.Learn"
    package static let isAboutPerson = false

    package struct Request: Codable, Sendable, Equatable {
        package var topic: String?

        package init(topic: String? = nil) {
            self.topic = topic
        }
    }

    package struct Reply: Codable, Sendable, Equatable {
        package var topics: [LearnTopic]
        package var title: String?
        package var remarks: [Remark]
        package var commands: [String]

        package init(
            topics: [LearnTopic],
            title: String? = nil,
            remarks: [Remark],
            commands: [String]
        ) {
            self.topics = topics
            self.title = title
            self.remarks = remarks
            self.commands = commands
        }
    }
}
