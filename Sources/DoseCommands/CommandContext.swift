/// What a command works with: the client, the output and its surroundings.
package struct CommandContext: Sendable {
    package let client: DaemonClient
    package let output: Output
    package let surroundings: Surroundings
}
