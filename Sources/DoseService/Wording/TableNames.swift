import Formulary

// The interface and the drug table both name sources, check states and so on. These are the
// drug table's.
typealias TableSource = Source
typealias TableCheckState = CheckState
typealias TableExam = DentalExam
typealias TableWork = DentalWork
typealias TableObservation = Observation
typealias TableOverride = Override
typealias TableFollowUp = FollowUp
typealias TableFollowUpAnswer = FollowUpAnswer
typealias TableCheckHold = CheckHold
