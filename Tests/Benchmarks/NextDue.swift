import DoseSchema
import DoseStore
import Regimen

/// Which dose comes next, and when, among a great many prescriptions, against the same question
/// among a few: what the daemon asks before each sleep.
struct NextDue {
    static let target = 1.5

    let many: Int
    let few: Int
    let pairs: Int
    let questionsEach: Int

    func run(in scratch: Scratch, _ programs: Programs) async throws -> ResultRow {
        let many = try await store(of: many, in: scratch, programs)
        let few = try await store(of: few, in: scratch, programs)
        var (ours, known): ([Double], [Double]) = ([], [])
        // One pair more, which does not count, warms both up.
        for index in 0...pairs {
            let first = try await seconds(index % 2 == 0 ? many : few)
            let second = try await seconds(index % 2 == 0 ? few : many)
            guard index > 0 else { continue }
            ours.append(index % 2 == 0 ? first : second)
            known.append(index % 2 == 0 ? second : first)
        }
        await many.close()
        await few.close()
        let ratio = Stopwatch.median(zip(ours, known).map { $0 / $1 })
        return ResultRow(
            what: "the next dose among \(self.many) prescriptions in the database",
            ours: Shown.microseconds(Stopwatch.median(ours)),
            against: "among \(self.few): \(Shown.microseconds(Stopwatch.median(known)))",
            ratio: Shown.ratio(ratio), target: "≤ \(Shown.number(Self.target, digits: 1))",
            isMet: ratio <= Self.target)
    }

    /// A database that the daemon made, with nothing in it but prescriptions and their next doses.
    private func store(
        of count: Int, in scratch: Scratch, _ programs: Programs
    ) async throws -> DoseStore {
        let daemon = try PrivateDaemon("next-\(count)", in: scratch, programs)
        try LargeDatabase(prescriptions: count, dosesEach: 0)
            .make(for: daemon, in: scratch, programs)
        let store = DoseStore(
            path: daemon.database, identity: DoseSchema.identity,
            catalogue: DoseSchema.catalogue, stamp: "bench")
        if let refusal = await store.refusal { throw BenchFailure("\(refusal)") }
        return store
    }

    /// Seconds for one question. The way to the store's own thread is no part of it.
    private func seconds(_ store: DoseStore) async throws -> Double {
        let count = questionsEach
        return try await store.transact(at: .earliest, by: 0, reading: true) { transaction in
            let begin = Stopwatch.now
            for _ in 0..<count {
                let next = try transaction.nextReminder()
                guard let next, try transaction.nextInstant() == next.at,
                    case .dose = next.subject
                else { throw BenchFailure("there is no next dose") }
            }
            return Double(Stopwatch.now - begin) / 1e9 / Double(count)
        }
    }
}
