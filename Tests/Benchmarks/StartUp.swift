/// From the start of the program to READY with a large database, against the same with an empty
/// one.
struct StartUp {
    static let target = 0.2

    let prescriptions: Int
    let dosesEach: Int
    let pairs: Int

    func run(in scratch: Scratch, _ programs: Programs) throws -> ResultRow {
        let large = try PrivateDaemon("large", in: scratch, programs)
        try LargeDatabase(prescriptions: prescriptions, dosesEach: dosesEach)
            .make(for: large, in: scratch, programs)
        let empty = try PrivateDaemon("empty", in: scratch, programs)
        func seconds(_ daemon: PrivateDaemon) throws -> Double {
            let seconds = try daemon.start()
            try daemon.stop()
            return seconds
        }
        let measured = try Pairs(
            pairs, ours: { try seconds(large) }, known: { try seconds(empty) })
        try prove(large)
        let doses = prescriptions * dosesEach
        return ResultRow(
            what: "start to READY with \(prescriptions) prescriptions and \(doses) recorded doses "
                + "(\(Shown.megabytes(File.bytes(of: large.database))))",
            ours: Shown.milliseconds(measured.medianOfOurs),
            against: "with an empty database: \(Shown.milliseconds(measured.medianOfKnown))",
            ratio: Shown.ratio(measured.ratio), target: "≤ \(Shown.milliseconds(Self.target))",
            isMet: measured.medianOfOurs <= Self.target)
    }

    /// A daemon that refuses its database is ready too. This one has to know all of it.
    private func prove(_ daemon: PrivateDaemon) throws {
        try daemon.start()
        let status = try daemon.connect().call("io.dosed.GetStatus")
        guard status.contains("\"prescriptions\":\(prescriptions),") else {
            throw BenchFailure("the large database is not used: \(status)")
        }
        try daemon.stop()
    }
}
