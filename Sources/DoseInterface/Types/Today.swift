/// What concerns one person today, as one screen holds it: of each kind the first ones, and how
/// many more there are. person: whose it is, when there is more than one person. begun: whether
/// anything is on the list. open: overdue or due. coming: what is left of today at home; when
/// nothing is, the next dose. done: what was recorded today, newest first. infusions: the next one
/// of each prescription that a clinic gives. stock: what runs out soon, the first first. questions:
/// those that wait for an answer.
package struct Today: Codable, Sendable, Equatable {
    package var person: String?
    package var begun: Bool
    package var open: [Dose]
    package var openMore: Int
    package var coming: [Dose]
    package var comingMore: Int
    package var done: [DoseRecord]
    package var doneMore: Int
    package var infusions: [Infusion]
    package var infusionsMore: Int
    package var stock: [Stock]
    package var stockMore: Int
    package var questions: [FollowUp]
    package var questionsMore: Int

    package init(
        person: String? = nil,
        begun: Bool,
        open: [Dose] = [],
        openMore: Int = 0,
        coming: [Dose] = [],
        comingMore: Int = 0,
        done: [DoseRecord] = [],
        doneMore: Int = 0,
        infusions: [Infusion] = [],
        infusionsMore: Int = 0,
        stock: [Stock] = [],
        stockMore: Int = 0,
        questions: [FollowUp] = [],
        questionsMore: Int = 0
    ) {
        self.person = person
        self.begun = begun
        self.open = open
        self.openMore = openMore
        self.coming = coming
        self.comingMore = comingMore
        self.done = done
        self.doneMore = doneMore
        self.infusions = infusions
        self.infusionsMore = infusionsMore
        self.stock = stock
        self.stockMore = stockMore
        self.questions = questions
        self.questionsMore = questionsMore
    }
}
