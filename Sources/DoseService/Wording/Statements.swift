import DoseInterface
import DoseStore
import Formulary

extension Scene {
    /// What the drug table says about a medicine, each sentence with its source. What holds where
    /// the person is treated comes first within a topic.
    func statements(about stored: StoredPrescription) throws -> [Remark] {
        guard let drug = drug(of: stored) else { return [] }
        return try statements(of: drug, product: product(of: drug, in: stored)).map(remark)
    }

    /// What it says about one topic, and not about a product of the same medicine that was not
    /// ordered.
    func statements(about stored: StoredPrescription, _ topic: Topic) throws -> [Remark] {
        let order = try regionOrder()
        guard let drug = drug(of: stored) else { return [] }
        let product = try product(of: drug, in: stored)
        return Self.statements(of: drug, about: topic, product, in: order).map(remark)
    }

    private func product(of drug: Drug, in stored: StoredPrescription) throws -> String? {
        drug.product(ordered: try tableMedicine(stored))?.id
    }

    /// The statements of a medicine, topic by topic in the order of its entry.
    ///
    /// - Parameter product: the one that was ordered; nil for all.
    func statements(of drug: Drug, product: String? = nil) throws -> [Statement] {
        let order = try regionOrder()
        let topics = drug.statements.map(\.topic).reduce(into: [Topic]()) { seen, topic in
            if !seen.contains(topic) { seen.append(topic) }
        }
        return topics.flatMap { Self.statements(of: drug, about: $0, product, in: order) }
    }

    private static func statements(
        of drug: Drug, about topic: Topic, _ product: String?, in order: RegionOrder
    ) -> [Statement] {
        order.items(drug.statements(about: topic, product: product)) { $0.sources }
            .map { $0.with(sources: order.sources($0.sources)) }
    }

    private func remark(_ statement: Statement) -> Remark {
        remark(statement.text, statement.sources, statement.mark)
    }
}
