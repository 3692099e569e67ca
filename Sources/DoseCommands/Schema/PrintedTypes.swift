import DoseInterface
import Varlink

/// Every type that can be printed: those of `io.dosed`, and those that `dose` adds. Both are
/// written in the same language, so that there is one way from a description to a schema.
struct PrintedTypes: Sendable {
    let description: InterfaceDescription
    /// The names of the errors that `dose` finds itself.
    let ownErrors: Set<String>

    /// - Throws: `DescriptionError` when a description is wrong, which a test finds.
    init() throws(DescriptionError) {
        let interface = try InterfaceDescription(parsing: DosedInterface.description)
        description = try InterfaceDescription(
            parsing: DosedInterface.description + "\n" + Self.own)
        ownErrors = Set(description.errors.map(\.name)).subtracting(interface.errors.map(\.name))
    }

    /// What `dose` adds to `io.dosed`. Its errors are sent as `dose.NAME`.
    private static let own = """
        # Lab results and other values, and the lab tests that are booked.
        type LabRecord (observations: []Observation, bookings: []LabBooking)

        # What a text would make. occurrences: RFC 3339 with offset.
        type PreviewReport (
            words: string,
            canonical: string,
            occurrences: []string,
            medicine: ?string,
            dose: ?string,
            remarks: ?[]Remark,
            route: ?string,
            indication: ?string,
            instruction: ?string
        )

        # ok, worth knowing, or a problem.
        type FindingState (ok, note, problem)

        # What was looked at, how it is, and what helps.
        type Finding (
            check: string,
            state: FindingState,
            sentence: string,
            remedy: ?string,
            command: ?string
        )

        type Examination (findings: []Finding, problems: int)

        # A manual page or a script for a shell.
        type PrintedText (name: string, text: string)

        # A file that was written.
        type WrittenFile (file: string, bytes: int)

        # The first line of an export. format: "dosed-export". version: of how lines are written.
        # schema: of the tables. sum: 16 hexadecimal digits, the first 8 bytes of the SHA-256 over
        # the sum of the line before (nothing, in this line) and the line up to the comma before
        # its sum.
        type ExportHeader (format: string, version: int, schema: int, sum: string)

        # A row of a table: the value of each of its columns, which is a whole number, text, null,
        # or bytes as {"hex": "00ff"}.
        type ExportRow (table: string, row: object, sum: string)

        # The last line of an export. rows: how many there were.
        type ExportEnd (end: bool, rows: int, sum: string)

        # A channel, without what is secret. place: where it tells. say: how much of a reminder is
        # said; absent where none is told. for: "carer" when it reaches one.
        type ChannelRow (
            name: string,
            kind: string,
            place: ?string,
            say: ?string,
            for: ?string,
            hasToken: ?bool
        )

        type ChannelAdded (channel: ChannelRow)

        type ChannelRemoved (channel: ChannelRow)

        # What became of a test on one channel.
        type ChannelTest (channel: string, accepted: bool, detail: ?string)

        # A try to tell a reminder. number: that of the reminder, below 0 for a test.
        type ToldReport (channel: string, number: int, accepted: bool, detail: ?string)

        type StepResult (done, unchanged, planned)

        # A step of an installation: action "copy" and object "/usr/bin/dose".
        type StepReport (action: string, object: string, result: StepResult, note: ?string)

        # The commands of the demo as they were run, and the reminders that came.
        type DemoReport (
            steps: [](command: string, exitCode: int, output: string),
            reminders: []string
        )

        error Usage ()
        error NotReachable (path: string)
        error NotAllowed (path: string)
        error ConnectionLost (path: string)
        error UnreadableReply ()
        error RequestTooLong (limit: int)
        error CannotRun (program: string)
        error DemoFailed ()
        error InstallFailed ()
        error ChannelsFault ()
        error FileFault (path: string)
        """
}
