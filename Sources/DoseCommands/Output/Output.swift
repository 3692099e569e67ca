/// Something that can be told to a person.
package protocol Tellable {
    /// Writes the answer as text.
    func tell(on page: inout Page)
}

/// The one switch between text for people and JSON for programs.
package struct Output: Sendable {
    /// What `--json` decides.
    package enum Form: Sendable, Equatable {
        case text
        case json
    }

    package let form: Form
    /// How text looks on standard output.
    package let style: TextStyle
    private let answers: any TextSink
    private let messages: any TextSink

    /// - Parameters:
    ///   - answers: standard output, for data.
    ///   - messages: standard error, for everything else.
    package init(
        form: Form, style: TextStyle, answers: any TextSink, messages: any TextSink
    ) {
        self.form = form
        self.style = style
        self.answers = answers
        self.messages = messages
    }

    /// The same output for what is made for paper.
    package var onPaper: Output {
        Output(form: form, style: style.paper, answers: answers, messages: messages)
    }

    /// Shows an answer.
    package func show(_ answer: some Tellable & Encodable) throws(DoseFailure) {
        try show(answer, json: answer)
    }

    /// Shows an answer whose JSON is a part of it: a list prints its array.
    package func show(
        _ answer: some Tellable, json: some Encodable
    ) throws(DoseFailure) {
        switch form {
        case .text:
            var page = Page(style: style)
            answer.tell(on: &page)
            answers.write(page.text)
        case .json:
            answers.write(try JSONText.line(json) + "\n")
        }
    }

    /// Text for standard output in the text form alone.
    package func write(text: String) {
        if form == .text { answers.write(text) }
    }

    /// A piece of JSON for standard output; nothing in the text form.
    package func write(json: String) {
        if form == .json { answers.write(json) }
    }

    /// One line of a JSON stream; nothing in the text form.
    package func write(jsonLine value: some Encodable) {
        guard form == .json, let line = try? JSONText.line(value) else { return }
        answers.write(line + "\n")
    }

    /// Data that is the same in both forms.
    package func write(data: String) { answers.write(data) }

    /// Says something beside the answer.
    package func remark(_ text: String) {
        var page = Page(style: TextStyle(width: style.width, plainness: style.plainness))
        page.say("dose: " + text)
        messages.write(page.text)
    }

    /// Shows a failure: one JSON object on standard output, or sentences.
    package func show(_ failure: DoseFailure) {
        switch form {
        case .json:
            let report = FailureReport(failure)
            guard let line = try? JSONText.line(report) else { return }
            answers.write(line + "\n")
        case .text:
            var page = Page(style: style)
            let isAnswer = FailureText(failure).tell(on: &page)
            (isAnswer ? answers : messages).write(page.text)
        }
    }
}
