import DoseInterface
import DoseStore
import Formulary

struct AddContactHandler: WriteHandler {
    typealias Method = AddContact

    func answer(_ request: AddContact.Request, in scene: Scene) throws -> AddContact.Reply {
        let role = try scene.checked(request.role, "role", limit: Limits.phoneCharacters)
            .lowercased()
        let name = try scene.checked(request.name, "name", limit: Limits.nameCharacters)
        let phone = try scene.checked(request.phone, "phone", limit: Limits.phoneCharacters)
        guard phone.count(where: { $0.isASCII && $0.isNumber }) >= 2,
            phone.allSatisfy({ $0.isASCII && ($0.isNumber || "+()/-. xext*#".contains($0)) })
        else { throw Invalid(parameter: "phone", message: Sentences.notAPhone) }
        let contact = StoredContact(role: role, name: name, phone: phone)
        let standing = try scene.transaction.contacts(of: scene.person)
        guard standing.count < Limits.contacts else {
            throw TooLarge(limit: Limits.contacts, message: Sentences.tooMany("contacts"))
        }
        guard !standing.contains(where: { ($0.role, $0.name, $0.phone) == (role, name, phone) })
        else {
            throw Invalid(parameter: "name", message: Sentences.alreadyOnRecord(name))
        }
        let event = try scene.log(
            .contactAdded, EventDetail("contact \(name) (\(role))"), request: request.requestId)
        try scene.transaction.add(contact, of: scene.person, event: event)
        return AddContact.Reply(
            contact: try scene.describe(contact),
            remarks: [scene.remark(Sentences.shownWhereCalled(name))])
    }
}

struct RemoveContactHandler: WriteHandler {
    typealias Method = RemoveContact

    func answer(_ request: RemoveContact.Request, in scene: Scene) throws -> RemoveContact.Reply {
        let contact = try scene.contact(named: request.name)
        let event = try scene.log(
            .contactRemoved, EventDetail("contact \(contact.name), removed"),
            request: request.requestId)
        try scene.transaction.remove(contact, of: scene.person, by: event)
        return RemoveContact.Reply(contact: try scene.describe(contact))
    }
}

struct ListContactsHandler: Handler {
    typealias Method = ListContacts

    func answer(_ request: ListContacts.Request, in scene: Scene) throws -> ListContacts.Reply {
        let emergency = scene.emergency()
        return ListContacts.Reply(
            contacts: try scene.transaction.contacts(of: scene.person).map {
                try scene.describe($0)
            },
            emergency: emergency.words, sources: emergency.sources.map(Scene.describe))
    }
}

extension Scene {
    /// One of those to call, by the name or the role.
    func contact(named text: String) throws -> StoredContact {
        let typed: String = try checked(text, "name", limit: Limits.nameCharacters)
        let contacts = try transaction.contacts(of: person)
        let key = typed.lowercased()
        let fitting = contacts.filter { $0.role == key || $0.name.lowercased() == key }
        guard let contact = fitting.first else {
            let known = contacts.map(\.name)
            throw NotFound(
                what: "contact", name: typed, suggestions: known,
                message: Sentences.notOnRecord("contact", typed, known: known))
        }
        guard fitting.count == 1 else {
            let choices = fitting.map(\.name)
            throw Ambiguous(
                name: typed, choices: choices, message: Sentences.ambiguous(typed, choices))
        }
        return contact
    }

    fileprivate func describe(_ contact: StoredContact) throws -> Contact {
        Contact(
            role: contact.role, name: contact.name, phone: contact.phone,
            note: try notes(on: contact.event))
    }
}
