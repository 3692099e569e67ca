import DoseInterface

/// Answers one method inside one transaction. What it throws is the refusal, and then nothing was
/// changed.
protocol Handler: Sendable {
    associatedtype Method: InterfaceMethod

    func answer(_ request: Method.Request, in scene: Scene) throws -> Method.Reply
}

/// A handler that changes something. Its request carries the client's id, so that a repeat is
/// answered as the first was.
protocol WriteHandler: Handler where Method.Request: WriteRequest {
    /// The change is on the disk. Not called for a repeat.
    ///
    /// - Parameter sense: the clocks as they were read for it.
    func committed(at sense: ClockSense)
}

extension WriteHandler {
    func committed(at sense: ClockSense) {}
}

/// A request of a method that changes something.
protocol WriteRequest {
    var requestId: String { get }
}

/// A handler that answers with a list, streamed in parts when the client asks for more.
protocol ListHandler: Sendable {
    associatedtype Method: InterfaceMethod
    associatedtype Item: Sendable

    func items(_ request: Method.Request, in scene: Scene) throws -> [Item]
    /// - Parameter head: what is to be said about the whole list; empty after its first part.
    func reply(_ items: [Item], _ head: ListHead) -> Method.Reply

    func remarks(_ request: Method.Request, in scene: Scene) throws -> [Remark]
}

extension ListHandler {
    func remarks(_ request: Method.Request, in scene: Scene) throws -> [Remark] { [] }
}

/// A handler that answers with a long list in parts. Each part is a look of its own, so that
/// nobody else waits for the whole.
protocol PageHandler: Sendable {
    associatedtype Method: InterfaceMethod
    /// Where the next part begins.
    associatedtype Place: Sendable

    /// - Parameter place: nil for the first part.
    /// - Returns: a part, and where the next one begins; nil after the last.
    func page(
        _ request: Method.Request, from place: Place?, in scene: Scene
    ) throws -> (reply: Method.Reply, next: Place?)
}

extension AddPrescription.Request: WriteRequest {}
extension StartPrescription.Request: WriteRequest {}
extension StopPrescription.Request: WriteRequest {}
extension EditPrescription.Request: WriteRequest {}
extension ShiftSchedule.Request: WriteRequest {}
extension HoldPrescription.Request: WriteRequest {}
extension ResumePrescription.Request: WriteRequest {}
extension RecordDose.Request: WriteRequest {}
extension SnoozeDose.Request: WriteRequest {}
extension MoveDose.Request: WriteRequest {}
extension UndoLast.Request: WriteRequest {}
extension AmendDose.Request: WriteRequest {}
extension AddNote.Request: WriteRequest {}
extension RecordDentalExam.Request: WriteRequest {}
extension RecordDentalWork.Request: WriteRequest {}
extension RecordObservation.Request: WriteRequest {}
extension AcknowledgeReminder.Request: WriteRequest {}
extension ForgetChannel.Request: WriteRequest {}
extension ConfirmClock.Request: WriteRequest {}
extension ChangeSetting.Request: WriteRequest {}
extension AnswerFollowUp.Request: WriteRequest {}
extension BookLabTest.Request: WriteRequest {}
extension RecordStock.Request: WriteRequest {}
extension AddHealthFact.Request: WriteRequest {}
extension EndHealthFact.Request: WriteRequest {}
extension AddContact.Request: WriteRequest {}
extension RemoveContact.Request: WriteRequest {}
extension RecordJournal.Request: WriteRequest {}
extension OverrideCheck.Request: WriteRequest {}
extension AddPerson.Request: WriteRequest {}
extension ChangePerson.Request: WriteRequest {}
extension ChooseDefaultPerson.Request: WriteRequest {}
