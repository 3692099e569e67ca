import DoseInterface
import DoseStore
import Regimen

/// How much was taken as needed.
struct UseTotal {
    private(set) var doses = 0
    /// How often each canonical amount was taken.
    private var times: [String: Int] = [:]

    mutating func add(_ amount: String?) {
        doses += 1
        times[amount ?? "", default: 0] += 1
    }

    /// A sum for each kind of unit; empty when one amount cannot be read or is too large to add.
    private var sums: [Quantity] {
        var sums: [Quantity] = []
        for (amount, count) in times.sorted(by: { $0.key < $1.key }) {
            guard let more = (try? Quantity(parsing: amount))?.multiplied(by: count) else {
                return []
            }
            if let index = sums.firstIndex(where: { $0.isComparable(with: more) }) {
                guard let sum = sums[index].adding(more) else { return [] }
                sums[index] = sum
            } else {
                sums.append(more)
            }
        }
        return sums
    }

    func described(of stored: StoredPrescription) -> MedicineUse {
        let sums = sums
        let only = sums.count == 1 ? sums.first : nil
        return MedicineUse(
            prescription: stored.name, medicine: stored.medicine, doses: doses,
            amount: sums.isEmpty ? nil : sums.map(\.words).joined(separator: " and "),
            value: only?.amount.description, unit: only?.ucum)
    }
}
