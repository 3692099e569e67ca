/// Something that happens in a simulated year.
enum Step {
    case add(plan: Int)
    case answer
    case agent(Int)
    case restart(killed: Bool, off: Int, reboot: Bool)
    case sleep(Int)
    case smallStep(Int)
    case leap(seconds: Int, synchronized: Bool)
    case leapBack
    case move(Int, String)
    case fullDisk(Int)
    /// For so many days; nil until somebody resumes it.
    case hold(plan: Int, days: Int?)
    case resume(plan: Int)

    /// Whether only the notice of the kernel tells the daemon of it.
    var setsClocks: Bool {
        switch self {
        case .sleep, .smallStep, .leap, .leapBack: true
        case .add, .answer, .agent, .restart, .move, .fullDisk, .hold, .resume: false
        }
    }
}
