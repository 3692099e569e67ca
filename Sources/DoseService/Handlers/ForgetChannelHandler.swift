import DoseInterface
import DoseStore

struct ForgetChannelHandler: WriteHandler {
    typealias Method = ForgetChannel

    func answer(
        _ request: ForgetChannel.Request, in scene: Scene
    ) throws -> ForgetChannel.Reply {
        let channel = try scene.checked(
            request.channel, "channel", limit: Limits.nameCharacters)
        guard try scene.transaction.forget(channel: channel) else {
            throw NotFound(
                what: "channel", name: channel,
                suggestions: try scene.transaction.channels().map(\.name),
                message: Sentences.notFound("channel", channel))
        }
        if try !scene.transaction.hasCarer() { try scene.transaction.closeRemindersForCarers() }
        _ = try scene.log(
            .channelForgotten, EventDetail("the channel \(channel) was taken away"),
            request: request.requestId)
        return ForgetChannel.Reply()
    }
}
