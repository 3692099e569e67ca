import DoseInterface
import DoseStore
import Formulary

extension Scene {
    /// What the drug table says about a medicine, each sentence with its source.
    func statements(about stored: StoredPrescription) -> [Remark] {
        drug(of: stored)?.statements.map { remark($0.text, $0.sources) } ?? []
    }
}
