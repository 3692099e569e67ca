import DoseInterface
import DoseStore
import Formulary

extension Scene {
    /// What the drug table says about a medicine, each sentence with its source.
    func statements(about stored: StoredPrescription) -> [Remark] {
        drug(of: stored)?.statements.map { remark($0.text, $0.sources, $0.mark) } ?? []
    }

    /// What it says about one topic.
    func statements(about stored: StoredPrescription, _ topic: Topic) -> [Remark] {
        drug(of: stored)?.statements(about: topic)
            .map { remark($0.text, $0.sources, $0.mark) } ?? []
    }
}
