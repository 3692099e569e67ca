import DoseInterface

// The interface and the drug table both name sources, check states and so on. These are the
// interface's.
typealias WireSource = Source
typealias WireCheckState = CheckState
typealias WireMoment = Moment
typealias WireFollowUp = FollowUp
typealias WireFollowUpAnswer = FollowUpAnswer
typealias WireClock = Clock
typealias WireTimeOff = TimeOff
typealias WireHold = CheckHold
typealias WireExam = DentalExam
typealias WireWork = DentalWork
typealias WireObservation = Observation
