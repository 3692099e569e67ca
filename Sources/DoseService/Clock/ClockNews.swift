/// Something about the clocks that the log tells.
package enum ClockNews: Sendable, Equatable {
    /// The wall clock was put forward (or back) by so many seconds that did not pass.
    case stepped(seconds: Int64)
    /// The machine slept for so many seconds.
    case slept(seconds: Int64)
    /// Nobody was there to remind, and this is the sentence that says so.
    case wasOff(sentence: String)
}
