import DoseInterface
import DoseStore
import Formulary

extension Scene {
    /// What the drug table says about a medicine, each sentence with its source. What holds where
    /// the person is treated comes first within a topic.
    func statements(about stored: StoredPrescription) throws -> [Remark] {
        try drug(of: stored).map { try statements(of: $0) }?.map(remark) ?? []
    }

    /// What it says about one topic.
    func statements(about stored: StoredPrescription, _ topic: Topic) throws -> [Remark] {
        let order = try regionOrder()
        return drug(of: stored).map { Self.statements(of: $0, about: topic, in: order) }?
            .map(remark) ?? []
    }

    /// The statements of a medicine, topic by topic in the order of its entry.
    func statements(of drug: Drug) throws -> [Statement] {
        let order = try regionOrder()
        let topics = drug.statements.map(\.topic).reduce(into: [Topic]()) { seen, topic in
            if !seen.contains(topic) { seen.append(topic) }
        }
        return topics.flatMap { Self.statements(of: drug, about: $0, in: order) }
    }

    private static func statements(
        of drug: Drug, about topic: Topic, in order: RegionOrder
    ) -> [Statement] {
        order.items(drug.statements(about: topic)) { $0.sources }
            .map { $0.with(sources: order.sources($0.sources)) }
    }

    private func remark(_ statement: Statement) -> Remark {
        remark(statement.text, statement.sources, statement.mark)
    }
}
